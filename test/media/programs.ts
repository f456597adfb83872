/** The court's servers for picture and sound as real programs: started by a test in a folder of their own, ended with it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { RecordingSettings, RelaySettings } from '../../main/court/media/mediaSettings.ts';
import type { Place } from './hosts.ts';

export interface Program {
  end(): Promise<void>;
}

export interface TurnServer extends Program {
  readonly url: string;
  readonly secret: string;
}

/** coturn. On this machine itself it may relay to loopback, which it refuses by itself and shall refuse in a court. */
export async function turnServer(place: Place): Promise<TurnServer> {
  const { address, asked } = place;
  const secret = `secret-of-this-test-${Math.random()}`;
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'yuncang-turn-'));
  const file = join(folder, 'turnserver.conf');
  writeFileSync(
    file,
    [
      `listening-port=${port}`, `listening-ip=${asked}`, `relay-ip=${address}`, 'realm=yuncang.test', 'use-auth-secret',
      `static-auth-secret=${secret}`, ...(asked === '127.0.0.1' ? ['allow-loopback-peers'] : []), 'no-tls', 'no-dtls', 'no-cli', 'no-multicast-peers', 'relay-threads=1',
      `userdb=${join(folder, 'turn.db')}`, `pidfile=${join(folder, 'turn.pid')}`, 'log-file=stdout',
    ].join('\n'),
  ); // prettier-ignore
  const child = spawn(...place.command('turnserver', ['-c', file]), { stdio: 'ignore' });
  await listens(child, port, asked);
  return {
    url: `turn:${asked}:${port}?transport=udp`,
    secret,
    async end() {
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Below those the system gives away by itself: one that was killed finds its port free when it starts again. */
const PORTS = { from: 10_000, count: 22_000 } as const;

export async function freePort(): Promise<number> {
  for (;;) {
    const port = PORTS.from + randomInt(PORTS.count);
    const server = createServer();
    const free = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
    await new Promise((resolve) => server.close(resolve));
    if (free) return port;
  }
}

/** Resolves when something listens there; fails when the program ended before. */
export async function listens(child: ChildProcess, port: number, address = '127.0.0.1'): Promise<void> {
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`${child.spawnfile} ended at once`);
    if (await answers(port, address)) return;
    await setTimeout(BETWEEN_LOOKS_MS);
  }
}
const BETWEEN_LOOKS_MS = 50;

const answers = (port: number, address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

export async function ended(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL' = 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

export interface JanusServer extends Program {
  /** With a folder for recordings, which this Janus and the court share. */
  readonly settings: RelaySettings & { readonly recordings: RecordingSettings };
  kill(): Promise<void>;
  start(): Promise<void>;
  /** How many rooms stand in it. */
  rooms(): Promise<number>;
  /** What Janus itself says it carries now. */
  figures(): Promise<Figures>;
}
/** Of every connection that Janus has: whether it takes or gives, and its bytes of sound and picture so far. */
export type Figures = readonly { readonly kind: 'publisher' | 'subscriber'; readonly bytes: number }[];

const OTHERS = {
  plugins: ['audiobridge', 'duktape', 'lua', 'nosip', 'recordplay', 'sip', 'streaming', 'textroom', 'videocall', 'voicemail'],
  transports: ['http', 'mqtt', 'nanomsg', 'pfunix', 'rabbitmq'],
} as const; // prettier-ignore

/** Janus with its VideoRoom and its WebSocket alone, in a folder of its own. */
export async function janusServer(place: Place, { echo = false } = {}): Promise<JanusServer> {
  const { asked } = place;
  const [port, adminPort] = [await freePort(), await freePort()];
  const secret = (): string => randomBytes(18).toString('hex');
  const [apiSecret, adminKey, adminSecret] = [secret(), secret(), secret()];
  const folder = mkdtempSync(join(tmpdir(), 'yuncang-janus-'));
  const lib = readdirSync('/usr/lib').find((name) => existsSync(`/usr/lib/${name}/janus/plugins`));
  const none = (names: readonly string[]): string => names.map((name) => `libjanus_${name}.so`).join(',');
  const files = {
    'janus.jcfg': `
general: {
  configs_folder = "${folder}"
  plugins_folder = "/usr/lib/${lib}/janus/plugins"
  transports_folder = "/usr/lib/${lib}/janus/transports"
  events_folder = "${folder}"
  loggers_folder = "${folder}"
  recordings_tmp_ext = "tmp"
  api_secret = "${apiSecret}"
  admin_secret = "${adminSecret}"
}
nat: { ice_enforce_list = "${place.address}" }
plugins: { disable = "${none([...OTHERS.plugins, ...(echo ? [] : ['echotest'])])}" }
transports: { disable = "${none(OTHERS.transports)}" }
`,
    'janus.transport.websockets.jcfg': `
general: { json = "compact", ws = true, ws_port = ${port}, ws_ip = "${asked}" }
admin: { admin_ws = true, admin_ws_port = ${adminPort}, admin_ws_ip = "${asked}" }
`,
    'janus.plugin.videoroom.jcfg': `general: { admin_key = "${adminKey}" }\n`,
  };
  const recordings = join(folder, 'recordings');
  mkdirSync(recordings);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  let child: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    child = spawn(...place.command('janus', ['-F', folder, '-o', '-d', '2']), { stdio: 'ignore' });
    await listens(child, port, asked);
  };
  const kill = async (): Promise<void> => {
    if (child !== null) await ended(child);
  };
  await start();
  return {
    settings: {
      url: `ws://${asked}:${port}`,
      apiSecret,
      adminKey,
      kbitPerCamera: 300,
      recordings: { folder: recordings, keepFreeMb: 1 },
    },
    start,
    kill,
    async rooms() {
      const admin = await adminOf(`ws://${asked}:${adminPort}`, adminSecret);
      const request = { request: 'list', admin_key: adminKey };
      const { response } = await admin.ask({
        janus: 'message_plugin',
        plugin: 'janus.plugin.videoroom',
        request,
      });
      admin.end();
      return response?.list?.length ?? 0;
    },
    figures: () => figuresOf(`ws://${asked}:${adminPort}`, adminSecret),
    async end() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const Told = z.object({
  sessions: z.array(z.number()).optional(),
  handles: z.array(z.number()).optional(),
  response: z.object({ list: z.array(z.unknown()).optional() }).optional(),
  info: z
    .object({
      plugin_specific: z.object({ type: z.string().optional() }).optional(),
      webrtc: z.unknown().optional(),
    })
    .optional(),
});

async function adminOf(
  url: string,
  secret: string,
): Promise<{ ask(request: object): Promise<z.infer<typeof Told>>; end(): void }> {
  const ws = new WebSocket(url, 'janus-admin-protocol');
  await once(ws, 'open');
  const ask = async (request: object): Promise<z.infer<typeof Told>> => {
    const told = new Promise<string>((resolve) =>
      ws.once('message', (data) => resolve(Buffer.isBuffer(data) ? data.toString('utf8') : '')),
    );
    ws.send(JSON.stringify({ ...request, admin_secret: secret, transaction: 'figures' }));
    return Told.parse(JSON.parse(await told));
  };
  return { ask, end: () => ws.close() };
}

async function figuresOf(url: string, secret: string): Promise<Figures> {
  const { ask, end } = await adminOf(url, secret);
  const figures: { kind: 'publisher' | 'subscriber'; bytes: number }[] = [];
  for (const session_id of (await ask({ janus: 'list_sessions' })).sessions ?? [])
    for (const handle_id of (await ask({ janus: 'list_handles', session_id })).handles ?? []) {
      const { info } = await ask({ janus: 'handle_info', session_id, handle_id });
      const kind = info?.plugin_specific?.type;

      if (kind === 'publisher' || kind === 'subscriber') figures.push({ kind, bytes: bytesIn(info?.webrtc) });
    }
  end();
  return figures;
}

/** Janus nests its counts by medium and direction: every `bytes` of them, summed up. */
function bytesIn(counts: unknown): number {
  if (typeof counts !== 'object' || counts === null) return 0;
  return Object.entries(counts).reduce<number>(
    (sum, [name, value]: [string, unknown]) =>
      sum + (name === 'bytes' && typeof value === 'number' ? value : bytesIn(value)),
    0,
  );
}
