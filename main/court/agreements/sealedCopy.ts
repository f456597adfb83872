/** The copy that bears the organisation's seal (人民调解法 29): its scanned pages, compared by the clerk, light the organisation's light from the day it was sealed. */
import { DESK_FILES_MAX, type NotedLight, type SealedCopyPost } from '../../contract/agreements.ts';
import type { z } from 'zod';
import { err, ok, type Result } from '../../contract/result.ts';
import type { AgreementPacket } from '../../contract/session/packet.ts';
import { sha256Hex } from '../digest.ts';
import { courtDay } from '../worker/numbers.ts';
import { note, received, type AnsweringError, type AnsweringParts } from './answering.ts';
import { missingLights, signedDay } from './lights.ts';
import type { PaperShelf } from './paperShelf.ts';

type Parts = AnsweringParts & { readonly papers: PaperShelf };
type Post = z.infer<typeof SealedCopyPost>;

/** JPEG or PNG by their first bytes. */
export const pictureType = (bytes: Uint8Array): 'image/jpeg' | 'image/png' | null => {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  if (head.startsWith('ffd8ff')) return 'image/jpeg';
  return head === '89504e470d0a1a0a' ? 'image/png' : null;
};

export async function registerSealedCopy(
  parts: Parts,
  id: string,
  packet: AgreementPacket,
  post: Post,
): Promise<Result<readonly NotedLight[], AnsweringError>> {
  const pages = post.pages.map((page) => Buffer.from(page, 'base64'));
  const digests = pages.map(sha256Hex);
  const wrong = flawOf(parts, id, packet, post, pages, digests);
  if (wrong !== null) return err({ kind: wrong });
  for (const page of pages) await parts.papers.keep(page);
  // asked again inside the transaction: another clerk may have been faster
  return parts.store.transaction((): Result<readonly NotedLight[], AnsweringError> => {
    const now = flawOf(parts, id, packet, post, pages, digests);
    if (now !== null) return err({ kind: now });
    const { agreements, deskPapers } = parts.store;
    const { date, proof } = post;
    const notedAt = note(parts, 'agreementSealedCopy', id);
    const noted: NotedLight[] = [
      ...(agreements.find(id)?.lights ?? []),
      { light: 'organisation', date, proof, notedAt, pages: digests, by: parts.clerk },
    ];
    digests.forEach((sha256, index) =>
      deskPapers.add({ sha256, agreement: id, role: 'sealedPage', page: index + 1 }),
    );
    agreements.light(id, noted);
    return ok(noted);
  });
}

function flawOf(
  parts: Parts,
  id: string,
  { lights, document }: AgreementPacket,
  post: Post,
  pages: readonly Buffer[],
  digests: readonly string[],
): AnsweringError['kind'] | null {
  const row = received(parts, id);
  if (!row.ok) return row.error.kind;
  if (row.value.lights.some(({ light }) => light === 'organisation')) return 'alreadySealed';
  if (!missingLights(lights).includes('organisation')) return 'notMissing';
  if (post.document !== row.value.document) return 'otherPaper';
  if (pages.some((page) => pictureType(page) === null)) return 'notAPage';
  if (pages.reduce((sum, { length }) => sum + length, 0) > DESK_FILES_MAX) return 'tooLarge';
  // a page that was registered belongs to that paper
  if (digests.some((sha256) => parts.store.deskPapers.ownerOf(sha256) !== null)) return 'otherPaper';
  if (pages.length < document.pages || new Set(digests).size < digests.length) return 'pagesDiffer';
  return post.date < signedDay(lights) || post.date > courtDay(parts.now()) ? 'wrongDay' : null;
}
