/** Opens one request for a clerk: bundle, files with recomputed digests, and checks as facts. */
import canonicalize from 'canonicalize';
import type { z } from 'zod';
import type { CheckedFile, InboxRow, OpenedRequest } from '../../contract/desk.ts';
import { Envelope, GENESIS } from '../../contract/link.ts';
import type { RequestBundle, SealedFile } from '../../contract/request.ts';
import { err, ok, unreachable, type Result } from '../../contract/result.ts';
import { ed25519PublicKey, sha256Hex, verifyDigest } from '../digest.ts';
import type { EvidenceShelf } from '../gateway/evidence.ts';
import type { CourtKeyRing } from '../keys.ts';
import type { CourtStore, MatterRow, StoredItem } from '../store/store.ts';
import {
  BrokenSealError,
  digestOfSealedFile,
  isFileError,
  openBundle,
  openSealedFile,
} from '../worker/opening.ts';

export type ReadingParts = {
  readonly store: CourtStore;
  readonly keys: CourtKeyRing;
  readonly shelf: EvidenceShelf;
};
export type OpenedBody = {
  readonly row: MatterRow;
  readonly item: StoredItem;
  readonly bundle: RequestBundle;
};
export type ReadingError = { readonly kind: 'notFound' | 'sealBroken' };

export const fileKeyOf = (file: SealedFile): Buffer => Buffer.from(file.key, 'base64url');

/** The plain bytes of one file, in memory. Whatever is wrong with a file is wrong with this file alone. */
export async function plainFile(
  shelf: EvidenceShelf,
  file: SealedFile,
): Promise<Result<Uint8Array, 'unreadable'>> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of openSealedFile(shelf.pathOf(file.sealedSha256), fileKeyOf(file)))
      chunks.push(chunk);
  } catch (error) {
    if (error instanceof BrokenSealError || isFileError(error)) return err('unreadable');
    throw error;
  }
  return ok(Buffer.concat(chunks));
}

export async function openBody(
  { store, keys }: ReadingParts,
  id: string,
): Promise<Result<OpenedBody, ReadingError>> {
  const row = store.matters.find(id);
  const item = store.items.find(id);
  if (row === null || item === null) return err({ kind: 'notFound' });
  const envelope = Envelope.parse(JSON.parse(item.env));
  const bundle = await openBundle(envelope.body, keys.opening);
  return bundle.ok ? ok({ row, item, bundle: bundle.value }) : bundle;
}

export async function openRequest(
  parts: ReadingParts,
  id: string,
): Promise<Result<z.infer<typeof OpenedRequest>, ReadingError>> {
  const opened = await openBody(parts, id);
  if (!opened.ok) return opened;
  const { row, item, bundle } = opened.value;
  const files: CheckedFile[] = [];
  // One after the other: a request may hold 200 pages and the court other work.
  for (const [index, file] of bundle.files.entries()) files.push(await checked(parts, id, index, file));
  const document = files.find((file) => file.role === 'document');
  return ok({
    row: inboxRow(row),
    bundle,
    files,
    checks: {
      envelopeSignature: signedByBooth(parts.store, item),
      chain: chained(parts.store, item),
      documentDigestSigned:
        bundle.signature.documentSha256 === bundle.document.sha256 &&
        document?.recomputed === bundle.document.sha256,
      samplesDigest:
        sha256Hex(canonicalize(bundle.signature.samples) ?? '') === bundle.signature.samplesSha256,
      allFiles: files.length > 0 && files.every((file) => file.matches),
    },
    answer: row.answer,
  });
}

async function checked(
  { store, shelf }: ReadingParts,
  id: string,
  index: number,
  file: SealedFile,
): Promise<CheckedFile> {
  const here = store.evidence.size(file.sealedSha256) !== null;
  const recomputed = here ? await digestOfSealedFile(shelf.pathOf(file.sealedSha256), fileKeyOf(file)) : null;
  return {
    name: file.name,
    role: file.role,
    originalOf: file.originalOf ?? null,
    mime: file.mime,
    size: file.size,
    promised: file.sha256,
    recomputed,
    matches: recomputed === file.sha256,
    url: recomputed === null ? null : `/desk/api/items/${id}/files/${index}`,
  };
}

function signedByBooth(store: CourtStore, item: StoredItem): boolean {
  const key = store.booths.keyOfItem(item.kid);
  const publicKey = key === null ? null : ed25519PublicKey(key.publicKey);
  return (
    publicKey !== null &&
    sha256Hex(item.env) === item.hash &&
    verifyDigest(Buffer.from(item.hash, 'hex'), item.sig, publicKey)
  );
}

function chained(store: CourtStore, item: StoredItem): boolean {
  if (item.seq === 1) return item.prev === GENESIS;
  return store.items.at(item.booth, item.epoch, item.seq - 1)?.hash === item.prev;
}

export function inboxRow(row: MatterRow): z.infer<typeof InboxRow> {
  return {
    id: row.id,
    boothId: row.booth,
    receiptNumber: row.number,
    receivedAt: row.receivedAt,
    disputeKind: row.disputeKind,
    parties: row.parties,
    pages: row.pages,
    state: stateOf(row),
    sealBroken: row.sealBroken,
  };
}

function stateOf(row: MatterRow): z.infer<typeof InboxRow>['state'] {
  switch (row.answer.kind) {
    case 'accepted':
      return 'accepted';
    case 'returned':
      return 'returned';
    case 'received':
      return row.complete ? 'new' : 'waitingFiles';
    default:
      return unreachable(row.answer);
  }
}
