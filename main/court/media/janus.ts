/** The court's line to its Janus: requests with a deadline, one session kept alive, and a way back after every loss. */
import { randomBytes } from 'node:crypto';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { err, ok, type Result } from '../../contract/result.ts';

/** `down`: no Janus answers; all it held is gone. Else what Janus said: its own number. */
export type JanusError = { readonly kind: 'down' } | { readonly kind: 'refused'; readonly code: number };

const Jsep = z.object({ type: z.enum(['offer', 'answer']), sdp: z.string() });
export type Jsep = z.infer<typeof Jsep>;
const Stream = z.object({
  mid: z.string().optional(),
  type: z.string().optional(),
  feed_id: z.number().optional(),
});
export type JanusStream = z.infer<typeof Stream>;
const ListedRoom = z.object({ room: z.number(), description: z.string().optional() });
const Message = z.object({
  janus: z.string(),
  transaction: z.string().optional(),
  sender: z.number().optional(),
  data: z.object({ id: z.number() }).optional(),
  error: z.object({ code: z.number() }).optional(),
  plugindata: z
    .object({
      data: z.object({
        error_code: z.number().optional(),
        streams: z.array(Stream).optional(),
        list: z.array(ListedRoom).optional(),
      }),
    })
    .optional(),
  jsep: Jsep.optional(),
});
export type JanusAnswer = {
  readonly id: number | null;
  readonly streams: readonly JanusStream[];
  readonly jsep: Jsep | null;
  /** Of a list of rooms. */
  readonly rooms: readonly z.infer<typeof ListedRoom>[];
};

export type Janus = {
  isUp(): boolean;
  /** A handle of the VideoRoom plugin; told once its connection stands. */
  attach(stands?: () => void): Promise<Result<number, JanusError>>;
  detach(handle: number): Promise<void>;
  message(handle: number, body: object, jsep?: Jsep): Promise<Result<JanusAnswer, JanusError>>;
  trickle(handle: number, candidate: object): Promise<void>;
  close(): void;
};

export type JanusParts = {
  readonly url: string;
  readonly apiSecret: string;
  readonly onChange: (up: boolean) => void;
};

/** Janus ends a session that is silent for 60 s. A request without an answer means that it hangs. */
const WAITS = { answer: 10_000, keepAlive: 20_000, again: 1_000 } as const;

type Asked = {
  readonly answer: (result: Result<JanusAnswer, JanusError>) => void;
  /** Answered in full by `ack`; everything else is done only with what follows it. */
  readonly byAck: boolean;
  readonly deadline: NodeJS.Timeout;
};

export function janusAt({ url, apiSecret, onChange }: JanusParts): Janus {
  const asked = new Map<string, Asked>();
  const handles = new Map<number, () => void>();
  let socket: WebSocket | null = null;
  let session: number | null = null;
  let closed = false;
  let again: NodeJS.Timeout | undefined;
  const keeping = setInterval(
    () => void (session !== null && ask({ janus: 'keepalive' }, true)),
    WAITS.keepAlive,
  );

  function ask(request: object, byAck = false): Promise<Result<JanusAnswer, JanusError>> {
    const over = socket;
    if (over === null || over.readyState !== WebSocket.OPEN) return Promise.resolve(err({ kind: 'down' }));
    const transaction = randomBytes(9).toString('base64url');
    return new Promise((answer) => {
      const deadline = setTimeout(() => over.terminate(), WAITS.answer);
      asked.set(transaction, { answer, byAck, deadline });
      const to = session === null ? {} : { session_id: session };
      over.send(JSON.stringify({ ...request, ...to, transaction, apisecret: apiSecret }));
    });
  }

  function heard(text: string): void {
    const message = messageOf(text);
    if (message === null) return undefined; // whoever waits for it will not wait for ever
    if (message.janus === 'timeout') return socket?.terminate(); // the session is gone, and everything with it
    if (message.janus === 'webrtcup') return handles.get(message.sender ?? 0)?.();
    const one = asked.get(message.transaction ?? '');
    if (one === undefined || (message.janus === 'ack' && !one.byAck)) return undefined;
    asked.delete(message.transaction ?? '');
    clearTimeout(one.deadline);
    return one.answer(answerOf(message));
  }

  function open(): void {
    const opening = new WebSocket(url, 'janus-protocol', { handshakeTimeout: WAITS.answer });
    socket = opening;
    opening.on('open', () => void begin(opening));
    opening.on('message', (data) => heard(Buffer.isBuffer(data) ? data.toString('utf8') : ''));
    opening.on('error', () => opening.terminate());
    opening.on('close', gone);
  }

  async function begin(opened: WebSocket): Promise<void> {
    const made = await ask({ janus: 'create' });
    if (!made.ok || made.value.id === null) return opened.terminate();
    session = made.value.id;
    return onChange(true);
  }

  function gone(): void {
    const was = session;
    socket = null;
    session = null;
    for (const one of asked.values()) {
      clearTimeout(one.deadline);
      one.answer(err({ kind: 'down' }));
    }
    asked.clear();
    handles.clear();
    if (closed) return;
    again = setTimeout(open, WAITS.again);
    if (was !== null) onChange(false);
  }

  open();
  return {
    isUp: () => session !== null,
    async attach(stands = () => undefined) {
      if (session === null) return err({ kind: 'down' });
      const made = await ask({ janus: 'attach', plugin: 'janus.plugin.videoroom' });
      if (!made.ok) return made;
      const { id } = made.value;
      if (id === null) return err({ kind: 'refused', code: 0 });
      handles.set(id, stands);
      return ok(id);
    },
    async detach(handle) {
      handles.delete(handle);
      if (session !== null) await ask({ janus: 'detach', handle_id: handle });
    },
    message(handle, body, jsep) {
      if (session === null) return Promise.resolve(err({ kind: 'down' }));
      return ask({ janus: 'message', handle_id: handle, body, ...(jsep === undefined ? {} : { jsep }) });
    },
    async trickle(handle, candidate) {
      if (session !== null) await ask({ janus: 'trickle', handle_id: handle, candidate }, true);
    },
    close() {
      closed = true;
      clearInterval(keeping);
      clearTimeout(again);
      socket?.terminate();
    },
  };
}

function messageOf(text: string): z.infer<typeof Message> | null {
  try {
    return Message.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function answerOf({
  data,
  error,
  plugindata,
  jsep,
}: z.infer<typeof Message>): Result<JanusAnswer, JanusError> {
  const code = error?.code ?? plugindata?.data.error_code;
  if (code !== undefined) return err({ kind: 'refused', code });
  return ok({
    id: data?.id ?? null,
    streams: plugindata?.data.streams ?? [],
    jsep: jsep ?? null,
    rooms: plugindata?.data.list ?? [],
  });
}
