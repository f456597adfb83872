/** Sealing a request: its papers one after the other into one durable file, its words into one sealed body. */
import type { InkedFileRole, UnsealedInked } from '../../contract/session/inked.ts';
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { type EnvelopeFile, ITEM_BODY_MAX, type ItemSchema } from '../../contract/link.ts';
import type { FileRole, RequestBundle, SealedFile } from '../../contract/request.ts';
import type { RecordConfirmation } from '../../contract/hearing/recordBorder.ts';
import type { UnsealedPacket, PacketFileRole } from '../../contract/session/packet.ts';
import { type Result, err, ok } from '../../contract/result.ts';
import { sha256Hex, sha256HexAside } from '../util/digest.ts';
import { createDurably, isDiskFull } from '../util/durable.ts';
import { type SealingKey, sealBody, sealFile } from './sealing.ts';

type AnyRole = FileRole | PacketFileRole | InkedFileRole;

/**
 * One paper of the request. `read` gives a copy that capture zeroes after sealing, or null: it cannot be read any more. `sha256`: digest of those bytes where
 * it is known already (pages of the visit's papers, which are authenticated when read); else it is made here.
 */
export interface CaptureFile {
  readonly name: string;
  readonly role: AnyRole;
  /** Of an original: the digest of the page that was cleaned from it. */
  readonly originalOf?: string;
  readonly mime: string;
  readonly sha256?: string;
  readonly read: () => Promise<Uint8Array | null> | Uint8Array;
}

export interface CaptureRequest {
  /** Of the item in the outbox; a request where nothing is said. */
  readonly schema?: z.infer<typeof ItemSchema>;
  /** `bundle.id` names the request: capturing it a second time answers the first capture. */
  readonly bundle: Omit<RequestBundle, 'files'> | UnsealedPacket | UnsealedInked | RecordConfirmation;
  readonly files: readonly CaptureFile[];
}

export interface Captured {
  readonly itemId: string;
  readonly hash: string;
  readonly seq: number;
}

/**
 * `unclaimed`: no court has taken this booth in, so there is no key to seal to. `diskFull`: even the reserve did not
 * help. `bodyTooLarge`: the request does not fit an envelope. `paperLost`: one of its papers cannot be read. Nothing is
 * kept in any of these cases.
 */
export type CaptureError = { readonly kind: 'unclaimed' | 'diskFull' | 'bodyTooLarge' | 'paperLost' };

type SealedAndPlaced = z.infer<typeof EnvelopeFile> & { readonly offset: number };

export interface SealedRequest {
  readonly body: string;
  /** Name of the one file that holds the sealed files, one after the other: one fsync instead of many. Null without files. */
  readonly pack: string | null;
  readonly files: readonly SealedAndPlaced[];
}

type AnySealedFile = Omit<SealedFile, 'role'> & { readonly role: AnyRole };

/** Leaves the middle of a durable write, which then leaves nothing behind. */
class PaperLost extends Error {}

/** Seals files and body and makes the files durable as `pack` in `folder`. On an error nothing stays. */
export async function sealRequest(
  request: CaptureRequest,
  key: SealingKey,
  folder: string,
  pack: string,
): Promise<Result<SealedRequest, CaptureError>> {
  const sealAll = (files: readonly AnySealedFile[]): Promise<string> => {
    const plain = new TextEncoder().encode(JSON.stringify({ ...request.bundle, files }));
    return sealBody(plain, key);
  };
  let sealed: readonly AnySealedFile[] = [];
  let body: string;
  try {
    if (request.files.length === 0) {
      body = await sealAll([]);
    } else {
      // The body is sealed while the disk works; it rides in an object because a bare promise would be waited for.
      const written = await createDurably(join(folder, pack), async (append) => {
        sealed = await sealFiles(request.files, append);
        return { body: sealAll(sealed) };
      });
      body = await written.body;
    }
  } catch (reason) {
    if (isDiskFull(reason)) return err({ kind: 'diskFull' });
    if (reason instanceof PaperLost) return err({ kind: 'paperLost' });
    throw reason;
  }
  if (body.length > ITEM_BODY_MAX) {
    await removePacks(folder, [pack]);
    return err({ kind: 'bodyTooLarge' });
  }
  return ok({ body, pack: sealed.length === 0 ? null : pack, files: placed(sealed) });
}

function placed(sealed: readonly AnySealedFile[]): SealedAndPlaced[] {
  let offset = 0;
  return sealed.map(({ sealedSha256, sealedSize }) => {
    const at = offset;
    offset += sealedSize;
    // What a file is stays inside the sealed body.
    return { sha256: sealedSha256, size: sealedSize, mime: 'application/octet-stream', offset: at };
  });
}

/** So many sealed files may wait for their digests while the next is sealed; memory holds no more than these. */
const AHEAD = 8;

/** One after the other in the order of the pack; the digest of each is made beside the sealing of the next. */
async function sealFiles(
  files: readonly CaptureFile[],
  append: (bytes: Uint8Array) => void,
): Promise<readonly AnySealedFile[]> {
  const described: Promise<AnySealedFile>[] = [];
  try {
    for (const file of files) {
      const { sealed, description } = await sealOne(file);
      described.push(sha256HexAside(sealed).then((sealedSha256) => ({ ...description, sealedSha256 })));
      append(sealed);
      await described.at(-AHEAD);
    }
    return await Promise.all(described);
  } finally {
    await Promise.allSettled(described);
  }
}

async function sealOne(file: CaptureFile): Promise<{
  readonly sealed: Buffer<ArrayBuffer>;
  readonly description: Omit<AnySealedFile, 'sealedSha256'>;
}> {
  const plain = await file.read();
  if (plain === null) throw new PaperLost();
  const key = randomBytes(32);
  const sealed = Buffer.concat(sealFile(plain, key));
  const description = {
    name: file.name,
    role: file.role,
    ...(file.originalOf === undefined ? {} : { originalOf: file.originalOf }),
    sha256: file.sha256 ?? sha256Hex(plain),
    size: plain.length,
    mime: file.mime,
    sealedSize: sealed.length,
    key: key.toString('base64url'),
  };
  plain.fill(0);
  key.fill(0);
  return { sealed, description };
}

export async function removePacks(folder: string, names: readonly (string | null)[]): Promise<void> {
  const packs = names.filter((name) => name !== null);
  await Promise.all(packs.map((name) => rm(join(folder, name), { force: true })));
}
