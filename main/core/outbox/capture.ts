/** Capturing: files sealed and durable first, then one transaction of outbox row and audit event. Nothing in between can be lost or doubled. */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { type EnvelopeFile, ITEM_BODY_MAX } from '../../contract/link.ts';
import type { RequestBundle, SealedFile } from '../../contract/request.ts';
import { type Result, err, ok } from '../../contract/result.ts';
import type { Space } from '../store/space.ts';
import { sha256Hex } from '../util/digest.ts';
import { isDiskFull, syncFolder, writeWhole } from '../util/durable.ts';
import { type SealingKey, sealBody, sealFile } from './sealing.ts';

/** One paper of the request. `read` gives a copy that capture zeroes after sealing. */
export interface CaptureFile {
  readonly name: string;
  readonly role: 'document' | 'evidence';
  readonly mime: string;
  readonly read: () => Promise<Uint8Array> | Uint8Array;
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
 * help. `bodyTooLarge`: the request does not fit an envelope. Nothing is kept in any of these cases.
 */
export type CaptureError = { readonly kind: 'unclaimed' | 'diskFull' | 'bodyTooLarge' };

type FileOfEnvelope = z.infer<typeof EnvelopeFile>;

export interface SealedRequest {
  readonly body: string;
  readonly files: readonly FileOfEnvelope[];
}

/** So many sealed files wait for the disk at once; memory stays bounded with fifty large pages. */
const WRITES_AT_ONCE = 4;

/** Seals files and body and makes the files durable in `folder`. On an error no file stays. */
export async function sealRequest(
  request: CaptureRequest,
  key: SealingKey,
  folder: string,
): Promise<Result<SealedRequest, CaptureError>> {
  const sealed: SealedFile[] = [];
  const writing = new Set<Promise<unknown>>();
  const failures: unknown[] = [];
  for (const file of request.files) {
    if (failures.length > 0) break;
    if (writing.size >= WRITES_AT_ONCE) await Promise.race(writing);
    const { description, bytes } = await sealOne(file);
    sealed.push(description);
    const write = writeWhole(join(folder, description.sealedSha256), bytes)
      .catch((reason: unknown) => void failures.push(reason))
      .finally(() => writing.delete(write));
    writing.add(write);
  }
  const plain = new TextEncoder().encode(JSON.stringify({ ...request.bundle, files: sealed }));
  const body = await sealBody(plain, key);
  await Promise.all(writing);
  const files = sealed.map((file) => ({
    sha256: file.sealedSha256,
    size: file.sealedSize,
    mime: 'application/octet-stream', // what a file is stays inside the sealed body
  }));
  const [failure] = failures;
  if (failure === undefined && body.length <= ITEM_BODY_MAX) {
    if (files.length > 0) await syncFolder(folder);
    return ok({ body, files });
  }
  await removeFiles(folder, files.map((file) => file.sha256)); // prettier-ignore
  if (failure === undefined) return err({ kind: 'bodyTooLarge' });
  if (isDiskFull(failure)) return err({ kind: 'diskFull' });
  throw failure;
}

async function sealOne(file: CaptureFile): Promise<{ description: SealedFile; bytes: Buffer }> {
  const plain = await file.read();
  const key = randomBytes(32);
  const bytes = sealFile(plain, key);
  const description: SealedFile = {
    name: file.name,
    role: file.role,
    sha256: sha256Hex(plain),
    size: plain.length,
    mime: file.mime,
    sealedSha256: sha256Hex(bytes),
    sealedSize: bytes.length,
    key: key.toString('base64url'),
  };
  plain.fill(0);
  key.fill(0);
  return { description, bytes };
}

export async function removeFiles(folder: string, names: readonly string[]): Promise<void> {
  await Promise.all(names.map((name) => rm(join(folder, name), { force: true })));
}

/** Runs `work`; when the disk is full the reserve is given up and it runs once more. */
export async function withReserve<T>(
  space: Space,
  onRelease: () => void,
  work: () => Promise<Result<T, CaptureError>>,
): Promise<Result<T, CaptureError>> {
  const first = await work();
  if (first.ok || first.error.kind !== 'diskFull' || !space.releaseReserve()) return first;
  onRelease();
  return await work();
}
