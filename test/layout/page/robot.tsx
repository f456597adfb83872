/** The booth's page fed by the layout robot: the real page and the real border, with fixtures in the place of core. */
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { channelPair, serve } from '../../../main/contract/port.ts';
import type { Act } from '../../../main/contract/act.ts';
import type { BoothView, Look } from '../../../main/contract/screen.ts';
import { screenBorder } from '../../../main/contract/screenBorder.ts';
import { createBooth } from '../../../renderer/booth.ts';
import { Booth } from '../../../renderer/booth/Booth.tsx';
import { stopsIn } from '../../../renderer/keys.ts';
import { passagesIn } from '../../../renderer/reading/passages.ts';
import { publicWords } from '../../../renderer/reading/publicWords.ts';
import { watchTouch } from '../../../renderer/touch.ts';
import { now, viewOf, type Fixture } from '../fixtures/kit.ts';
import { fixedPlaces, inspect } from './inspect.ts';

const files = import.meta.glob<{ readonly fixtures?: readonly Fixture[] }>('../fixtures/*.ts', {
  eager: true,
});
const fixtures = new Map(
  Object.values(files)
    .flatMap((file) => file.fixtures ?? [])
    .map((fixture) => [fixture.name, fixture]),
);

const idle: Fixture = { name: '', screen: { kind: 'idle', cardLeft: false, staff: true, waits: null } };
let shown = { fixture: idle, look: { scale: 100, contrast: 'day', language: 'zh-CN' } as Look, n: 0 };
const violations: string[] = [];
document.addEventListener('securitypolicyviolation', (event) => {
  violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
});

/** What the page has asked of core since the fixture was shown. */
const acts: Act[] = [];
const said: { readonly text: string; readonly personal: boolean }[] = [];
let touches = 0;
/** A document instead of the fixture's own. */
let laid: Uint8Array<ArrayBuffer> | null = null;

/** Twenty milliseconds of silence: a voice that is done at once. */
function beep(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44 + 640);
  const view = new DataView(bytes.buffer);
  const text = (at: number, words: string) => bytes.set(new TextEncoder().encode(words), at);
  text(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  for (const [at, value] of [[20, 1], [22, 1], [32, 2], [34, 16]] as const) view.setUint16(at, value, true); // prettier-ignore
  view.setUint32(24, 16_000, true);
  view.setUint32(28, 32_000, true);
  text(36, 'data');
  view.setUint32(40, 640, true);
  return bytes;
}

/** An empty sheet, as the court would send the picture of a page. */
async function blankPage(): Promise<string> {
  const canvas = new OffscreenCanvas(248, 351);
  const brush = canvas.getContext('2d');
  if (brush === null) throw new Error('no canvas');
  brush.fillStyle = '#fff';
  brush.fillRect(0, 0, canvas.width, canvas.height);
  const blob = await canvas.convertToBlob({ type: 'image/webp' });
  return btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())));
}

const element = document.getElementById('root');
if (element === null) throw new Error('the page has no root');
const root = createRoot(element);
const booth = createBooth(() => performance.now());
const [core, page] = channelPair();
const answers = () => shown.fixture.answers ?? {};
const bytesOf = (bytes: Uint8Array<ArrayBuffer> | undefined) => (bytes === undefined ? null : { bytes });
const served = serve(core, screenBorder, {
  view: () => viewOf(shown.fixture, shown.look, shown.n),
  act: (act) => {
    if (act.do !== 'pageShown') acts.push(act);
    // The only thing that acts do here: the help page opens, as it does over every screen.
    if (act.do === 'openHelp') push({ ...shown.fixture, overlay: { kind: 'help' } });
    return {};
  },
  touched: () => ((touches += 1), {}),
  painted: () => ({}),
  pageShot: () => ({ kept: true, problem: null }),
  cameraLive: () => ({}),
  pagePicture: () => answers().pagePicture ?? null,
  documentBytes: () => bytesOf(laid ?? answers().documentBytes),
  receiptSlip: () => bytesOf(answers().receiptSlip),
  say({ utterance, personal }) {
    if (shown.fixture.frame?.hearing === undefined) return null;
    said.push({ text: utterance.text, personal });
    return { bytes: beep(), mime: 'audio/wav' as const, rate: 1 };
  },
  printSlip: () => ({ printed: false }),
  printAgreement: () => ({ printed: false }),
  liveOpen() {
    const asked = answers().room !== undefined;
    if (asked) served.push('liveTold', { t: 'opened', ticket: 't'.repeat(43) });
    return { asked };
  },
  liveSay({ ask }) {
    const { room } = answers();
    if (ask.t === 'join' && room !== undefined)
      served.push('liveTold', { t: 'tell', tell: { t: 'room', view: room } });
    if (ask.t === 'invite')
      served.push('liveTold', { t: 'tell', tell: { t: 'invited', invitation: { code: '7K3MF-Q9P2D', role: ask.role, expiresAt: now } } });
    if (ask.t === 'picture')
      void blankPage().then((base64) => served.push('liveTold', { t: 'tell', tell: { ...ask, from: 0, size: atob(base64).length, base64 } }));
    return {};
  }, // prettier-ignore
  draftShare: () => ({ shared: false }),
});

function push(fixture: Fixture): void {
  shown = { ...shown, fixture, n: shown.n + 1 };
  served.push('viewChanged', viewOf(fixture, shown.look, shown.n));
}

const turnOfLoop = () => new Promise((done) => setTimeout(done, 0));

/** Mounts the page anew, so that every fixture starts with fresh local state; waits for layout, pictures and fonts. */
async function show(name: string, look: Look): Promise<void> {
  const fixture = fixtures.get(name);
  if (fixture === undefined) throw new Error(`no fixture ${name}`);
  shown = { ...shown, look };
  acts.splice(0);
  said.splice(0);
  touches = 0;
  push(fixture);
  await turnOfLoop();
  flushSync(() => root.render(<Booth key={shown.n} booth={booth} />));
  await settled();
}

async function settled(): Promise<void> {
  const from = performance.now();
  await turnOfLoop();
  // Pictures and documents come by asks and are decoded off the page: they get a moment.
  const { answers: given, screen } = shown.fixture;
  if (given !== undefined) {
    const blank = () =>
      [...document.images].some((image) => !image.complete) ||
      document.querySelector('[data-loading], [data-shown=false]') !== null ||
      (screen.kind === 'joining' && document.querySelector('[data-live=strip], [data-live=whole]') === null);
    do await new Promise((done) => setTimeout(done, 60));
    while (blank() && performance.now() - from < 2_000);
  }
  document.body.getBoundingClientRect(); // layout asks for the slices of the fonts it needs
  await document.fonts.ready;
}

/** Presses a visible button by its (first) words, as assistive technology would: no deaf time, no place. */
async function press(words: string): Promise<boolean> {
  const button = [...document.querySelectorAll<HTMLElement>('button')].find(
    (one) =>
      one.checkVisibility({ visibilityProperty: true }) && one.innerText.trim().split('\n', 1)[0] === words,
  );
  if (button === undefined) return false;
  button.click();
  // Two frames: what grew in place is paged again in the frame after it was measured.
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  await settled();
  return true;
}

const more: Readonly<Record<Look['language'], string>> = { 'zh-CN': '下面还有', en: 'There is more' };
/** To the next page of the screen; false on the last one. */
const turn = () => press(more[shown.look.language]);

/** Shows a fixture and presses what it asks for, which may stand on a later page. */
async function start(name: string, look: Look): Promise<void> {
  const fixture = fixtures.get(name);
  // the words to press are Chinese: of a live session another language is chosen once they are pressed
  const presses =
    look.language === 'zh-CN' || fixture?.answers?.room !== undefined ? (fixture?.press ?? []) : [];
  await show(name, presses.length > 0 ? { ...look, language: 'zh-CN' } : look);
  for (const words of presses) {
    while (!(await press(words))) {
      if (!(await turn())) throw new Error(`${name} has no button ${words}`);
    }
  }
  if (shown.look.language === look.language) return;
  shown = { ...shown, look };
  push(shown.fixture);
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  await settled();
}

/** Shows a fixture and visits each of its pages in turn: here, since a way to the page and back costs more than a measurement. */
async function each<T>(name: string, look: Look, visit: (page: number) => T | Promise<T>): Promise<T[]> {
  await start(name, look);
  const found = [await visit(1)];
  while (await turn()) found.push(await visit(found.length + 1));
  return found;
}

const layerNow = () => [...document.querySelectorAll('main > [data-layer]')].at(-1) ?? document.body;

/** The sentences of the screen, as the reader would take them. */
const sentences = () =>
  passagesIn(layerNow(), publicWords(viewOf(shown.fixture, shown.look, shown.n))).map(
    ({ spoken, personal }) => ({
      spoken,
      personal,
    }),
  );

/** Pushes another view of the fixture, as core would: the page stays mounted. */
const change = (frame: Partial<BoothView['frame']>, overlay: BoothView['overlay'] = null) =>
  push({
    ...shown.fixture,
    frame: { ...shown.fixture.frame, ...frame },
    ...(overlay === null ? {} : { overlay }),
  });

/** Which of the screen's blocks stand on the page that is shown. */
const blocksShown = () =>
  [...document.querySelectorAll<HTMLElement>('main [data-block]')].flatMap((block, index) =>
    block.checkVisibility() ? [index] : [],
  );

/** Sizes do not hang on what is shown: what is measured once more, as when a font arrives late, stays on its page. */
function measuredAgain(): string[] {
  const before = blocksShown().join(' ');
  flushSync(() => document.fonts.dispatchEvent(new Event('loadingdone')));
  const after = blocksShown().join(' ');
  return before === after
    ? []
    : [`measured once more it shows the blocks ${after} in the place of ${before}`];
}

const robot = {
  acts: () => acts.map((act) => act.do).filter((name) => name !== 'reading'),
  forgetActs: () => void acts.splice(0),
  lastAct: () => acts.findLast((act) => act.do !== 'reading'),
  lastOf: (name: Act['do']) => acts.findLast((act) => act.do === name),
  stopElements: () => [...stopsIn(document)],
  isPersonal: () => viewOf(shown.fixture, shown.look, shown.n).frame.person !== null,
  said: () => [...said],
  touches: () => touches,
  sentences,
  change,
  stops: () => stopsIn(document).length,
  /** Place of the focus among everything the keys stop at; -1: elsewhere. */
  focusAt: () => stopsIn(document).findIndex((stop) => stop === document.activeElement),
  names: () => [...fixtures.keys()],
  /** Until the next: null gives the fixtures their own again. */
  lay: (base64: string | null) =>
    void (laid = base64 === null ? null : Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))),
  start,
  turn,
  each,
  blocksShown,
  measured: () => ({ problems: [...inspect(), ...measuredAgain()], fixed: fixedPlaces() }),
  violations: () => violations,
};
export type Robot = typeof robot;
declare global {
  interface Window {
    robot: Robot;
  }
}
window.robot = robot;

watchTouch(window, () => booth.touched());
booth.attach(page);
