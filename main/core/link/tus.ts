/** A small tus 1.0 client for one file: create, ask the offset, send chunks, go on where it broke. */
import type { FileHandle } from 'node:fs/promises';
import { type Result, err, ok } from '../../contract/result.ts';
import type { AskError } from './answers.ts';
import type { Answered, Asked, CourtHttp, NoAnswer } from './http.ts';

const VERSION = { 'tus-resumable': '1.0.0' };
const TUS_TIMEOUT_MS = 15_000;
const CHUNK_TIMEOUT_MS = 60_000;
/** Chunks shrink when one does not get through in time and grow again: 2 kB/s still moves. */
export const CHUNK_MAX = 1_048_576;
export const CHUNK_MIN = 16_384;

export interface Upload {
  readonly sha256: string;
  readonly itemId: string;
  readonly size: number;
  /** Where its bytes begin in the local file. */
  readonly start: number;
  /** Where an earlier try stopped, or null. */
  readonly url: string | null;
  /** Keeps the address so that a restart goes on there; null = forget it. */
  readonly keepUrl: (url: string | null) => void;
}

export interface ChunkSize {
  bytes: number;
}

/** Sends the whole file. The court checks the digest; whether it has the file is asked by `HEAD /v1/evidence`. */
export async function uploadFile(
  http: CourtHttp,
  upload: Upload,
  file: FileHandle,
  chunk: ChunkSize,
): Promise<Result<void, AskError>> {
  const begun = await begin(http, upload);
  if (!begun.ok) return begun;
  let { offset } = begun.value;
  const { path } = begun.value;
  while (offset < upload.size) {
    const length = Math.min(chunk.bytes, upload.size - offset);
    const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, upload.start + offset);
    const answer = await http.ask({
      ...asked('PATCH', path, CHUNK_TIMEOUT_MS),
      body: buffer.subarray(0, bytesRead),
      headers: {
        ...VERSION,
        'content-type': 'application/offset+octet-stream',
        'upload-offset': String(offset),
      },
    });
    if (!answer.ok) {
      if (answer.error.kind === 'timeout') chunk.bytes = Math.max(CHUNK_MIN, Math.floor(chunk.bytes / 4));
      return answer;
    }
    if (answer.value.status !== 204) return refuse(answer.value, upload);
    const moved = offsetOf(answer.value);
    if (moved === null || moved <= offset) return err({ kind: 'badAnswer' });
    offset = moved;
    chunk.bytes = Math.min(CHUNK_MAX, chunk.bytes * 2);
  }
  return ok(undefined);
}

/** Gone or locked away: the next try makes a new upload. */
function refuse(answer: Answered, upload: Upload): Result<never, AskError> {
  const { status } = answer;
  if (status === 401) return err({ kind: 'refused', status });
  if (status === 403 || status === 404 || status === 410) upload.keepUrl(null);
  return err({ kind: 'failed', status });
}

async function begin(
  http: CourtHttp,
  upload: Upload,
): Promise<Result<{ path: string; offset: number }, AskError>> {
  if (upload.url === null) return await create(http, upload);
  const head = await http.ask({ ...asked('HEAD', upload.url, TUS_TIMEOUT_MS), headers: VERSION });
  if (!head.ok) return head;
  if (head.value.status === 401) return err({ kind: 'refused', status: 401 });
  const offset = head.value.status === 200 ? offsetOf(head.value) : null;
  if (offset !== null && offset <= upload.size) return ok({ path: upload.url, offset });
  upload.keepUrl(null);
  return await create(http, upload);
}

async function create(
  http: CourtHttp,
  upload: Upload,
): Promise<Result<{ path: string; offset: number }, AskError>> {
  const made: Result<Answered, NoAnswer> = await http.ask({
    ...asked('POST', '/v1/files', TUS_TIMEOUT_MS),
    headers: {
      ...VERSION,
      'upload-length': String(upload.size),
      'upload-metadata': `sha256 ${base64(upload.sha256)},item ${base64(upload.itemId)}`,
    },
  });
  if (!made.ok) return made;
  if (made.value.status !== 201) return refuse(made.value, upload);
  const location = made.value.header('location');
  const url = location !== null && URL.canParse(location, http.base) ? new URL(location, http.base) : null;
  // Files go to the court that was configured, whatever address it answers.
  if (url === null || url.origin !== http.base.origin) return err({ kind: 'badAnswer' });
  const path = `${url.pathname}${url.search}`;
  upload.keepUrl(path);
  return ok({ path, offset: 0 });
}

function asked(method: 'POST' | 'HEAD' | 'PATCH', path: string, timeoutMs: number): Asked {
  return { what: 'files', method, path, signed: 'address', timeoutMs };
}

function offsetOf(answer: Answered): number | null {
  const text = answer.header('upload-offset');
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');
