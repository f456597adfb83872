/** The looks in which screens are measured. */
import type { Look } from '../../main/contract/screen.ts';

export const SCALES = [100, 125, 150, 200] as const;
export const day = (scale: Look['scale']): Look => ({ scale, contrast: 'day', language: 'zh-CN' });
export const high = (scale: Look['scale']): Look => ({ scale, contrast: 'high', language: 'zh-CN' });
export const english = (scale: Look['scale']): Look => ({ scale, contrast: 'day', language: 'en' });
export const everyLook: readonly Look[] = SCALES.flatMap((scale) => [
  day(scale),
  high(scale),
  english(scale),
]);

export const wordsFor = (look: Look): string => `${look.scale} % ${look.contrast} ${look.language}`;
