/** What a recording consists of, as one canonical text (RFC 8785) whose digest is the value people confirm. Pure. */
import canonicalize from 'canonicalize';
import type { RecordingBreak, RecordingFile, RecordingManifest, RecordingSegment } from '../../contract/recordingDesk.ts'; // prettier-ignore
import { sha256Hex } from '../digest.ts';
import type { RecordingRecord } from '../store/recordings.ts';

export type Sealed = { readonly manifest: string; readonly value: string };

/** Null while it still runs. */
export function sealedManifest(
  { id, room, hearing, ground, seat, from, until, stop }: RecordingRecord,
  segments: readonly RecordingSegment[],
  files: readonly RecordingFile[],
): Sealed | null {
  if (until === null || stop === null) return null;
  const manifest: RecordingManifest = {
    v: 1, recording: id, room, hearing, ground, orderedBy: seat, from, until, stop,
    segments: [...segments], breaks: breaksOf({ from, until }, segments), files: [...files],
  }; // prettier-ignore
  const text = canonicalize(manifest);
  if (text === undefined) throw new Error('a manifest is an object');
  return { manifest: text, value: sha256Hex(text) };
}

/** Between its order and its end, every stretch in which nothing was recorded. */
export function breaksOf(
  { from, until }: { readonly from: string; readonly until: string | null },
  segments: readonly RecordingSegment[],
): RecordingBreak[] {
  return segments.flatMap((one, at): RecordingBreak[] => {
    const next = segments[at + 1];
    const late: RecordingBreak[] =
      at === 0 && one.from !== from ? [{ from, until: one.from, why: 'notBegun' }] : [];
    if (one.endedBy === null || (next === undefined && one.until === until)) return late;
    return [...late, { from: one.until, until: next?.from ?? until, why: one.endedBy }];
  });
}
