/** How wide a pen writes: thinner when it is hardly pressed; for pictures only, never for evidence. */
import type { CapturedSample } from '../signatureCapture.ts';

const THIN_MM = 0.25;
const THICK_MM = 0.8;

/** Millimetres. */
export const penWidth = ({ pressure }: CapturedSample): number =>
  THIN_MM + (THICK_MM - THIN_MM) * Math.sqrt(pressure);
