/** How screens take part in reading: a source of their own, pages that can be turned, and whether they were read to their end. */
import { useContext, useEffect, useRef, useSyncExternalStore } from 'react';
import type { Frame } from '../../main/contract/screen.ts';
import { BoothContext, type Turning } from '../booth.ts';
import { viewKey } from '../screenKey.ts';
import { passagesIn } from './passages.ts';
import { publicWords } from './publicWords.ts';
import type { Reader, Reading, Source } from './reader.ts';

function useScope() {
  const scope = useContext(BoothContext);
  if (scope === null) throw new Error('reading needs a BoothContext around it');
  return scope;
}

export function useReader(): Reader {
  return useScope().reader;
}

export function useReadingState(): Reading {
  const reader = useReader();
  return useSyncExternalStore(reader.subscribe, reader.current);
}

/** The screen brings its own words instead of what stands on it. `key`: what makes another source. */
export function useReadingSource(make: () => Source, key: string): void {
  const { scratch } = useScope();
  const latest = useRef(make);
  useEffect(() => {
    latest.current = make;
  });
  useEffect(() => scratch.offerSource(() => latest.current()), [scratch, key]);
}

/** A screen of several pages says how they are turned. */
export function useTurning(turning: Turning): void {
  const { scratch } = useScope();
  const latest = useRef(turning);
  useEffect(() => {
    latest.current = turning;
  });
  useEffect(() => scratch.offerTurning(() => latest.current), [scratch]);
}

/** Whether the whole screen was read, aloud or by the walking mark. */
export function useWasRead(): () => boolean {
  const { scratch, view } = useScope();
  const key = viewKey(view);
  return () => scratch.wasRead(key);
}

/** `读一遍`: reads what is written below an element, with the panel that says how it is heard. */
export function useReadPart(): (element: HTMLElement | null) => void {
  const { reader, view } = useScope();
  return (element) => {
    if (element === null) return;
    reader.start({
      passages: () => Promise.resolve(passagesIn(element, publicWords(view))),
      onward: () => Promise.resolve(false),
    });
  };
}

/** Says what just came up, in place of whatever was being read: an error for those who listen, the question of the cover. */
export function useAnnounce(): (element: HTMLElement | null) => void {
  const { reader, view } = useScope();
  return (element) => {
    if (element !== null) reader.announce(passagesIn(element, publicWords(view)));
  };
}

/** What 朗读 does. */
export function useStartReading(): () => void {
  return useScope().toggleReading;
}

/** Everything is read to this person: a headset is plugged in, or they asked for it. */
export const listens = ({ hearing, readsItself }: Frame): boolean => hearing.headset === 'in' || readsItself;

export function useListens(): boolean {
  return listens(useScope().view.frame);
}
