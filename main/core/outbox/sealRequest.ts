/** Sealing a request: its papers one after the other into one durable file, its words into one sealed body. */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { type EnvelopeFile, ITEM_BODY_MAX } from '../../contract/link.ts';
import type { FileRole, RequestBundle, SealedFile } from '../../contract/request.ts';
import { type Result, err, ok } from '../../contract/result.ts';
import { sha256Hex } from '../util/digest.ts';
import { isDiskFull, writeDurably } from '../util/durable.ts';
import { type SealingKey, sealBody, sealFile } from './sealing.ts';

/**
 * One paper of the request. `read` gives a copy that capture zeroes after sealing, or null: it cannot be read any more. `sha256`: digest of those bytes where
 * it is known already (pages of the visit's papers, which are authenticated when read); else it is made here.
 */
export interface CaptureFile {
  readonly name: string;
  readonly role: FileRole;
  /** Of an original: the digest of the page that was cleaned from it. */
  readonly originalOf?: string;
  readonly mime: string;
  readonly sha256?: string;
  readonly read: () => Promise<Uint8Array | null> | Uint8Array;
}

export interface CaptureRequest {
  /** `bundle.id` names the request: capturing it a second time answers the first capture. */
  readonly bundle: Omit<RequestBundle, 'files'>;
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

/** Leaves the middle of a durable write, which then leaves nothing behind. */
class PaperLost extends Error {}

/** Seals files and body and makes the files durable as `pack` in `folder`. On an error nothing stays. */
export async function sealRequest(
  request: CaptureRequest,
  key: SealingKey,
  folder: string,
  pack: string,
): Promise<Result<SealedRequest, CaptureError>> {
  const sealed: SealedFile[] = [];
  const sealAll = (): Promise<string> => {
    const plain = new TextEncoder().encode(JSON.stringify({ ...request.bundle, files: sealed }));
    return sealBody(plain, key);
  };
  let body: string;
  try {
    if (request.files.length === 0) {
      body = await sealAll();
    } else {
      // The body is sealed while the disk works; it rides in an object because a bare promise would be waited for.
      const written = await writeDurably(join(folder, pack), async (append) => {
        for (const file of request.files) sealed.push(await sealOne(file, append));
        return { body: sealAll() };
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

function placed(sealed: readonly SealedFile[]): SealedAndPlaced[] {
  let offset = 0;
  return sealed.map(({ sealedSha256, sealedSize }) => {
    const at = offset;
    offset += sealedSize;
    // What a file is stays inside the sealed body.
    return { sha256: sealedSha256, size: sealedSize, mime: 'application/octet-stream', offset: at };
  });
}

async function sealOne(
  file: CaptureFile,
  append: (pieces: readonly Uint8Array[]) => void,
): Promise<SealedFile> {
  const plain = await file.read();
  if (plain === null) throw new PaperLost();
  const key = randomBytes(32);
  const pieces = sealFile(plain, key);
  append(pieces);
  const description: SealedFile = {
    name: file.name,
    role: file.role,
    ...(file.originalOf === undefined ? {} : { originalOf: file.originalOf }),
    sha256: file.sha256 ?? sha256Hex(plain),
    size: plain.length,
    mime: file.mime,
    sealedSha256: sha256Hex(...pieces),
    sealedSize: pieces.reduce((size, piece) => size + piece.length, 0),
    key: key.toString('base64url'),
  };
  plain.fill(0);
  key.fill(0);
  return description;
}

export async function removePacks(folder: string, names: readonly (string | null)[]): Promise<void> {
  const packs = names.filter((name) => name !== null);
  await Promise.all(packs.map((name) => rm(join(folder, name), { force: true })));
}
