/** The line of a page to its room: a port, and its form over a WebSocket that comes back by itself. */
import { LIVE_BEAT_MS, LIVE_CLOSE, LIVE_PATH, LiveTell, type LiveAsk } from '../../main/contract/live.ts';

/** `forgotten`: the court does not know this ticket; `elsewhere`: the same seat was opened on another page. */
export type LineEnd = 'forgotten' | 'elsewhere';

export interface LineListeners {
  readonly onUp: () => void;
  readonly onDown: () => void;
  readonly onTell: (tell: LiveTell) => void;
  /** For good; nothing follows. */
  readonly onEnd: (why: LineEnd) => void;
}

export interface Line {
  /** What is said while the line is down is lost. */
  say(ask: LiveAsk): void;
  close(): void;
}
export type OpenLine = (told: LineListeners) => Line;

const WAITS = { silence: LIVE_BEAT_MS * 2.5, retryFirst: 500, retryMost: 8_000 } as const;

export const socketLine: OpenLine = ({ onUp, onDown, onTell, onEnd }) => {
  const url = new URL(LIVE_PATH, location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.hash = '';
  let socket: WebSocket | null = null;
  let failures = 0;
  let closed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  const beat = setInterval(() => say({ t: 'beat' }), LIVE_BEAT_MS);

  function say(ask: LiveAsk): void {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(ask));
  }

  function open(): void {
    const opening = new WebSocket(url);
    socket = opening;
    opening.onopen = () => {
      alive(opening);
      onUp();
    };
    opening.onmessage = ({ data }: MessageEvent<unknown>) => {
      failures = 0;
      alive(opening);
      const tell = typeof data === 'string' ? tellOf(data) : null;
      if (tell !== null) onTell(tell);
    };
    opening.onclose = ({ code }) => gone(opening, code);
  }

  /** A dead line tells nobody that it is dead: silence does. */
  function alive(of: WebSocket): void {
    clearTimeout(silence);
    silence = setTimeout(() => {
      of.close();
      gone(of, 0);
    }, WAITS.silence);
  }

  function gone(of: WebSocket, code: number): void {
    if (closed || socket !== of) return;
    socket = null;
    clearTimeout(silence);
    onDown();
    if (code === LIVE_CLOSE.notJoined) return finish('forgotten');
    if (code === LIVE_CLOSE.replaced) return finish('elsewhere');
    failures += 1;
    const wait = Math.min(WAITS.retryMost, WAITS.retryFirst * 2 ** (failures - 1));
    retry = setTimeout(open, wait * (0.75 + Math.random() / 2));
    return undefined;
  }

  function finish(why: LineEnd): void {
    close();
    onEnd(why);
  }

  function close(): void {
    closed = true;
    clearInterval(beat);
    clearTimeout(retry);
    clearTimeout(silence);
    socket?.close();
  }

  open();
  return { say, close };
};

function tellOf(text: string): LiveTell | null {
  try {
    return LiveTell.parse(JSON.parse(text));
  } catch {
    return null; // a newer court may say more than this page knows
  }
}
