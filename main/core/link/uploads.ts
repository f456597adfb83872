/** Brings sealed files to the court, two at a time: asked for first, then by tus, then asked for again. */
import { type FileHandle, open } from 'node:fs/promises';
import type { Log } from '../../contract/events.ts';
import { type Result, err, ok } from '../../contract/result.ts';
import type { Outbox } from '../outbox/createOutbox.ts';
import type { FileRow } from '../outbox/rows.ts';
import type { Clock } from '../util/clock.ts';
import { isMissing } from '../util/durable.ts';
import type { AskError } from './answers.ts';
import type { CourtHttp } from './http.ts';
import type { Outcome } from './repeat.ts';
import { type ChunkSize, uploadFile } from './tus.ts';

const ASK_TIMEOUT_MS = 15_000;
/** While one waits for an answer the other uses the line. */
const UNDER_WAY = 2;

export interface UploadsPart {
  readonly http: CourtHttp;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly log: Log;
  readonly chunk: ChunkSize;
  readonly onFailed: (what: string, error: AskError) => void;
  /** A file arrived: the item it belongs to may be complete now. */
  readonly onSent: () => void;
  readonly stopped: () => boolean;
}

/** A file the court does not take holds up neither the others nor the items; it is tried again with the next round. */
export async function uploadFiles(part: UploadsPart): Promise<Outcome> {
  const round = { after: '', failed: false, broken: false };
  await Promise.all(Array.from({ length: UNDER_WAY }, () => lane(part, round)));
  return round.failed ? { kind: 'failed' } : { kind: 'idle' };
}

async function lane(
  part: UploadsPart,
  round: { after: string; failed: boolean; broken: boolean },
): Promise<void> {
  while (!round.broken && !part.stopped()) {
    const file = part.outbox.nextFile(round.after);
    if (file === undefined) return;
    round.after = file.sha256;
    const began = part.clock.monotonicMs();
    const result = await bring(part, file);
    if (!result.ok) {
      round.failed = true;
      part.onFailed('files', result.error);
      // Without an answer the next file would fail as well.
      round.broken = result.error.kind !== 'failed' && result.error.kind !== 'badAnswer';
    } else if (result.value === 'there') {
      const { sha256, size: bytes } = file;
      part.outbox.markUploaded(sha256);
      part.log('fileUploaded', { sha256, bytes, ms: Math.round(part.clock.monotonicMs() - began) });
      part.onSent();
    }
  }
}

async function bring(part: UploadsPart, row: FileRow): Promise<Result<'there' | 'lost', AskError>> {
  const already = await isThere(part.http, row.sha256);
  if (!already.ok) return already;
  if (already.value) return ok('there');
  const file = await openPack(part.outbox.pathOf(row.pack));
  if (file === null) {
    part.outbox.filesLost(row.seq);
    return ok('lost');
  }
  try {
    const upload = {
      sha256: row.sha256,
      itemId: row.id,
      size: row.size,
      start: row.pack_offset,
      url: row.upload_url,
      keepUrl: (url: string | null) => part.outbox.keepUploadUrl(row.sha256, url),
    };
    const sent = await uploadFile(part.http, upload, file, part.chunk);
    if (!sent.ok) return sent;
  } finally {
    await file.close();
  }
  const checked = await isThere(part.http, row.sha256);
  if (!checked.ok) return checked;
  if (checked.value) return ok('there');
  part.outbox.keepUploadUrl(row.sha256, null); // whole, but not what it should be: from the start
  return err({ kind: 'failed', status: 404 });
}

async function isThere(http: CourtHttp, sha256: string): Promise<Result<boolean, AskError>> {
  const path = `/v1/evidence/${sha256}`;
  const head = await http.ask({ what: 'evidence', method: 'HEAD', path, signed: 'body', timeoutMs: ASK_TIMEOUT_MS }); // prettier-ignore
  if (!head.ok) return head;
  const { status } = head.value;
  if (status === 401 || status === 403) return err({ kind: 'refused', status });
  if (status === 200 || status === 204) return ok(true);
  return status === 404 ? ok(false) : err({ kind: 'failed', status });
}

async function openPack(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r');
  } catch (reason) {
    if (isMissing(reason)) return null;
    throw reason;
  }
}
