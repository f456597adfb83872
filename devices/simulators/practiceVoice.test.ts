/** The practice voice says Chinese as Chinese: espeak-ng's own phonemes tell. */
import { expect, it } from 'vitest';
import { systemClock } from '../clock.ts';
import { runProgram } from '../transport/child.ts';
import { openVoice } from '../voice/voice.ts';
import { practiceVoice, spellOut } from './practiceVoice.ts';
import { programIsHere } from './programs.ts';

it('spells Chinese as pinyin with tone numbers, the neutral one as 5, marks as pauses', () => {
  expect(spellOut('您还在吗？')).toBe('nin2 hai2 zai4 ma5 .');
  expect(spellOut('王某明，女')).toBe('wang2 mou3 ming2 , nv3');
  expect(spellOut('一三八')).toBe('yi1 san1 ba1');
});

const here = programIsHere('espeak-ng');

it.runIf(here)('is heard as Mandarin: tones, and no English phonemes', async () => {
  const said = await runProgram('espeak-ng', ['-q', '-x', '-v', 'cmn-latn-pinyin', '--stdin'], {
    deadlineMs: 20_000,
    input: spellOut('您好，请放身份证'),
  });
  expect(said.stdout).not.toMatch(/\(en\)/u);
  expect(said.stdout).toMatch(/n'i35n.*X'?A?u?214|n'i35n_\| X/u);
});

it.runIf(here)('gives a sound for a sentence, through the booth’s own adapter', async () => {
  const voice = openVoice({ clips: null, command: practiceVoice(), practice: true }, systemClock);
  expect(voice.kind).toBe('practice');
  const speech = await voice.say({
    id: '-',
    text: '请把身份证放在读卡区。',
    language: 'zh-CN',
    speed: 'slow',
  });
  expect(speech?.mime).toBe('audio/wav');
  // 22 kHz, 16 bits: more than a second of it
  expect(speech?.bytes.length).toBeGreaterThan(44_100);
});
