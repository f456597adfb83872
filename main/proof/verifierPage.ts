/** Fills the built verifier page with whom to believe: the court gives out its own page, with its own keys in it. */
import { toBase64Url } from './bytes.ts';
import type { Anchors } from './verify.ts';

/** Stands in the built page where the anchors go. */
export const ANCHORS_PLACE = '__ANCHORS__';

export function verifierPageFor(built: string, anchors: Anchors): string {
  const json = JSON.stringify({
    roots: anchors.roots.map(toBase64Url),
    keys: anchors.keys.map(({ by, kid, key }) => ({ by, kid, key: toBase64Url(key) })),
    revoked: anchors.revoked ?? [],
  });
  // in a data block only "</script" could end it
  return built.replace(ANCHORS_PLACE, () => json.replaceAll('<', '\\u003c'));
}
