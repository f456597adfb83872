/** The page's end of the border to core: the latest view, acts with their guard against double taps, and named asks. */
import { createContext, useContext, useEffect, useRef } from 'react';
import { AskFailed, connect, type Caller, type Channel, type PushBody } from '../main/contract/port.ts';
import type { Reader, Source } from './reading/reader.ts';
import type { Act } from '../main/contract/act.ts';
import type { AnswerValue, BoothView, QuestionId } from '../main/contract/screen.ts';
import { screenBorder, type ScreenBorder } from '../main/contract/screenBorder.ts';
import { viewKey } from './screenKey.ts';

type Ask = Caller<ScreenBorder>['ask'];
type PushName = keyof ScreenBorder['pushes'];
type Listener<N extends PushName> = (body: PushBody<ScreenBorder, N>) => void;

/** A second tap on the same action within this time is ignored (ux 8). */
export const DOUBLE_TAP_MS = 600;
/** After a screen change touches on the content are ignored for this time (ux 8). */
export const SETTLE_MS = 250;
/** `touched` is sent at most this often. */
export const TOUCHED_EVERY_MS = 1000;

/** Acts that come in streams and are no taps. */
const streams = new Set<Act['do']>(['pointerInk', 'pageShown', 'reading']);

/** `lost`: core is being restarted; the page hides everything until it hears from it again. */
export type Shown =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'shown'; readonly view: BoothView; readonly since: number };

export interface Booth {
  current(): Shown;
  subscribe(listener: () => void): () => void;
  /** Sends a tap; a repeated one is dropped. The answer is always the next view. */
  act(act: Act): void;
  ask: Ask;
  /** Listens to a push; returns the way to stop listening. Survives a restart of core. */
  on<N extends PushName>(name: N, listener: Listener<N>): () => void;
  touched(): void;
  painted(n: number): void;
  /** Starts or restarts the talk over a fresh port. */
  attach(channel: Channel): void;
}

/** `now` in milliseconds, monotonic. */
export function createBooth(now: () => number): Booth {
  let caller: Caller<ScreenBorder> | null = null;
  let shown: Shown = { kind: 'connecting' };
  let lastTap = { act: '', at: Number.NEGATIVE_INFINITY };
  let lastTouched = Number.NEGATIVE_INFINITY;
  const subscribers = new Set<() => void>();
  const listeners: { readonly [N in PushName]: Set<Listener<N>> } = {
    viewChanged: new Set(),
    inkDrawn: new Set(),
    inkCleared: new Set(),
    shotAsked: new Set(),
    liveTold: new Set(),
  };

  const show = (next: Shown) => {
    shown = next;
    for (const listener of subscribers) listener();
  };
  const receive = (view: BoothView) => {
    if (shown.kind === 'shown' && view.n < shown.view.n) return; // an answer overtaken by a push
    const same = shown.kind === 'shown' && viewKey(shown.view) === viewKey(view);
    show({ kind: 'shown', view, since: same && shown.kind === 'shown' ? shown.since : now() });
  };
  /** Losing the port or its patience is ordinary: the next port or view repairs it. Anything else is a bug. */
  const tolerate = (reason: unknown) => {
    if (reason instanceof AskFailed && (reason.kind === 'closed' || reason.kind === 'timedOut')) return;
    throw reason;
  };
  const send = (asked: Promise<unknown> | undefined) => void asked?.catch(tolerate);

  return {
    current: () => shown,
    subscribe(listener) {
      subscribers.add(listener);
      return () => void subscribers.delete(listener);
    },
    act(act) {
      const text = JSON.stringify(act);
      if (!streams.has(act.do)) {
        if (text === lastTap.act && now() - lastTap.at < DOUBLE_TAP_MS) return;
        lastTap = { act: text, at: now() };
      }
      send(caller?.ask('act', act));
    },
    ask(name, body, deadlineMs) {
      if (caller === null) return Promise.reject(new AskFailed('closed', name));
      return caller.ask(name, body, deadlineMs);
    },
    on(name, listener) {
      const set: Set<Listener<typeof name>> = listeners[name];
      set.add(listener);
      return () => void set.delete(listener);
    },
    touched() {
      if (now() - lastTouched < TOUCHED_EVERY_MS) return;
      lastTouched = now();
      send(caller?.ask('touched', {}));
    },
    painted: (n) => send(caller?.ask('painted', { n })),
    attach(channel) {
      const mine = connect(channel, screenBorder);
      caller = mine;
      shown = { kind: 'connecting' }; // a restarted core counts its views from the start
      lastTap = { act: '', at: Number.NEGATIVE_INFINITY };
      mine.on('viewChanged', (view) => {
        if (caller !== mine) return;
        receive(view);
        for (const listener of listeners.viewChanged) listener(view);
      });
      mine.on('inkDrawn', (ink) => {
        for (const listener of listeners.inkDrawn) listener(ink);
      });
      mine.on('liveTold', (told) => {
        for (const listener of listeners.liveTold) listener(told);
      });
      mine.on('inkCleared', (nothing) => {
        for (const listener of listeners.inkCleared) listener(nothing);
      });
      mine.onClose(() => {
        if (caller !== mine) return;
        caller = null;
        show({ kind: 'lost' });
      });
      send(mine.ask('view', {}).then((view) => caller === mine && receive(view)));
    },
  };
}

/** What a question has so far; sent with 返回 so that nothing typed is lost. */
export type Unfinished = { readonly question: QuestionId; readonly value: AnswerValue } | null;

/** Why the person opened the help page: core knows one help page, the words on it differ. */
export type HelpReason = 'person' | 'senses';

/** How the pages of a screen are turned while it is read; `next` null: this is the last. */
export interface Turning {
  readonly first: () => void;
  readonly next: (() => void) | null;
}

/** What the page itself remembers beside the view, for as long as it is loaded; never anything that must survive. */
export interface Scratch {
  readonly helpReason: () => HelpReason;
  readonly setHelpReason: (why: HelpReason) => void;
  readonly unfinished: () => Unfinished;
  /** The question on the screen says how to read it; returns the way to stop. */
  readonly offerUnfinished: (read: () => Unfinished) => () => void;
  /** A screen that brings its own words to be read. */
  readonly source: () => Source | null;
  readonly offerSource: (make: () => Source) => () => void;
  readonly turning: () => Turning | null;
  readonly offerTurning: (turning: () => Turning) => () => void;
  /** Screens that were read to their end in this visit. */
  readonly wasRead: (viewKey: string) => boolean;
  readonly setRead: (viewKey: string) => void;
}

/** Holds what is offered, the latest first: what lies over a screen gives the place back when it goes. */
function offering<T>(): { readonly get: () => T | null; readonly offer: (make: () => T) => () => void } {
  let makers: readonly (() => T)[] = [];
  return {
    get: () => makers.at(-1)?.() ?? null,
    offer(make) {
      makers = [...makers, make];
      return () => {
        makers = makers.filter((other) => other !== make);
      };
    },
  };
}

export function createScratch(): Scratch {
  let reason: HelpReason = 'person';
  const unfinished = offering<Unfinished>();
  const source = offering<Source>();
  const turning = offering<Turning>();
  const read = new Set<string>();
  return {
    helpReason: () => reason,
    setHelpReason: (why) => void (reason = why),
    unfinished: unfinished.get,
    offerUnfinished: unfinished.offer,
    source: source.get,
    offerSource: source.offer,
    turning: turning.get,
    offerTurning: turning.offer,
    wasRead: (key) => read.has(key),
    setRead: (key) => void read.add(key),
  };
}

/** What the tree of one shown view hangs on; `Booth.tsx` provides it. */
export interface BoothScope {
  readonly booth: Booth;
  readonly view: BoothView;
  readonly scratch: Scratch;
  readonly reader: Reader;
  /** 朗读: starts, or stops what is being read. */
  readonly toggleReading: () => void;
}
export const BoothContext = createContext<BoothScope | null>(null);

function useScope(): BoothScope {
  const scope = useContext(BoothContext);
  if (scope === null) throw new Error('useBooth needs a BoothContext around it');
  return scope;
}

/** The view now, and what can be asked of core. */
export function useBooth(): { view: BoothView } & Pick<Booth, 'act' | 'ask' | 'on'> {
  const { booth, view } = useScope();
  return { view, act: booth.act, ask: booth.ask, on: booth.on };
}

/** 返回, as the bar does it: with whatever the question on the screen has so far. */
export function useBack(): () => void {
  const { booth, scratch } = useScope();
  return () => booth.act({ do: 'back', unfinished: scratch.unfinished() });
}

/** Opens the help page with words for this reason, and tells which reason it was opened for. */
export function useHelp(): { openHelp: (why: HelpReason) => void; reason: () => HelpReason } {
  const { booth, scratch } = useScope();
  return {
    openHelp(why) {
      scratch.setHelpReason(why);
      booth.act({ do: 'openHelp' });
    },
    reason: scratch.helpReason,
  };
}

/** A question registers how to read its present value; the registration ends with the question. */
export function useUnfinished(read: () => Unfinished): void {
  const { scratch } = useScope();
  const latest = useRef(read);
  useEffect(() => {
    latest.current = read;
  });
  useEffect(() => scratch.offerUnfinished(() => latest.current()), [scratch]);
}
