/** The voice: the site's clips, a program of its own, and what a broken one costs. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { Utterance } from '../../main/contract/devices.ts';
import { systemClock, type Clock } from '../clock.ts';
import { recordedClips, textHash } from './clips.ts';
import { voiceProgram } from './program.ts';
import { soundOf } from './sound.ts';
import { openVoice } from './voice.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const hello: Utterance = { id: 'cover.title', text: '您还在吗？', language: 'zh-CN', speed: 'normal' };

/** 20 ms of silence, with lengths as a program writes them that does not know its end. */
function wav(dataBytes = 882): Uint8Array {
  const bytes = new Uint8Array(44 + 882);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('RIFF'), 0);
  view.setUint32(4, 0x7fffffff, true);
  bytes.set(new TextEncoder().encode('WAVEfmt '), 8);
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, 22_050, true);
  view.setUint32(28, 44_100, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  bytes.set(new TextEncoder().encode('data'), 36);
  view.setUint32(40, dataBytes, true);
  return bytes;
}

function site(clips: readonly object[], files: Readonly<Record<string, Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'yuncang-clips-'));
  folders.push(folder);
  writeFileSync(join(folder, 'clips.json'), JSON.stringify(clips));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return folder;
}
const clip = { id: hello.id, sha256: textHash(hello.text), language: 'zh-CN', file: 'cover-title.wav' };

it('puts the true length into a sound whose maker did not know it', () => {
  const sound = soundOf(wav(0x7ffff000));
  expect(sound?.mime).toBe('audio/wav');
  const view = new DataView(sound?.bytes.buffer ?? new ArrayBuffer(44));
  expect(view.getUint32(40, true)).toBe(882);
  expect(view.getUint32(4, true)).toBe((sound?.bytes.length ?? 0) - 8);
});

it('takes nothing for a sound that is none', () => {
  expect(soundOf(new TextEncoder().encode('Traceback: '.repeat(20)))).toBeNull();
  expect(soundOf(wav().subarray(0, 40))).toBeNull();
  expect(soundOf(new Uint8Array())).toBeNull();
});

it('plays a recorded clip for its very words, faster or slower where it has no other', async () => {
  const clips = recordedClips(site([clip], { 'cover-title.wav': wav() }));
  expect((await clips.say(hello))?.rate).toBe(1);
  expect((await clips.say({ ...hello, speed: 'slow' }))?.rate).toBe(0.8);
});

it('has no clip for words that were changed, another message or another language', async () => {
  const clips = recordedClips(site([clip], { 'cover-title.wav': wav() }));
  expect(await clips.say({ ...hello, text: '您还在这里吗？' })).toBeNull();
  expect(await clips.say({ ...hello, id: 'cover.sentence' })).toBeNull();
  expect(await clips.say({ ...hello, language: 'en' })).toBeNull();
});

it('never leaves its folder, and a folder without a good list has no clips', async () => {
  const outside = { ...clip, file: '../cover-title.wav' };
  expect(await recordedClips(site([outside], {})).say(hello)).toBeNull();
  expect(await recordedClips('/nonexistent').say(hello)).toBeNull();
});

const node = (script: string) => ({ program: process.execPath, args: ['-e', script, '--'] });
/** Says what it was given, as bytes of a sound: proof that the words came by the pipe, and the rest as arguments. */
const ECHO = `let t='';process.stdin.on('data',d=>t+=d).on('end',()=>{const h=Buffer.from(process.argv.slice(1).join(' ')+'|'+t);
const w=Buffer.alloc(44+h.length+100);w.write('RIFF',0);w.write('WAVEfmt ',8);w.writeUInt32LE(16,16);w.write('data',36);w.writeUInt32LE(h.length+100,40);h.copy(w,44);process.stdout.write(w)})`;

it('gives the words to a program by its input, language and speed as arguments', async () => {
  const speech = await voiceProgram(node(ECHO), systemClock).say({ ...hello, speed: 'fast' });
  const heard = Buffer.from(speech?.bytes ?? []).toString('utf8');
  expect(heard).toContain('--language zh-CN --speed fast|您还在吗？');
});

it('has nothing to say where the program is missing, fails or writes no sound', async () => {
  const missing = voiceProgram({ program: '/nonexistent/voice', args: [] }, systemClock);
  expect(await missing.say(hello)).toBeNull();
  expect(await voiceProgram(node('process.exit(3)'), systemClock).say(hello)).toBeNull();
  expect(await voiceProgram(node('console.log("hello")'), systemClock).say(hello)).toBeNull();
});

it('ends a program that never ends, at its deadline', async () => {
  let deadline: () => void = () => undefined;
  const clock: Clock = { now: () => 0, after: (_ms, action) => ((deadline = action), () => undefined) };
  const said = voiceProgram(node('setInterval(() => {}, 1000)'), clock).say(hello);
  deadline();
  expect(await said).toBeNull();
});

it('drops what is being made when the person leaves', async () => {
  const voice = voiceProgram(node('setInterval(() => {}, 1000)'), systemClock);
  const said = voice.say(hello);
  voice.forget();
  expect(await said).toBeNull();
});

it('is no voice where none is configured', async () => {
  expect(openVoice(null, systemClock).kind).toBe('none');
  expect(openVoice({ clips: null, command: null, practice: true }, systemClock).kind).toBe('none');
  expect(await openVoice(undefined, systemClock).say(hello)).toBeNull();
});
