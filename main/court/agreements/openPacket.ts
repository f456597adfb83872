/** Opens a packet with the court's key: its body, then each file, whose digest is recomputed. Bounds come first. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { Envelope } from '../../contract/link.ts';
import { ok, type Result } from '../../contract/result.ts';
import {
  AGREEMENT_PROOF, AgreementPacket, ConfirmationPacket, GroupConsentPacket, PAPER, type PacketFile, type PacketFileRole, type SignedPacket,
} from '../../contract/session/packet.ts'; // prettier-ignore
import type { EvidenceShelf } from '../gateway/evidence.ts';
import type { CourtKeyRing } from '../keys.ts';
import type { CourtStore, StoredItem } from '../store/store.ts';
import { BrokenSealError, openSealedFile, openSealedJson } from '../worker/opening.ts';
import { refused, type Refusal } from './flaws.ts';

export type OpeningParts = {
  readonly store: CourtStore;
  readonly keys: CourtKeyRing;
  readonly shelf: EvidenceShelf;
};

/** An agreement of 200 pages is already a book; 59 signers with long signatures stay far below the sum. */
const MAX_PAGES = 200;
const MEGABYTE = 2 ** 20;
const MAX_BYTES: Readonly<Record<PacketFileRole, number>> = {
  agreement: 40 * MEGABYTE,
  application: 40 * MEGABYTE,
  proof: 20 * MEGABYTE,
  signer: 4 * MEGABYTE,
  authority: 8 * MEGABYTE,
  consent: 40 * MEGABYTE,
  roster: MEGABYTE,
};
const MAX_WHOLE = 160 * MEGABYTE;

type Keys = Pick<OpeningParts, 'keys'>;

export const openBody = (parts: Keys, item: StoredItem): Promise<Result<AgreementPacket, Refusal>> =>
  openAs(AgreementPacket, parts, item);

export const openApplicationBody = (
  parts: Keys,
  item: StoredItem,
): Promise<Result<ConfirmationPacket, Refusal>> => openAs(ConfirmationPacket, parts, item);

export const openConsentBody = (
  parts: Keys,
  item: StoredItem,
): Promise<Result<GroupConsentPacket, Refusal>> => openAs(GroupConsentPacket, parts, item);

async function openAs<P extends SignedPacket>(
  shape: z.ZodType<P>,
  { keys }: Keys,
  item: StoredItem,
): Promise<Result<P, Refusal>> {
  const envelope = Envelope.parse(JSON.parse(item.env));
  const opened = await openSealedJson(envelope.body, keys.opening);
  if (!opened.ok) return refused('sealBroken');
  const packet = shape.safeParse(opened.value);
  if (!packet.success) return refused('packetUnreadable');
  const uploaded = new Set(envelope.files.map((file) => file.sha256));
  const flaw = filesFlaw(packet.data, uploaded);
  return flaw === null ? ok(packet.data) : refused(flaw);
}

function filesFlaw(
  { files, document, kind }: SignedPacket,
  uploaded: ReadonlySet<string>,
): Refusal['flaw'] | null {
  if (document.pages > MAX_PAGES) return 'tooManyPages';
  if (files.some((file) => Math.max(file.size, file.sealedSize) > MAX_BYTES[file.role] * 1.01))
    return 'tooLarge';
  if (files.reduce((sum, file) => sum + file.sealedSize, 0) > MAX_WHOLE) return 'tooLarge';
  const one = (name: string, role: PacketFileRole): boolean =>
    files.filter((file) => file.role === role).length === 1 &&
    files.some((file) => file.name === name && file.role === role);
  const named = new Set(files.map((file) => file.name)).size === files.length;
  if (!named || !one(PAPER[kind].name, PAPER[kind].role) || !one(AGREEMENT_PROOF, 'proof'))
    return 'fileMissing';
  return files.every((file) => uploaded.has(file.sealedSha256)) ? null : 'fileMissing';
}

/** Plain bytes by name, each of the digest the packet promises. */
export async function openFiles(
  { store, shelf }: OpeningParts,
  packet: { readonly files: readonly Omit<PacketFile, 'role'>[] },
): Promise<Result<ReadonlyMap<string, Uint8Array>, Refusal>> {
  const found = new Map<string, Uint8Array>();
  for (const file of packet.files) {
    if (store.evidence.size(file.sealedSha256) !== file.sealedSize) return refused('fileDiffers');
    const bytes = await openFile(shelf.pathOf(file.sealedSha256), file);
    if (bytes === null) return refused('fileDiffers');
    found.set(file.name, bytes);
  }
  return ok(found);
}

async function openFile(path: string, file: Omit<PacketFile, 'role'>): Promise<Uint8Array | null> {
  const hash = createHash('sha256');
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of openSealedFile(path, Buffer.from(file.key, 'base64url'))) {
      size += piece.length;
      if (size > file.size) return null;
      hash.update(piece);
      pieces.push(piece);
    }
  } catch (error) {
    if (error instanceof BrokenSealError) return null;
    throw error;
  }
  // its own memory: it goes on to a thread
  return size === file.size && hash.digest('hex') === file.sha256
    ? Uint8Array.from(Buffer.concat(pieces))
    : null;
}
