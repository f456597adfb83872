/** The desk's doors to recordings: the list, the very text of a manifest, and one file, opened as it is given out. There is none to delete one. */
import type { KeyObject } from 'node:crypto';
import { Readable } from 'node:stream';
import { RecordingFileName, RecordingManifest, RecordingRows, type RecordingRow } from '../../contract/recordingDesk.ts'; // prettier-ignore
import { json, problem, route, type Answer, type Route } from '../gateway/route.ts';
import type { Log } from '../log.ts';
import type { KeptAnswer, RecordingRecord } from '../store/recordings.ts';
import type { CourtStore } from '../store/store.ts';
import { vaultPath } from './collecting.ts';
import { wordsOf } from './noting.ts';
import { isWhole, openedPieces } from './vault.ts';
import { openWords } from './wordsSeal.ts';

export type RecordingRouteParts = {
  readonly store: Pick<CourtStore, 'audit' | 'recordings'>;
  readonly key: KeyObject;
  readonly vault: string;
  readonly clerk: string;
  readonly now: () => number;
  readonly log: Log;
};

const PRIVATE = { 'cache-control': 'no-store' };
const SHOWN = 200;

export function recordingRoutes(parts: RecordingRouteParts): readonly Route[] {
  const { store } = parts;
  const nothing = problem(404, 'noSuchRecording', 'There is no such recording, or no such file of it.', PRIVATE); // prettier-ignore
  return [
    route({
      method: 'GET',
      path: '/desk/api/recordings',
      access: 'clerk',
      summary: 'Recordings, those that run and those that ended, with manifest and answers',
      answers: [{ status: 200, words: 'The newest first', schema: RecordingRows }],
      handle: () =>
        Promise.resolve(
          json({ recordings: store.recordings.newest(SHOWN).map((one) => rowOf(parts, one)) }, PRIVATE),
        ),
    }),
    route({
      method: 'GET',
      path: '/desk/api/recordings/{recording}/manifest',
      access: 'clerk',
      summary: 'The manifest of a recording, byte for byte as its value was made of it',
      answers: [
        { status: 200, words: 'The text', schema: null, type: 'application/json' },
        { status: 404, words: 'No such recording, or not sealed yet', schema: null },
      ],
      handle({ params }) {
        const id = params['recording'] ?? '';
        const text = store.recordings.find(id)?.manifest ?? null;
        if (text === null) return Promise.resolve(nothing);
        noted(parts, 'recordingDownloaded', `${id} manifest`);
        const bytes = Buffer.from(text);
        const headers = { ...PRIVATE, ...attached(`${id}.json`) };
        return Promise.resolve({ kind: 'bytes', status: 200, type: 'application/json', bytes, headers });
      },
    }),
    route({
      method: 'GET',
      path: '/desk/api/recordings/{recording}/files/{name}',
      access: 'clerk',
      summary: 'One file of a recording, opened from the vault; each is noted in the audit',
      answers: [
        { status: 200, words: 'The file', schema: null, type: 'application/octet-stream' },
        { status: 404, words: 'No such file', schema: null },
        { status: 422, words: 'What lies in the vault is not what was sealed', schema: null },
      ],
      handle: ({ params }) => fileOf(parts, params['recording'] ?? '', params['name'] ?? '', nothing),
    }),
  ];
}

async function fileOf(parts: RecordingRouteParts, id: string, given: string, nothing: Answer): Promise<Answer> {
  const { store, key, vault, log } = parts;
  const name = RecordingFileName.safeParse(given);
  const file = store.recordings.files(id).find((one) => one.name === name.data);
  if (!name.success || file === undefined) return nothing;
  const path = vaultPath(vault, id, file.name);
  // Read twice: whoever asks is told in words that it was changed, and gets none of it.
  if (!(await isWhole(key, file.name, path, file))) {
    noted(parts, 'recordingDamaged', `${id} ${file.name}`);
    log('recordingDamaged', { recording: id });
    return problem(422, 'recordingDamaged', 'This file is not what was sealed.', PRIVATE);
  }
  noted(parts, 'recordingDownloaded', `${id} ${file.name}`);
  return {
    kind: 'stream',
    status: 200,
    type: 'application/octet-stream',
    // A piece that does not open now ends the answer before its length is reached.
    stream: Readable.from(openedPieces(key, file.name, path)),
    headers: { ...PRIVATE, ...attached(file.name), 'content-length': String(file.bytes) },
  };
} // prettier-ignore

const attached = (name: string): Readonly<Record<string, string>> => ({
  'content-disposition': `attachment; filename="${name}"`,
});

const noted = ({ store, clerk, now }: RecordingRouteParts, event: string, subject: string): void =>
  store.audit.write({ at: new Date(now()).toISOString(), who: clerk, event, subject });

function rowOf({ store, key }: RecordingRouteParts, one: RecordingRecord): RecordingRow {
  const { id, room, hearing, ground, from, until, stop, value, manifest } = one;
  return {
    recording: id, room, hearing, ground, from, until, stop, value,
    segments: [...store.recordings.segments(id)],
    manifest: manifest === null ? null : RecordingManifest.parse(JSON.parse(manifest)),
    answers: store.recordings.answers(id).map((answer) => answerOf(key, id, answer)),
  }; // prettier-ignore
}

function answerOf(
  key: KeyObject,
  id: string,
  { seat, role, answer, words, at }: KeptAnswer,
): RecordingRow['answers'][number] {
  const said = words === null ? '' : openWords(key, wordsOf(id, seat), words);
  return { seat, role, answer: answer ?? 'none', words: said ?? '', at };
}
