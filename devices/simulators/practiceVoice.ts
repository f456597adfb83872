/** The practice voice: espeak-ng fed with tone-numbered pinyin. Right in its sounds, robotic to the ear, not for residents. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { pinyin } from 'pinyin-pro';
import { programIsHere } from './programs.ts';
import { runProgram } from '../transport/child.ts';

const PROGRAM = 'espeak-ng';
const DEADLINE_MS = 6_000;
/** Words a minute as espeak counts them: for Chinese about as many syllables. */
const WORDS_A_MINUTE = { slow: 120, normal: 160, fast: 210 } as const;
type Speed = keyof typeof WORDS_A_MINUTE;

/** Plain `cmn` of Debian's 1.51 reads pinyin as English; this one takes it as it is meant. */
const VOICES: Readonly<Record<string, string>> = { 'zh-CN': 'cmn-latn-pinyin', en: 'en' };

/** 您好，王某 → `nin2 hao3, wang2 mou3`: neutral tones as 5, marks as the pauses they are. */
export function spellOut(sentence: string): string {
  const runs = sentence.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [];
  return runs
    .map((run) =>
      /\p{Script=Han}/u.test(run)
        ? pinyin(run, { toneType: 'num', type: 'array' })
            .map((syllable) => syllable.replaceAll('ü', 'v').replace(/0$/u, '5'))
            .join(' ')
        : run
            .replaceAll(/[，、；：]/gu, ', ')
            .replaceAll(/[。！？…]/gu, '. ')
            .replaceAll(/[“”‘’《》（）·]/gu, ' '),
    )
    .join(' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** The words go through a pipe, the sound through a file in a folder of its own, removed at once. */
async function speak(sentence: string, language: string, speed: Speed): Promise<Uint8Array | null> {
  const folder = mkdtempSync(join(tmpdir(), 'yuncang-voice-'));
  try {
    const file = join(folder, 'voice.wav');
    const words = language === 'zh-CN' ? spellOut(sentence) : sentence;
    const args = ['-v', VOICES[language] ?? 'en', '-s', String(WORDS_A_MINUTE[speed]), '-w', file, '--stdin'];
    const ended = await runProgram(PROGRAM, args, { deadlineMs: DEADLINE_MS, input: words });
    return ended.code === 0 ? readFileSync(file) : null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the booth is to start, or null where espeak-ng is missing. */
export function practiceVoice(): { readonly program: string; readonly args: string[] } | null {
  return programIsHere(PROGRAM)
    ? { program: process.execPath, args: [fileURLToPath(import.meta.url)] }
    : null;
}

const speedOf = (given: string): Speed => (given === 'slow' || given === 'fast' ? given : 'normal');

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      language: { type: 'string', default: 'zh-CN' },
      speed: { type: 'string', default: 'normal' },
    },
  });
  const sound = await speak(await readAll(process.stdin), values.language, speedOf(values.speed));
  if (sound === null) process.exitCode = 1;
  else process.stdout.write(sound);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
