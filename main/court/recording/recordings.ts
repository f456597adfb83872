/** All recordings of this court: where one may begin, what is collected once it ended, and the value that comes of it. Nothing is ever deleted here. */
import type { KeyObject } from 'node:crypto';
import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { join } from 'node:path';
import type { Log } from '../log.ts';
import type { RecordingSettings } from '../media/mediaSettings.ts';
import type { CourtStore } from '../store/store.ts';
import { cannotWrite, tried } from '../store/tried.ts';
import { collectFiles } from './collecting.ts';
import { sealedManifest } from './manifest.ts';
import { noteRecording, type NotedIn, type RecordingNote } from './noting.ts';

export type RecordingsParts = {
  readonly store: Pick<CourtStore, 'transaction' | 'audit' | 'recordings'>;
  readonly key: KeyObject;
  readonly dataDir: string;
  /** Null: this court records nothing. */
  readonly settings: RecordingSettings | null;
  readonly now: () => number;
  readonly log: Log;
};

export type Recordings = {
  /** Whether there is room, here and where the relay writes. */
  hasPlace(): boolean;
  /** Within the transaction of a room's change. */
  noted(where: NotedIn, note: RecordingNote): void;
  /** It ended; its files are collected once the relay has closed its connections. */
  ended(recording: string, closed: Promise<void>): void;
  onSealed(listener: (room: string, recording: string, value: string) => void): void;
  /** The room of these went with the process before: they ended with it. Its own process ends no stretch: it does not know when. */
  interrupted(room: string, goesOn: boolean): void;
  /** What is still to be collected, from a process before or because the disk was full. `running`: ordered in a room that is here. */
  sweep(running: ReadonlySet<string>): void;
  readonly vault: string;
  /** Resolves when nothing is being collected any more. */
  close(): Promise<void>;
};

const LOOK_MS = 200;
const MB = 1_048_576;

export function recordingsOf({ store, key, dataDir, settings, now, log }: RecordingsParts): Recordings {
  const vault = join(dataDir, 'recordings');
  const listeners: ((room: string, recording: string, value: string) => void)[] = [];
  const busy = new Set<string>();
  let tail = Promise.resolve();
  let closed = false;
  mkdirSync(vault, { recursive: true, mode: 0o700 });
  const nowText = (): string => new Date(now()).toISOString();

  /** One after the other: it reads and writes as much as the disk gives. */
  function collect(recording: string, after: Promise<void>): void {
    if (settings === null || busy.has(recording)) return;
    const { folder } = settings;
    busy.add(recording);
    tail = tail.then(async () => {
      await after;
      try {
        if (closed) return;
        await collectFiles({ store, key, folder, vault, log, pause: () => setTimeout(LOOK_MS) }, recording);
        seal(recording);
      } catch (thrown) {
        if (!cannotWrite(thrown) && !isFileTrouble(thrown)) throw thrown;
        log('recordingNotCollected', { recording });
      } finally {
        busy.delete(recording);
      }
    });
  }

  function seal(id: string): void {
    const { recordings } = store;
    const one = recordings.find(id);
    const sealed = one === null ? null : sealedManifest(one, recordings.segments(id), recordings.files(id));
    if (one === null || sealed === null || one.value !== null) return;
    const { manifest, value } = sealed;
    store.transaction(() => {
      recordings.seal(id, manifest, value);
      store.audit.write({ at: nowText(), who: 'court', event: 'recordingSealed', subject: `${id} ${value}` });
    });
    log('recordingSealed', { recording: id });
    for (const listener of listeners) listener(one.room, id, value);
  }

  return {
    vault,
    hasPlace() {
      if (settings === null) return false;
      const { folder, keepFreeMb } = settings;
      return [folder, vault].every((one) => writable(one) && freeMb(one) >= keepFreeMb);
    },
    noted: (where, note) => noteRecording(store.recordings, key, where, note),
    ended: collect,
    onSealed: (listener) => void listeners.push(listener),
    interrupted(room, goesOn) {
      for (const { id } of store.recordings.running().filter((one) => one.room === room)) {
        for (const { segment, endedBy } of store.recordings.segments(id))
          if (endedBy === null) store.recordings.endSegment(id, segment, null, 'courtRestarted');
        if (!goesOn) store.recordings.end(id, nowText(), 'courtRestarted');
      }
    },
    sweep(running) {
      // Its end could not be written when it came.
      tried(() =>
        store.transaction(() => {
          for (const { id } of store.recordings.running())
            if (!running.has(id)) {
              for (const { segment } of store.recordings.segments(id))
                store.recordings.endSegment(id, segment, null, 'diskFull');
              store.recordings.end(id, nowText(), 'diskFull');
            }
        }),
      );
      for (const { id } of store.recordings.unsealed()) collect(id, Promise.resolve());
    },
    async close() {
      closed = true;
      await tail;
    },
  };
}

function writable(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function freeMb(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return (bavail * bsize) / MB;
}

/** A folder or a file that is not there or not to be read now: the court looks again. */
const isFileTrouble = (thrown: unknown): boolean =>
  thrown instanceof Error &&
  'code' in thrown &&
  typeof thrown.code === 'string' &&
  /^E[A-Z]+$/.test(thrown.code);
