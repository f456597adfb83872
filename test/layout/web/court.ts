/** The court as a state has it, in the page's own window: its line, its answer to a code, the table's end of the sealed line, and a machine with camera and microphone. */
import { LIVE_CLOSE, LiveAsk, type LiveTell } from '../../../main/contract/live.ts';
import {
  bytesOfBase64,
  lineFrameOf,
  newLineKeys,
  openLine,
  toBase64,
  type LineFrame,
  type LineKeys,
  type SealedLine,
} from '../../../main/contract/remote/line.ts';
import { FromPage, type ToPage } from '../../../main/contract/remote/page.ts';
import type { WebState } from './state.ts';

/** A head and shoulders. */
function picture(): MediaStream {
  const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
  const brush = canvas.getContext('2d');
  if (brush === null) throw new Error('no canvas');
  brush.fillStyle = '#3d5a66';
  brush.fillRect(0, 0, 320, 180);
  brush.fillStyle = '#d9c3ae';
  brush.beginPath();
  brush.arc(160, 80, 44, 0, 2 * Math.PI);
  brush.fill();
  brush.fillRect(90, 136, 140, 44);
  return canvas.captureStream(1);
}

/** An A4 page with lines of writing on it, as the court sends its picture. */
async function page(): Promise<string> {
  const canvas = new OffscreenCanvas(620, 877);
  const brush = canvas.getContext('2d');
  if (brush === null) throw new Error('no canvas');
  brush.fillStyle = '#fff';
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.fillStyle = '#18222c';
  for (let y = 80; y < 780; y += 34) brush.fillRect(70, y, y % 5 === 0 ? 300 : 480, 8);
  const blob = await canvas.convertToBlob({ type: 'image/webp' });
  return btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())));
}

/** The table's end: shows its view to whoever asks, and takes nothing. */
function tableEnd(state: WebState, say: (tell: LiveTell) => void): (body: string) => Promise<void> {
  let keys: LineKeys | null = null;
  let line: SealedLine | null = null;
  const frame = (one: LineFrame): void => say({ t: 'fromTable', body: JSON.stringify(one) });
  const told = async (what: ToPage): Promise<void> => {
    for (const body of (await line?.seal(JSON.stringify(what))) ?? []) say({ t: 'fromTable', body });
  };
  /** One after the other, although opening and sealing take a moment. */
  let work: Promise<void> = Promise.resolve();
  return (body) => (work = work.then(() => hear(body)));

  async function hear(body: string): Promise<void> {
    const one = lineFrameOf(body);
    if (one?.k === 'hello') {
      keys ??= await newLineKeys();
      return frame({ k: 'key', commit: one.commit, key: toBase64(keys.raw) });
    }
    if (one?.k === 'open' && keys !== null) {
      const [otherRaw, nonce] = [bytesOfBase64(one.key), bytesOfBase64(one.nonce)];
      if (otherRaw === null || nonce === null) return undefined;
      line = await openLine({ side: 'table', keys, otherRaw, nonce });
      return undefined;
    }
    const text = one?.k === 'said' ? await line?.open(one) : null;
    if (text === null || text === undefined) return undefined;
    const { n, ask } = FromPage.parse(JSON.parse(text));
    if (ask.want === 'look' && state.table !== undefined) return told({ say: 'view', view: state.table });
    return told({ say: 'answer', n, refused: 'inkProblem' });
  }
}

/** Puts a state's court and machine in the place of the browser's. The page that was shown before has none of it. */
export function courtOf(state: WebState): void {
  const { room, tells = [], after } = state;

  class Line {
    static readonly OPEN = 1;
    readyState = 0;
    onopen: (() => void) | null = null;
    onmessage: ((event: { readonly data: string }) => void) | null = null;
    onclose: ((event: { readonly code: number }) => void) | null = null;
    readonly #table = tableEnd(state, (tell) => this.#say(tell));

    constructor() {
      queueMicrotask(() => {
        if (room === undefined || lost) return;
        this.readyState = Line.OPEN;
        this.onopen?.();
      });
    }
    #say(tell: LiveTell): void {
      this.onmessage?.({ data: JSON.stringify(tell) });
    }
    send(text: string): void {
      const ask = LiveAsk.parse(JSON.parse(text));
      if (ask.t === 'join' && room !== undefined) {
        for (const tell of [{ t: 'room', view: room } as const, ...tells]) this.#say(tell);
        if (after !== undefined) this.#end(after);
      }
      if (ask.t === 'toTable') void this.#table(ask.body);
      if (ask.t === 'invite')
        this.#say({ t: 'invited', invitation: { code: '7K3MF-Q9P2D', role: ask.role, expiresAt: '2026-11-22T02:52:00.000Z' } }); // prettier-ignore
      if (ask.t === 'picture')
        void page().then((base64) => this.#say({ ...ask, from: 0, size: atob(base64).length, base64 }));
    }
    #end(how: NonNullable<WebState['after']>): void {
      if (how === 'lost') lost = true;
      if (how !== 'lost' && how !== 'forgotten' && how !== 'elsewhere')
        return this.#say({ t: 'over', reason: how });
      const code = how === 'lost' ? 1006 : how === 'forgotten' ? LIVE_CLOSE.notJoined : LIVE_CLOSE.replaced;
      return this.onclose?.({ code });
    }
    close(): void {
      this.readyState = 3;
    }
  }
  let lost = false;

  Object.defineProperty(window, 'WebSocket', { configurable: true, value: Line });
  window.fetch = () =>
    Promise.resolve(
      new Response(JSON.stringify({ error: state.code?.refused, message: '' }), { status: 404 }),
    );
  navigator.mediaDevices.getUserMedia = (wanted) => {
    if (state.devices === 'asking') return new Promise(() => undefined);
    if (state.devices === 'none') return Promise.reject(new DOMException('', 'NotAllowedError'));
    const stream = new MediaStream(wanted?.video ? picture().getTracks() : []);
    if (wanted?.audio) for (const track of sound().getTracks()) stream.addTrack(track);
    return Promise.resolve(stream);
  };
}

let context: AudioContext | null = null;
const sound = (): MediaStream => (context ??= new AudioContext()).createMediaStreamDestination().stream;
