/** The page of live sessions fed by the layout robot: the real page and its real lines, with a state in the place of the court. */
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { Live } from '../../../renderer/live/Live.tsx';
import { callTexts } from '../../../renderer/call/text.ts';
import type { Language } from '../../../main/contract/policy.ts';
import { courtOf } from './court.ts';
import { measure } from './measure.ts';
import type { Step, WebState } from './state.ts';
import { states } from './states.ts';

const named = new Map(states.map((state) => [state.name, state]));
const violations: string[] = [];
document.addEventListener('securitypolicyviolation', (event) => {
  violations.push(`${event.violatedDirective} ${event.blockedURI}`);
});
// a finger of no device can hold nothing
Element.prototype.setPointerCapture = () => undefined;

const place = document.getElementById('root');
if (place === null) throw new Error('the page has no root');
let root: Root | null = null;

const turnOfLoop = (): Promise<void> => new Promise((done) => setTimeout(done, 0));
const until = async (here: () => boolean, what: string): Promise<void> => {
  for (const from = performance.now(); !here(); await turnOfLoop())
    if (performance.now() - from > 4_000) throw new Error(`${what} does not come`);
};
const visible = <E extends HTMLElement>(selector: string): readonly E[] =>
  [...document.querySelectorAll<E>(selector)].filter((one) =>
    one.checkVisibility({ visibilityProperty: true }),
  );
const button = (words: string): HTMLElement | undefined =>
  visible('button, summary').find((one) => one.innerText.trim().startsWith(words));

async function take(step: Step): Promise<void> {
  if (typeof step === 'string') {
    await until(() => button(step) !== undefined, step);
    button(step)?.click();
  } else if ('write' in step) {
    const field = visible<HTMLInputElement | HTMLTextAreaElement>('input, textarea').find((one) => one.value === '');
    const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set;
    setter?.call(field, step.write);
    field?.dispatchEvent(new Event('input', { bubbles: true }));
  } else {
    await until(() => document.querySelector('svg[data-writable]') !== null, 'the box');
    const box = document.querySelector('svg[data-writable]');
    const { left, top, width, height } = box?.getBoundingClientRect() ?? new DOMRect();
    const at = (x: number, y: number) => ({ bubbles: true, pointerId: 1, isPrimary: true, button: 0, pressure: 0.5, clientX: left + x * width, clientY: top + y * height }); // prettier-ignore
    box?.dispatchEvent(new PointerEvent('pointerdown', at(0.2, 0.3)));
    for (let x = 0.2; x < 0.8; x += 0.05) box?.dispatchEvent(new PointerEvent('pointermove', at(x, x % 0.1 < 0.05 ? 0.3 : 0.7)));
    box?.dispatchEvent(new PointerEvent('pointerup', at(0.8, 0.5)));
  }
  await turnOfLoop();
} // prettier-ignore

/** What shows that a state has come to its end. */
function isThere({ room, table, after, devices, code }: WebState): boolean {
  if (document.querySelector('h1') === null) return false;
  if (code !== undefined || room === undefined || devices === 'asking' || (after !== undefined && after !== 'lost'))
    return true;
  if (table !== undefined && document.querySelector('[data-table]') === null) return false;
  return document.querySelector('nav, video') !== null && document.querySelector('[data-shown=false]') === null;
} // prettier-ignore

/** Mounts the page anew in a state, in Chinese; waits for what comes by the line, and for fonts. */
async function show(name: string): Promise<void> {
  const state = named.get(name);
  if (state === undefined) throw new Error(`no state ${name}`);
  root?.unmount();
  courtOf(state);
  if (state.code === undefined) sessionStorage.setItem('yuncang.live', JSON.stringify({ ticket: 't'.repeat(43) }));
  else sessionStorage.removeItem('yuncang.live');
  const made = createRoot(place ?? document.body);
  root = made;
  flushSync(() => made.render(<Live />));
  await until(() => isThere(state), name);
  for (const step of state.press ?? []) await take(step);
  await until(() => isThere(state), name);
  await turnOfLoop();
} // prettier-ignore

async function settled(): Promise<void> {
  await turnOfLoop();
  document.body.getBoundingClientRect(); // layout asks for the slices of the fonts it needs
  await document.fonts.ready;
}

/** As the browser's own setting of text size does: everything in rem. */
function zoom(percent: number): void {
  document.documentElement.style.fontSize = percent === 100 ? '' : `${(20 * percent) / 100}px`;
}

async function speak(language: Language): Promise<void> {
  if (document.documentElement.lang === language) return;
  const before = document.documentElement.lang === 'en' ? 'en' : 'zh-CN';
  const words = callTexts[before].otherLanguage;
  await until(() => button(words) !== undefined, words);
  button(words)?.click();
  await settled();
}

const web = {
  names: () => [...named.keys()],
  show,
  zoom,
  speak,
  settled,
  measure,
  violations: () => violations,
};
export type Web = typeof web;
declare global {
  interface Window {
    web: Web;
  }
}
window.web = web;
