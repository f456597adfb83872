/** Which words on a screen are the policy pack's, and so nobody's secret. */
import type { BoothView } from '../../main/contract/screen.ts';
import type { PublicWords } from './passages.ts';

/** On these, core's own texts repeat what the person or the court has written. */
const NEVER: ReadonlySet<BoothView['screen']['kind']> = new Set([
  'check',
  'list',
  'matters',
  'confirmIdentity',
]);

function textsIn(value: unknown, into: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if ('zh-CN' in value && 'en' in value) {
    for (const text of [value['zh-CN'], value.en]) if (typeof text === 'string') into.add(text.trim());
    return;
  }
  for (const part of Object.values(value)) textsIn(part, into);
}

export function publicWords({ frame, screen, overlay }: BoothView): PublicWords {
  const texts = new Set<string>([frame.site, frame.booth, frame.court, frame.hotline]);
  if (!NEVER.has(screen.kind)) textsIn(screen, texts);
  textsIn(overlay, texts);
  return {
    language: frame.look.language,
    // at a table people are known although the frame names nobody
    nobody: frame.person === null && screen.kind !== 'confirmIdentity' && screen.kind !== 'session',
    texts,
  };
}
