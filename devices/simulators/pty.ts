/** A pseudo-terminal under a stable path, with the simulated device on its other end (socat holds it). */
import {
  chmodSync,
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  realpathSync,
  rmSync,
  existsSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram, startProgram, type Child } from '../transport/child.ts';
import type { Line, LineOptions, Obstruction } from './line.ts';

const PLUG_LIMIT_MS = 20_000;
const LOOK_AGAIN_MS = 5;
/** A speed just looked up is taken as still true for this long: each look starts a program. */
const SPEED_KEPT_MS = 150;

/** Longer than any booth runs: the holder of a locked port is ended with the line. */
const HELD_SECONDS = '1000000';

export async function createPty(
  hear: (bytes: Uint8Array) => void,
  { nameOf = () => 'id-reader' }: LineOptions = {},
): Promise<Line> {
  const dir = mkdtempSync(join(tmpdir(), 'yuncang-reader-'));
  // another user may come as far as the node itself: what it may do there is the node's own matter
  chmodSync(dir, 0o711);
  let pluggings = 0;
  let path = join(dir, nameOf(0));
  let holder: Child | undefined;
  let child: Child | undefined;
  let gone: Promise<void> = Promise.resolve();
  /** Held open so that the terminal outlives each opener, as a real port does; it is never read. */
  let keeper: number | undefined;
  let known = { speed: 0, at: -SPEED_KEPT_MS };

  const letGo = (): void => {
    if (keeper !== undefined) closeSync(keeper);
    keeper = undefined;
  };
  /** One after the other: a plug that comes in the middle of an unplugging would lose its node to it. */
  let turn: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>) => (): Promise<void> =>
    (turn = turn.catch(() => undefined).then(work));
  const plug = inTurn(async () => {
    if (child !== undefined) return;
    path = join(dir, nameOf(pluggings++));
    let over = (): void => {};
    gone = new Promise((resolve) => (over = resolve));
    child = startProgram('socat', ['-t', '0', '-', `PTY,rawer,echo=0,link=${path}`], process.env, {
      stdout: hear,
      stderr: () => {},
      ended: over,
    });
    const until = performance.now() + PLUG_LIMIT_MS;
    while (!existsSync(path)) {
      if (performance.now() > until) throw new Error('socat made no terminal: is socat installed?');
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
    keeper = openSync(realpathSync(path), constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
  });
  const release = (): void => {
    holder?.signal('SIGKILL');
    holder = undefined;
  };
  /** Another program's exclusive lock on the node, as serialport itself takes one. */
  const lock = async (): Promise<void> => {
    let held = (): void => {};
    const taken = new Promise<void>((resolve) => (held = resolve));
    const script = ['-F', '-x', path, 'sh', '-c', `echo held; exec sleep ${HELD_SECONDS}`];
    holder = startProgram('flock', script, process.env, { stdout: held, stderr: () => {}, ended: held });
    await taken;
  };
  const obstruct = async (how: Obstruction | null): Promise<void> => {
    release();
    if (child === undefined) return;
    chmodSync(realpathSync(path), how === 'noRights' ? 0o000 : 0o620);
    if (how === 'locked') await lock();
  };
  const unplug = inTurn(async () => {
    release();
    child?.signal('SIGTERM');
    child = undefined;
    await gone;
    letGo();
    rmSync(path, { force: true });
  });

  await plug();
  return {
    get path() {
      return path;
    },
    hidraw: null,
    obstruct,
    send: (bytes) => child?.write(bytes),
    async speed(fresh = false) {
      if (!fresh && performance.now() - known.at < SPEED_KEPT_MS) return known.speed;
      const said = await runProgram('stty', ['-F', path, 'speed'], { deadlineMs: 2000 });
      known = { speed: Number(said.stdout.trim()), at: performance.now() };
      return known.speed;
    },
    unplug,
    plug,
    async close() {
      await unplug();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
