/** How two programs of one booth talk: named requests with an answer, and pushes, each checked by its schema. */
import { z } from 'zod';

/** One border: the requests one side serves and the pushes it sends. Names are imperative for asks, past tense for pushes. */
export interface Border {
  readonly asks: Readonly<Record<string, { readonly body: z.ZodType; readonly answer: z.ZodType }>>;
  readonly pushes: Readonly<Record<string, z.ZodType>>;
}

export type AskName<B extends Border> = keyof B['asks'] & string;
export type PushName<B extends Border> = keyof B['pushes'] & string;
export type AskBody<B extends Border, N extends AskName<B>> = z.infer<B['asks'][N]['body']>;
export type AskAnswer<B extends Border, N extends AskName<B>> = z.infer<B['asks'][N]['answer']>;
export type PushBody<B extends Border, N extends PushName<B>> = z.infer<B['pushes'][N]>;

/** What travels on the wire between the two ends. `n` pairs an answer with its ask. */
const Wire = z.discriminatedUnion('t', [
  z.object({ t: z.literal('ask'), n: z.number().int(), name: z.string().max(64), body: z.unknown() }),
  z.object({ t: z.literal('answer'), n: z.number().int(), value: z.unknown() }),
  z.object({
    t: z.literal('failed'),
    n: z.number().int(),
    kind: z.enum(['badRequest', 'unknownAsk', 'crashed']),
  }),
  z.object({ t: z.literal('push'), name: z.string().max(64), body: z.unknown() }),
]);

/** A structured-clone channel: an Electron or DOM MessagePort, a worker, or two ends in one test. */
export interface Channel {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

/** Why an ask got no answer. `timedOut` and `closed` are ordinary; the others are bugs or a hostile peer. */
export class AskFailed extends Error {
  readonly kind: 'timedOut' | 'closed' | 'badRequest' | 'unknownAsk' | 'crashed' | 'badAnswer';
  constructor(kind: AskFailed['kind'], name: string) {
    super(`ask ${name}: ${kind}`);
    this.kind = kind;
  }
}

export type Handlers<B extends Border> = {
  readonly [N in AskName<B>]: (body: AskBody<B, N>) => Promise<AskAnswer<B, N>> | AskAnswer<B, N>;
};

export interface Served<B extends Border> {
  push<N extends PushName<B>>(name: N, body: PushBody<B, N>): void;
}

/** Serves one border on a channel: bodies are checked before a handler sees them, anything else is refused. */
export function serve<B extends Border>(channel: Channel, border: B, handlers: Handlers<B>): Served<B> {
  channel.onMessage((raw) => {
    const wire = Wire.safeParse(raw);
    if (!wire.success || wire.data.t !== 'ask') return;
    const { n, name, body } = wire.data;
    const spec = Object.hasOwn(border.asks, name) ? border.asks[name] : undefined;
    if (spec === undefined) return channel.post({ t: 'failed', n, kind: 'unknownAsk' });
    const checked = spec.body.safeParse(body);
    if (!checked.success) return channel.post({ t: 'failed', n, kind: 'badRequest' });
    const handler = handlers[name as AskName<B>] as (body: unknown) => unknown;
    void Promise.resolve(handler(checked.data)).then(
      (value) => channel.post({ t: 'answer', n, value }),
      (reason: unknown) => {
        channel.post({ t: 'failed', n, kind: 'crashed' });
        throw reason; // a bug: the process ends and its watcher restarts it
      },
    );
  });
  return { push: (name, body) => channel.post({ t: 'push', name, body }) };
}

export interface Caller<B extends Border> {
  /** Rejects with `AskFailed`; never hangs longer than `deadlineMs`. */
  ask<N extends AskName<B>>(name: N, body: AskBody<B, N>, deadlineMs?: number): Promise<AskAnswer<B, N>>;
  on<N extends PushName<B>>(name: N, listener: (body: PushBody<B, N>) => void): void;
  onClose(listener: () => void): void;
}

export const ASK_DEADLINE_MS = 10_000;

/** The calling end of a border. Answers and pushes are checked too: a peer may be older, newer or broken. */
export function connect<B extends Border>(channel: Channel, border: B): Caller<B> {
  let next = 1;
  const waiting = new Map<number, { name: string; settle: (value: unknown, failed?: AskFailed) => void }>();
  const listeners = new Map<string, ((body: never) => void)[]>();
  channel.onMessage((raw) => {
    const wire = Wire.safeParse(raw);
    if (!wire.success || wire.data.t === 'ask') return;
    const message = wire.data;
    if (message.t === 'push') {
      const schema = Object.hasOwn(border.pushes, message.name) ? border.pushes[message.name] : undefined;
      const checked = schema?.safeParse(message.body);
      if (checked?.success !== true) return;
      for (const listener of listeners.get(message.name) ?? []) listener(checked.data as never);
      return;
    }
    const entry = waiting.get(message.n);
    if (entry === undefined) return;
    if (message.t === 'failed') return entry.settle(undefined, new AskFailed(message.kind, entry.name));
    const checked = border.asks[entry.name]?.answer.safeParse(message.value);
    if (checked?.success === true) entry.settle(checked.data);
    else entry.settle(undefined, new AskFailed('badAnswer', entry.name));
  });
  let closed = false;
  channel.onClose(() => {
    closed = true;
    for (const entry of waiting.values()) entry.settle(undefined, new AskFailed('closed', entry.name));
  });
  return {
    ask(name, body, deadlineMs = ASK_DEADLINE_MS) {
      const n = next++;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => entry.settle(undefined, new AskFailed('timedOut', name)), deadlineMs);
        const entry = {
          name,
          settle(value: unknown, failed?: AskFailed) {
            clearTimeout(timer);
            waiting.delete(n);
            if (failed === undefined) resolve(value as never);
            else reject(failed);
          },
        };
        waiting.set(n, entry);
        if (closed) return entry.settle(undefined, new AskFailed('closed', name));
        channel.post({ t: 'ask', n, name, body });
      });
    },
    on(name, listener) {
      listeners.set(name, [...(listeners.get(name) ?? []), listener as (body: never) => void]);
    },
    onClose: (listener) => channel.onClose(listener),
  };
}

/** Two ends of one channel in one process; messages are structured-cloned and delivered in a later microtask, as a real port does. */
export function channelPair(): [Channel, Channel] {
  const ends = [0, 1].map(() => ({ messages: [] as ((m: unknown) => void)[], closes: [] as (() => void)[] }));
  let open = true;
  const end = (mine: number): Channel => ({
    post(message) {
      if (!open) return;
      const copy: unknown = structuredClone(message);
      queueMicrotask(() => {
        if (open) for (const listener of ends[1 - mine]?.messages ?? []) listener(copy);
      });
    },
    onMessage: (listener) => void ends[mine]?.messages.push(listener),
    onClose: (listener) => void ends[mine]?.closes.push(listener),
    close() {
      if (!open) return;
      open = false;
      for (const side of ends) for (const listener of side.closes) listener();
    },
  });
  return [end(0), end(1)];
}
