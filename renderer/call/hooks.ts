/** Hooks of a live session: its state, own media, the level of the microphone, minutes that pass, a stream in a picture. */
import { useCallback, useEffect, useRef, useState, useSyncExternalStore, type RefCallback } from 'react';
import type { RoomView } from '../../main/contract/live.ts';
import type { Call, CallState } from './call.ts';
import { openMedia, watchLevel, type OwnMedia } from './media.ts';
import { news } from './news.ts';
import { useCallWords } from './text.ts';

export const useCallState = (call: Call): CallState => useSyncExternalStore(call.onChange, call.state);

export interface OpenSeat {
  readonly media: OwnMedia;
  readonly call: Call;
}

/** Opens camera and microphone, then the seat; `again` closes both and tries anew. Null while they open. */
export function useSeat(start: (media: OwnMedia) => Call): readonly [OpenSeat | null, () => void] {
  const [open, setOpen] = useState<OpenSeat | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let gone = false;
    let opened: OpenSeat | null = null;
    void openMedia().then((media) => {
      if (gone) return media.close();
      opened = { media, call: start(media) };
      return setOpen(opened);
    });
    return () => {
      gone = true;
      opened?.call.close();
      opened?.media.close();
    };
  }, [start, tries]);
  const again = useCallback(() => {
    setOpen(null);
    setTries((count) => count + 1);
  }, []);
  return [open, again];
}

export function useLevel(stream: MediaStream | null): number {
  const [level, setLevel] = useState(0);
  useEffect(() => (stream === null ? undefined : watchLevel(stream, setLevel)), [stream]);
  return stream === null ? 0 : level;
}

const MINUTE_MS = 60_000;
/** Whole minutes since this was first shown. */
export function useMinutes(): number {
  const [minutes, setMinutes] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setMinutes((count) => count + 1), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return minutes;
}

/** Puts a stream into a `video` and starts it. */
export function useStream(stream: MediaStream | null): RefCallback<HTMLVideoElement> {
  return useCallback(
    (video: HTMLVideoElement | null) => {
      if (video === null || video.srcObject === stream) return;
      video.srcObject = stream;
      // Refused only where nobody has touched the page yet: the check before has been touched.
      if (stream !== null) video.play().catch(() => undefined);
    },
    [stream],
  );
}

/** The focus goes to the heading of a new part, so that a screen reader begins there. */
export function useHeading(): RefCallback<HTMLHeadingElement> {
  const seen = useRef(false);
  return useCallback((heading: HTMLHeadingElement | null) => {
    if (heading === null || seen.current) return;
    seen.current = true;
    heading.focus();
  }, []);
}

/** What changed in the room, as a sentence for who does not see it. */
export function useNews(view: RoomView): string {
  const words = useCallWords();
  const before = useRef(view);
  const [told, setTold] = useState('');
  useEffect(() => {
    const sentence = news(before.current, view, words);
    before.current = view;
    if (sentence !== '') setTold(sentence);
  }, [view, words]);
  return told;
}
