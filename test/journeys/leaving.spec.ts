/** Whoever leaves, at whatever step, leaves nothing behind: on the screen, in the page's storage, in files or in the logs. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { entryLabelsZh } from '../../renderer/text-entry/labels.zh.ts';
import { type Booth, launchBooth } from '../booth/launchBooth.ts';
import { untilScreen } from '../booth/screens.ts';
import {
  arrive,
  comeIn,
  formWords,
  heading,
  readDocument,
  sign,
  tap,
  tapCardToSign,
  tellRequest,
  words,
  type Visitor,
} from '../booth/visitor.ts';
import { visitorOf } from '../booth/visits.ts';

/** Of the simulated resident card, and of what a visitor of the tests says. */
const PERSON = {
  name: '张明华',
  masked: '张*华',
  spoken: '张某华',
  number: '500199198805124417',
  address: '新牌坊一路88号',
  phone: '13800000000',
};

/** Some of it stands on the screen until they leave, or this test could not fail. */
const SHOWN = new RegExp(`${PERSON.masked.replace('*', '\\*')}|${PERSON.spoken}`);

let booth: Booth;
/** Where Electron and everything it starts lay their passing files. */
let passing: string;

test.beforeAll(async () => {
  passing = mkdtempSync(join(tmpdir(), 'yuncang-passing-'));
  booth = await launchBooth({ env: { TMPDIR: passing, XDG_RUNTIME_DIR: passing } });
});
test.afterAll(async () => {
  await booth.close();
  rmSync(passing, { recursive: true, force: true });
});

/** The way to each step; returns what was typed by hand there, which must be gone as well. */
const ways: Readonly<Record<string, (visitor: Visitor) => Promise<string>>> = {
  async 'the card was read'(visitor) {
    await arrive(visitor);
    await heading(visitor, words.confirm.title);
    await visitor.control({ do: 'liftCard' });
    return '';
  },
  async 'the home screen'(visitor) {
    await comeIn(visitor);
    return '';
  },
  async 'a choice of the request'(visitor) {
    await comeIn(visitor);
    return tellUpTo(visitor, formWords.question.ask.causes(null));
  },
  async 'half a name is typed'(visitor) {
    await comeIn(visitor);
    await tellUpTo(visitor, formWords.question.ask.respondentName(1));
    return typeByHand(visitor, ['chen', 'xiang', 'bei', 'gu']);
  },
  async 'the list of facts'(visitor) {
    await comeIn(visitor);
    return tellUpTo(visitor, formWords.list.title.facts(1));
  },
  async 'pages are being scanned'(visitor) {
    await comeIn(visitor);
    await tellRequest(visitor, { pages: ['iou', 'lease-1', 'lease-2'], until: 'scan' });
    return '';
  },
  async 'the check page'(visitor) {
    await comeIn(visitor);
    await tellRequest(visitor, { pages: [] });
    return '';
  },
  async 'the document is read'(visitor) {
    await ways['the check page']?.(visitor);
    await readDocument(visitor);
    await heading(visitor, words.card.title.sign);
    return '';
  },
  async 'the name is signed, not confirmed'(visitor) {
    await ways['the check page']?.(visitor);
    await readDocument(visitor);
    await tapCardToSign(visitor);
    await visitor.control({ do: 'signName' });
    await tap(visitor, formWords.sign.written);
    return '';
  },
  async 'everything is captured'(visitor) {
    await comeIn(visitor);
    await tellRequest(visitor, { pages: ['iou'] });
    await readDocument(visitor);
    await tapCardToSign(visitor);
    await sign(visitor);
    await visitor.page.getByText(words.captured.receivedTitle).first().waitFor();
    return '';
  },
};

class Reached extends Error {}

/** Tells the request until this is asked. */
async function tellUpTo(visitor: Visitor, question: string): Promise<string> {
  const onStep = (name: string): void => {
    if (name === question) throw new Reached();
  };
  await tellRequest({ ...visitor, onStep }, { pages: [] }).catch((reason: unknown) => {
    if (!(reason instanceof Reached)) throw reason;
  });
  return '';
}

/** Types with the pinyin keys and returns the words that were picked. */
async function typeByHand({ page, ...visitor }: Visitor, syllables: readonly string[]): Promise<string> {
  await tap({ page, ...visitor }, /^拼音/);
  let typed = '';
  for (const syllable of syllables) {
    for (const letter of syllable)
      await page.getByRole('button', { name: letter, exact: true }).first().click();
    const candidate = page.getByRole('group', { name: entryLabelsZh.candidates }).getByRole('button').first();
    typed += (await candidate.innerText()).replaceAll(/[^\p{Script=Han}]/gu, '');
    await candidate.click();
  }
  return typed;
}

/** Each is a whole way from the idle screen and back: in a short run one of every kind. */
const SHORT_RUN = ['the card was read', 'the home screen', 'half a name is typed', 'pages are being scanned', 'the name is signed, not confirmed', 'everything is captured']; // prettier-ignore
const long = process.env['YUNCANG_LONG'] === '1';

for (const [step, go] of Object.entries(ways)) {
  if (!long && !SHORT_RUN.includes(step)) continue;
  test(`leaves nothing behind: ${step}`, async () => {
    const page = await untilScreen(booth, 'idle');
    const visitor = { ...(await visitorOf(booth)), page };
    const typed = await go(visitor);
    const traces = [...Object.values(PERSON), ...(typed === '' ? [] : [typed])];
    expect(await page.content()).toMatch(SHOWN);
    await leave(visitor);
    const after = await untilScreen(booth, 'leaving', page);
    await after.getByRole('heading', { name: words.leaving.done }).waitFor();
    expect(await inPage(after, traces)).toEqual([]);
    expect(await stored(after)).toEqual({ local: 0, session: 0, databases: 0, caches: 0, cookies: '' });
    expect(inFiles(dirname(booth.dataDir), traces)).toEqual([]);
    expect(inFiles(passing, traces)).toEqual([]);
    expect(pagesLeft()).toEqual([]);
    expect(booth.log().filter((line) => traces.some((trace) => line.includes(trace)))).toEqual([]);
    const idle = await untilScreen(booth, 'idle');
    expect(await inPage(idle, traces)).toEqual([]);
    await expect.poll(() => booth.app().electron.windows().length).toBe(1);
  });
}

async function leave(visitor: Visitor): Promise<void> {
  await tap(visitor, words.frame.leave);
  const sure = visitor.page.getByRole('button', { name: words.askLeave.leave, exact: true });
  const left = visitor.page.locator('[data-screen="leaving"]');
  // the window may be gone before it could be asked
  await sure
    .or(left)
    .first()
    .waitFor()
    .catch(() => undefined);
  if (!visitor.page.isClosed() && (await sure.isVisible())) await tap(visitor, words.askLeave.leave);
}

async function inPage(page: Page, traces: readonly string[]): Promise<string[]> {
  const content = await page.content();
  return traces.filter((trace) => content.includes(trace));
}

const stored = (page: Page) =>
  page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    cookies: document.cookie,
  }));

/** The court's own folder lies beside the booth's in a test; it is another machine's. */
function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.startsWith(join(dirname(booth.dataDir), 'court')));
}

function inFiles(folder: string, traces: readonly string[]): string[] {
  const codes = traces.flatMap((text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]);
  return filesOf(folder).filter((path) => {
    const bytes = readFileSync(path);
    return codes.some((code) => bytes.includes(code));
  });
}

/** Scanned pages and halves of them, encrypted or not. */
const pagesLeft = (): readonly string[] =>
  [join(booth.dataDir, 'spool'), passing]
    .flatMap(filesOf)
    .filter((path) => /spool|yuncang-scan|\.(png|jpg|pnm)/.test(path));
