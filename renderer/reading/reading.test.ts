/** What is said and how: sentences, numbers, amounts, and the course of reading itself. */
import { describe, expect, it } from 'vitest';
import type { Speech } from '../../main/contract/devices.ts';
import { messageId } from './messageIds.ts';
import type { Passage } from './passages.ts';
import { createReader, silentMs, type Manner, type Reader } from './reader.ts';
import { sentencesOf } from './sentences.ts';
import { spokenAmount } from './spokenAmount.ts';
import { spokenText } from './spoken.ts';

const cut = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it('end at the marks of both languages, closing marks included', () => {
    expect(cut('请放卡。看到“读好了”再拿起来。还有吗？')).toEqual([
      '请放卡。',
      '看到“读好了”再拿起来。',
      '还有吗？',
    ]);
    expect(cut('Put the card down. Wait. It is 3.5 m.')).toEqual([
      'Put the card down.',
      ' Wait.',
      ' It is 3.5 m.',
    ]);
  });
  it('leave out what has nothing to say', () => expect(cut('。。 · ')).toEqual([]));
  it('are cut at commas when they are too long for a voice, and lose nothing', () => {
    const long = '甲乙丙丁戊，'.repeat(60);
    expect(cut(long).join('')).toBe(long);
    expect(Math.max(...cut(long).map((part) => part.length))).toBeLessThanOrEqual(120);
    expect(Math.max(...cut('字'.repeat(500)).map((part) => part.length))).toBe(120);
  });
});

describe('what is said', () => {
  it.each([
    ['电话 13800138000', '电话 一三八零零一三八零零零'],
    ['138****6021', '一三八，中间不念，六零二一'],
    ['11010119900307123X', '一一零一零一一九九零零三零七一二三X'],
    ['138 1234 6021', '一三八，一二三四，六零二一'],
    ['王*明', '王某明'],
    ['王*', '王某'],
    ['请欧***看', '请欧某某某看'],
    ['¥35,600', '三万五千六百元'],
    ['¥ 35,600.50元', '三万五千六百元五角'],
    ['大约 3.56 万元', '大约 三点五六 万元'],
    ['35,600', '三万五千六百'],
    ['打 110', '打 幺幺零'],
    ['法院热线 12368', '法院热线 一二三六八'],
    ['2026年11月22日 10:42', '二零二六年十一月二十二日 十点四十二分'],
    ['字 150%', '字 百分之一百五十'],
    ['第 3 步，共 8 步 · 借款情况', '第 三 步，共 八 步 ， 借款情况'],
  ])('%s → %s', (written, spoken) => expect(spokenText(written, 'zh-CN')).toBe(spoken));
  it('spells long numbers in English', () => expect(spokenText('Call 12368', 'en')).toBe('Call 1 2 3 6 8'));
  it.each([
    [0, '零元'], [5, '零元零五分'], [1_000, '十元'], [10_050, '一百元五角'], [100_500, '一千零五元'], [3_560_000, '三万五千六百元'],
    [10_000_100, '十万零一元'], [100_000_000, '一百万元'], [10_000_000_000_00, '一百亿元'], [10_001_000_000, '一亿零一万元'],
  ] as const)('%i fen are %s', (fen, words) => expect(spokenAmount(fen)).toBe(words)); // prettier-ignore
  it('knows its own texts by name, and no others', () => {
    expect(messageId('您还在吗？', 'zh-CN')).toBe('cover.title');
    expect(messageId('陈志华', 'zh-CN')).toBeNull();
    expect(messageId('', 'zh-CN')).toBeNull();
  });
});

const speech: Speech = { bytes: new Uint8Array(1), mime: 'audio/wav', rate: 1 };
const passage = (spoken: string, personal = false): Passage => ({ id: '-', spoken, personal, ranges: [] });
const settle = async (): Promise<void> => {
  for (let i = 0; i < 40; i++) await Promise.resolve();
};

/** A reader with a hand on its time: `step` ends the sentence that sounds or is walked. */
function bench(
  manner: (passage: Passage) => Exclude<Manner, 'fetching'> = () => 'aloud',
  said: Speech | null = speech,
) {
  const heard: string[] = [];
  const events: string[] = [];
  let finish: () => void = () => undefined;
  const reader: Reader = createReader({
    say: (at, speed) => (events.push(`say ${at.spoken} ${speed}`), Promise.resolve(said)),
    manner,
    play() {
      let end: () => void = () => undefined;
      const ended = new Promise<void>((resolve) => (end = resolve));
      finish = end;
      return Promise.resolve({ ended, stop: () => (events.push('hush'), end()) });
    },
    mark: (at) => void (at === null ? events.push('unmark') : heard.push(at.spoken)),
    tell: (forMs) => void events.push(`tell ${forMs > 0 ? 'on' : 'off'}`),
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (ms < 1_000 || signal.aborted) return resolve();
        finish = resolve;
        signal.addEventListener('abort', () => resolve());
      }),
  });
  return {
    reader,
    heard,
    events,
    async step() {
      finish();
      await settle();
    },
  };
}
const pages = (...list: Passage[][]) => {
  let at = 0;
  let done: boolean | 'aloud' = false;
  return {
    source: {
      passages: () => Promise.resolve(list[at] ?? []),
      onward: () => Promise.resolve(++at < list.length),
      done: (aloud: boolean) => void (done = aloud ? 'aloud' : true),
    },
    done: () => done,
  };
};

describe('reading', () => {
  it('goes through every sentence of every page, then says that it is done and lets the clock go on', async () => {
    const { reader, heard, events, step } = bench();
    const { source, done } = pages([passage('一'), passage('二')], [passage('三')]);
    reader.start(source);
    await settle();
    expect(reader.current()).toEqual({ kind: 'reading', manner: 'aloud' });
    for (let i = 0; i < 3; i++) await step();
    expect(heard).toEqual(['一', '二', '三']);
    expect(reader.current()).toEqual({ kind: 'off' });
    expect(done()).toBe('aloud');
    expect(events.at(-1)).toBe('tell off');
  });

  it('was not read to its end when something was touched before', async () => {
    const { reader, events, step } = bench();
    const { source, done } = pages([passage('一'), passage('二')]);
    reader.start(source);
    await settle();
    reader.stop();
    await step();
    expect(done()).toBe(false);
    expect(events).toContain('hush');
    expect(events.at(-1)).toBe('tell off');
  });

  it('says nothing personal without a headset, and still walks through it', async () => {
    const { reader, heard, events, step } = bench(({ personal }) => (personal ? 'private' : 'aloud'));
    const { source, done } = pages([passage('您好'), passage('王某明', true)]);
    reader.start(source);
    await settle();
    await step();
    expect(reader.current()).toEqual({ kind: 'reading', manner: 'private' });
    await step();
    expect(heard).toEqual(['您好', '王某明']);
    expect(events.filter((event) => event.startsWith('say'))).toEqual(['say 您好 normal']);
    expect(done()).toBe(true);
  });

  it('walks silently where the voice has nothing for a sentence', async () => {
    const { reader, step } = bench(() => 'aloud', null);
    const { source, done } = pages([passage('一')]);
    reader.start(source);
    await settle();
    expect(reader.current()).toEqual({ kind: 'reading', manner: 'silent' });
    await step();
    expect(done()).toBe(true);
  });

  it('pauses, goes on with the same sentence, repeats it, and takes up another speed at once', async () => {
    const { reader, heard, events, step } = bench();
    reader.start(pages([passage('一'), passage('二')]).source);
    await settle();
    reader.pause();
    await settle();
    expect(reader.current()).toEqual({ kind: 'paused' });
    reader.resume();
    await settle();
    reader.repeat();
    await settle();
    expect(heard).toEqual(['一', '一', '一']);
    reader.nextSpeed();
    await settle();
    expect(events.findLast((event) => event.startsWith('say 一'))).toBe('say 一 fast');
    await step();
    expect(heard.at(-1)).toBe('二');
    reader.nextSpeed();
    reader.nextSpeed();
    expect(reader.speed()).toBe('normal');
  });

  it('holds a pause that comes before the first sentence and one between two pages', async () => {
    const { reader, heard, step } = bench();
    const { source } = pages([passage('一')], [passage('二')]);
    reader.start(source);
    reader.pause();
    await settle();
    expect(reader.current()).toEqual({ kind: 'paused' });
    expect(heard).toEqual([]);
    reader.resume();
    await settle();
    expect(heard).toEqual(['一']);
    const onward = source.onward;
    source.onward = () => (reader.pause(), onward());
    await step();
    expect(reader.current()).toEqual({ kind: 'paused' });
    expect(heard).toEqual(['一']);
    reader.resume();
    await settle();
    expect(heard).toEqual(['一', '二']);
  });

  it('lets a new text take the place of the old one', async () => {
    const { reader, heard, step } = bench();
    reader.start(pages([passage('一'), passage('二')]).source);
    await settle();
    reader.announce([passage('错了')]);
    await settle();
    await step();
    expect(heard).toEqual(['一', '错了']);
    expect(reader.current()).toEqual({ kind: 'off' });
  });

  it('walks no faster than people read', () => {
    expect(silentMs('字'.repeat(20), 'normal')).toBeGreaterThanOrEqual(5_000);
    expect(silentMs('字', 'fast')).toBeGreaterThanOrEqual(1_000);
    expect(silentMs('字'.repeat(20), 'slow')).toBeGreaterThan(silentMs('字'.repeat(20), 'fast'));
  });
});
