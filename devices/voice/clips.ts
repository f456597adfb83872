/** Recorded clips of the site: a folder with `clips.json`; a clip is played only for the very words it was recorded for. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Utterance } from '../../main/contract/devices.ts';
import { soundOf } from './sound.ts';
import type { SpeechProvider } from './speechProvider.ts';

/** `id` and `sha256` (of the UTF-8 text) together name the words; `speed` is the one it was spoken at. */
export const ClipList = z.array(
  z.object({
    id: z.string(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    language: z.enum(['zh-CN', 'en']),
    speed: z.enum(['slow', 'normal', 'fast']).default('normal'),
    file: z.string().regex(/^[\w.-]+\.(opus|ogg|wav)$/),
  }),
);
export type Clip = z.infer<typeof ClipList>[number];

/** How fast each speed is against the normal one. */
const PACE: Readonly<Record<Utterance['speed'], number>> = { slow: 0.8, normal: 1, fast: 1.25 };

export const textHash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The clip for these words, best at the speed asked for; a clip of older words of the same message is none. */
export function clipFor(clips: readonly Clip[], utterance: Utterance): Clip | null {
  const hash = textHash(utterance.text);
  const fitting = clips.filter(
    ({ id, sha256, language }) => id === utterance.id && sha256 === hash && language === utterance.language,
  );
  return fitting.find(({ speed }) => speed === utterance.speed) ?? fitting[0] ?? null;
}

async function listIn(folder: string): Promise<readonly Clip[]> {
  try {
    const parsed = ClipList.safeParse(JSON.parse(await readFile(join(folder, 'clips.json'), 'utf8')));
    return parsed.success ? parsed.data : [];
  } catch {
    return []; // no list, or not JSON: no clips
  }
}

/** The list is read once; a site that changes its clips starts the booth anew. */
export function recordedClips(folder: string): SpeechProvider {
  const list = listIn(folder);
  return {
    async say(utterance) {
      const clip = clipFor(await list, utterance);
      if (clip === null) return null;
      const sound = soundOf(await readFile(join(folder, clip.file)).catch(() => new Uint8Array()));
      return sound === null ? null : { ...sound, rate: PACE[utterance.speed] / PACE[clip.speed] };
    },
    forget: () => undefined,
  };
}
