/** Text entry in a real browser under the booth's strict policy: writing by finger, pinyin by taps and keys, phrases, rare characters, the number pad. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { servePage, type ServedPage } from './servedPage.ts';

const DATA = join(import.meta.dirname, '..', '..', 'node_modules', 'hanzi-writer-data');
const Medians = z.object({ medians: z.array(z.array(z.tuple([z.number(), z.number()]))) });
const SENTENCE = '邻居家漏水泡坏天花板要求赔偿修理';

let served: ServedPage;
beforeAll(async () => {
  served = await servePage();
});
afterAll(async () => {
  await served.close();
});

const field = (page: Page) => page.getByRole('textbox');
const tap = async (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).tap();

/** The writing of a character as the middle lines of its strokes, 1024 units high, y upwards from 900. */
function medians(char: string): readonly (readonly (readonly [number, number])[])[] {
  return Medians.parse(JSON.parse(readFileSync(join(DATA, `${char}.json`), 'utf8'))).medians;
}

/** Writes with the pointer, a little slanted and unevenly, as a hand does. */
async function write(page: Page, char: string): Promise<void> {
  const box = await page.locator('canvas').boundingBox();
  if (box === null) throw new Error('no writing area');
  const side = Math.min(box.width, box.height) * 0.85;
  const [left, top] = [box.x + (box.width - side) / 2, box.y + (box.height - side) / 2];
  for (const [index, stroke] of medians(char).entries()) {
    const shift = ((index * 37) % 5) * 4 - 8;
    const points = stroke.map(([x, y]): [number, number] => [
      left + ((x + (900 - y) * 0.05 + shift) / 1024) * side,
      top + ((900 - y + x * 0.04 - shift) / 1024) * side,
    ]);
    const [first] = points;
    if (first === undefined) continue;
    await page.mouse.move(...first);
    await page.mouse.down();
    for (const [at, point] of points.entries())
      if (at % 2 === 0 || at === points.length - 1) await page.mouse.move(...point);
    await page.mouse.up();
  }
}

const candidatesOf = (page: Page): Promise<string[]> =>
  page.getByRole('group', { name: '可以选的字' }).getByRole('button').allTextContents();

describe('handwriting', () => {
  it('offers what was written among its eight candidates, nearly always first', async () => {
    const { page, broken } = await served.open({});
    await page.getByText('请在这里写一个字').waitFor({ timeout: 20_000 });
    let first = 0;
    const missed: string[] = [];
    for (const char of SENTENCE) {
      await write(page, char);
      const wanted = page.getByRole('button', { name: char, exact: true });
      await wanted.waitFor({ timeout: 60_000 }).catch(() => missed.push(char));
      if (missed.at(-1) === char) {
        await tap(page, '重写');
        continue;
      }
      if ((await candidatesOf(page))[0] === char) first++;
      await wanted.tap();
      await expect.poll(() => candidatesOf(page)).toEqual([]);
    }
    expect(missed).toEqual([]);
    expect(first).toBeGreaterThanOrEqual(14);
    expect(await field(page).textContent()).toBe(SENTENCE);
    expect(broken).toEqual([]);
    await page.close();
  });

  it('takes back one stroke, and all of them', async () => {
    const { page } = await served.open({});
    await page.getByText('请在这里写一个字').waitFor({ timeout: 20_000 });
    await write(page, '王');
    await page.getByRole('button', { name: '王', exact: true }).waitFor();
    await tap(page, '退一笔');
    await page.getByRole('button', { name: '干', exact: true }).waitFor();
    await tap(page, '重写');
    await expect.poll(() => candidatesOf(page)).toEqual([]);
    await page.close();
  });
});

describe('pinyin', () => {
  it('turns tapped letters into words', async () => {
    const { page, broken } = await served.open({});
    await tap(page, '拼音');
    for (const word of ['shenqing', 'tiaojie']) {
      for (const letter of word) await tap(page, letter);
      await tap(page, word === 'tiaojie' ? '调解' : '申请');
    }
    expect(await field(page).textContent()).toBe('申请调解');
    expect(broken).toEqual([]);
    await page.close();
  });

  it('listens to a connected keyboard, wherever the focus is', async () => {
    const { page } = await served.open({ kind: 'name' });
    await tap(page, '符号数字');
    await page.keyboard.type('wangxiuying');
    await page.getByRole('button', { name: '王秀英', exact: true }).waitFor();
    await page.keyboard.press('Space');
    expect(await field(page).textContent()).toBe('王秀英');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Backspace');
    expect(await field(page).textContent()).toBe('王英');
    await page.close();
  });
});

describe('phrases, signs and rare characters', () => {
  it('puts a phrase at the caret and stops at the limit with a reason', async () => {
    const { page } = await served.open({ max: 10 });
    await tap(page, '常用句');
    await tap(page, '愿意分期付款');
    await tap(page, '要求赔偿修理费');
    expect(await field(page).textContent()).toBe('愿意分期付款要求赔偿');
    await page.getByText('已经写满，请先删去一些字').waitFor();
    await page.close();
  });

  it('finds a rare character by radical, by strokes and by reading', async () => {
    const { page, broken } = await served.open({ kind: 'name' });
    await tap(page, '生僻字');
    await tap(page, '按读音');
    for (const letter of 'yan') await tap(page, letter);
    await pagedTo(page, '䶮');
    await tap(page, '按笔画');
    await tap(page, '12 画');
    await pagedTo(page, '𬭎');
    await tap(page, '按偏旁');
    await pagedTo(page, '偏旁 口');
    await pagedTo(page, '𠮷');
    expect(await field(page).textContent()).toBe('䶮𬭎𠮷');
    expect(broken).toEqual([]);
    await page.close();
  });
});

/** Turns pages until the key is there, then taps it. */
async function pagedTo(page: Page, name: string): Promise<void> {
  const key = page.getByRole('button', { name, exact: true });
  const more = page.getByRole('button', { name: '下一页', exact: true });
  for (let turn = 0; turn < 60 && (await key.count()) === 0 && (await more.count()) > 0; turn++)
    await more.tap();
  await key.tap();
}

describe('the number pad', () => {
  it('echoes the amount in capital words and its rough size', async () => {
    const { page, broken } = await served.open({ view: 'pad' });
    for (const key of ['3', '万', '5', '6', '00']) await tap(page, key);
    await page.getByText('叁万伍仟陆佰元整').waitFor();
    await page.getByText('大约 3.56 万元').waitFor();
    expect(await field(page).textContent()).toBe('¥35,600元');
    expect(broken).toEqual([]);
    await page.close();
  });
});

describe('in every area and at every text size', () => {
  const AREAS = [
    { width: 1792, height: 640 },
    { width: 984, height: 1100 },
  ];
  const VIEWS = AREAS.flatMap((area) => [1, 1.25, 1.5, 2].map((scale) => ({ ...area, scale })));

  it.each([
    { language: 'zh', tabs: ['手写', '拼音', '常用句', '生僻字', '符号数字'] },
    { language: 'en', tabs: ['Write', 'Pinyin', 'Phrases', 'Rare', 'Symbols'] },
  ])(
    'text entry fits in $language: nothing clipped or cut, targets of 72 px, gaps of 16 px',
    async (view) => {
      const { page } = await served.open({
        width: 1792,
        height: 1100,
        kind: 'name',
        language: view.language,
        value: '王秀英'.repeat(30),
      });
      await page.keyboard.type('tj');
      await page.locator('button[data-look=candidate]').first().waitFor();
      const faults: string[] = [];
      for (const tab of view.tabs) {
        await tap(page, tab);
        for (const one of VIEWS) {
          await resize(page, one);
          faults.push(
            ...(await settledFaults(page)).map((fault) => `${tab} ${one.width} ${one.scale}: ${fault}`),
          );
        }
      }
      expect(faults).toEqual([]);
      await page.close();
    },
  );

  it.each(['zh', 'en'])('the number pad fits in %s', async (language) => {
    const { page } = await served.open({
      width: 1792,
      height: 1100,
      view: 'pad',
      language,
      value: '123456789.55',
    });
    const faults: string[] = [];
    for (const one of VIEWS) {
      await resize(page, one);
      faults.push(...(await settledFaults(page)).map((fault) => `${one.width} ${one.scale}: ${fault}`));
    }
    expect(faults).toEqual([]);
    await page.close();
  });
});

/** Another area and text scale, as the turn of the screen and the button of the bar make them, and the frames until it is painted. */
function resize(page: Page, view: { width: number; height: number; scale: number }): Promise<void> {
  return page.evaluate(async ({ width, height, scale }) => {
    document.documentElement.style.setProperty('--scale', String(scale));
    const main = document.querySelector('main');
    if (main !== null) Object.assign(main.style, { width: `${width}px`, height: `${height}px` });
    for (let frame = 0; frame < 3; frame++) await new Promise((painted) => requestAnimationFrame(painted));
  }, view);
}

/** What is still wrong once the page has come to rest: a busy machine paints a new size some frames late. */
async function settledFaults(page: Page): Promise<string[]> {
  let faults = await layoutFaults(page);
  for (let look = 0; look < 10 && faults.length > 0; look++) {
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(painted)));
    faults = await layoutFaults(page);
  }
  return faults;
}

/** The measurable part of the layout rules, checked in the page itself. */
function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const main = document.querySelector('main');
    if (main === null) return ['no main'];
    const frame = main.getBoundingClientRect();
    if (main.scrollWidth > frame.width + 1 || main.scrollHeight > frame.height + 1)
      faults.push('main overflows');
    const keys = [...document.querySelectorAll('button')].map((key) => ({
      key,
      box: key.getBoundingClientRect(),
    }));
    for (const { key, box } of keys) {
      const name = key.textContent;
      if (box.width < 72 || box.height < 72) faults.push(`${name} is ${box.width} × ${box.height}`);
      if (key.dataset.look === 'candidate' && (box.width < 88 || box.height < 88))
        faults.push(`${name} is a small candidate`);
      if (key.scrollWidth > key.clientWidth + 1 || key.scrollHeight > key.clientHeight + 1)
        faults.push(`${name} is clipped`);
      if (
        box.left < frame.left - 1 ||
        box.right > frame.right + 1 ||
        box.top < frame.top - 1 ||
        box.bottom > frame.bottom + 1
      )
        faults.push(`${name} is outside`);
    }
    for (const [index, one] of keys.entries()) {
      for (const other of keys.slice(index + 1)) {
        const across = Math.max(one.box.left - other.box.right, other.box.left - one.box.right);
        const down = Math.max(one.box.top - other.box.bottom, other.box.top - one.box.bottom);
        if (Math.max(across, down) < 15.5)
          faults.push(`${one.key.textContent} is too near ${other.key.textContent}`);
      }
    }
    for (const box of document.querySelectorAll<HTMLElement>('[role=textbox]')) {
      const inner = [box, ...box.querySelectorAll('div')];
      if (
        inner.some(
          (part) => part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1,
        )
      )
        faults.push('text runs out of its box');
      if (box.getBoundingClientRect().height < 72) faults.push('text box is lower than a line');
    }
    const canvas = document.querySelector('canvas')?.getBoundingClientRect();
    if (canvas !== undefined && Math.min(canvas.width, canvas.height) < 200)
      faults.push('writing area is too small to write in');
    return faults;
  });
}
