/** Hosts of our own on one machine (Linux network namespaces): a court's, with a line to this machine and one to each party's; no party reaches another. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning } from '../booth/processTree.ts';

/** Where a program of a test runs. */
export interface Place {
  /** Where picture and sound leave it and arrive. */
  readonly address: string;
  /** Where whoever started it asks it. */
  readonly asked: string;
  /** What to start, so that `program` runs there under the process id of what was started. */
  command(program: string, args: readonly string[]): readonly [string, readonly string[]];
}

export interface Host extends Place {
  readonly name: string;
  /** Whether this host knows any way to the other: a table of its own says so, nobody is asked. */
  reaches(other: Host): boolean;
}

export interface Hosts {
  readonly court: Host;
  /** One more host, with a line to the court's and to nothing else. */
  party(): Host;
  /** A line too narrow for a voice: what comes by it to this party waits, and is lost. False where this kernel has no such line. */
  narrow(party: Host, on: boolean): boolean;
  end(): void;
}

const LOOPBACK = '127.0.0.1';
/** The address Janus takes for pictures on this machine itself: it leaves loopback out. Null without a network card. */
const cardHere = (): string | null =>
  Object.values(networkInterfaces())
    .flat()
    .find((one) => one?.family === 'IPv4' && !one.internal && !one.address.startsWith(RANGE))?.address ??
  null;

/** This machine itself. On loopback alone Janus is asked, and carries no picture. */
export const thisMachine = (): Place => ({
  address: cardHere() ?? LOOPBACK,
  asked: LOOPBACK,
  command: (program, args) => [program, args],
});

/** Whether Janus carries pictures there. */
export const carriesPictures = ({ address }: Place): boolean => address !== LOOPBACK;

/** For tests between networks, and given to nobody (RFC 2544). */
const RANGE = '198.18.';
const MOST = 256;
const PREFIX = 'yuncang-';
const COURT = 1;

const ip = (...args: readonly string[]): string =>
  execFileSync('ip', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const namesNow = (): string[] =>
  ip('netns', 'list').split('\n').flatMap((line) => line.match(/^\S+/u)?.[0] ?? []); // prettier-ignore

/** With everything that still runs there: a host that is gone in name alone would go on. */
function remove(name: string): void {
  for (const pid of ip('netns', 'pids', name).split('\n')) {
    if (pid === '') continue;
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // ended by itself meanwhile
    }
  }
  ip('netns', 'delete', name);
}

/** What a test left behind that was killed itself: its process id is in the name. */
function sweep(): void {
  for (const name of namesNow()) {
    const owner = new RegExp(`^${PREFIX}(\\d+)-`, 'u').exec(name)?.[1];
    if (owner === undefined || isRunning(Number(owner))) continue;
    try {
      remove(name);
    } catch (error) {
      if (namesNow().includes(name)) throw error; // else another test that begins now swept it as well
    }
  }
}

function freeNet(): string {
  const taken = new Set(Object.values(networkInterfaces()).flatMap((all) => all?.map(({ address }) => address.replace(/\.\d+$/u, '.')) ?? [])); // prettier-ignore
  for (let n = 0; n < MOST; n += 1) {
    const net = `${RANGE}${(process.pid + n) % MOST}.`;
    if (!taken.has(net)) return net;
  }
  throw new Error('every network for tests is taken');
}

/**
 * Null where this machine lets nobody make any: no `ip`, or no right to. Ends with its process, or is swept by the next.
 * `toThis`: with a line to this machine; a browser that runs here beside it hears of a network that changed, and gives up what it was loading.
 */
export function openHosts({ toThis = true } = {}): Hosts | null {
  const made: string[] = [];
  const end = (): void => {
    process.off('exit', end);
    for (const name of made.splice(0)) remove(name);
  };
  process.once('exit', end);
  try {
    sweep();
    return hostsIn(made, end, toThis);
  } catch (error) {
    end();
    const why = error instanceof Error ? error.message : String(error);
    console.warn(`NO HOSTS OF OUR OWN: network namespaces are impossible here: ${why}`);
    return null;
  }
}

let opened = 0;

function hostsIn(made: string[], end: () => void, toThis: boolean): Hosts {
  const net = freeNet();
  const own = `${PREFIX}${process.pid}-${(opened += 1)}`;
  const at = (number: number): string => `${net}${number}`;

  function host(what: string, number: number): Host {
    const name = `${own}-${what}`;
    ip('netns', 'add', name);
    made.push(name);
    ip('-n', name, 'link', 'set', 'lo', 'up');
    return {
      name,
      address: at(number),
      asked: at(number),
      command: (program, args) => ['ip', ['netns', 'exec', name, program, ...args]],
      reaches(other) {
        try {
          ip('-n', name, 'route', 'get', other.address);
          return true;
        } catch {
          return false; // "Network is unreachable"
        }
      },
    };
  }
  /** One end of a line: this address here, that one there, and no other by it. */
  function lineEnd(where: readonly string[], line: string, here: number, there: number): void {
    ip(...where, 'address', 'add', at(here), 'peer', at(there), 'dev', line);
    ip(...where, 'link', 'set', line, 'up');
  }

  const court = host('court', COURT);
  const inCourt = ['-n', court.name];
  let last = COURT + 1;
  if (toThis) {
    const line = `yc${process.pid}n${opened}`;
    ip('link', 'add', line, 'type', 'veth', 'peer', 'name', `to${last}`, 'netns', court.name);
    lineEnd([], line, last, COURT);
    lineEnd(inCourt, `to${last}`, COURT, last);
  }
  const lines = new Map<string, string>();

  return {
    court,
    party() {
      const number = (last += 1);
      const party = host(`party${number}`, number);
      const line = `to${number}`;
      ip(...inCourt, 'link', 'add', line, 'type', 'veth', 'peer', 'name', 'line', 'netns', party.name);
      lineEnd(inCourt, line, COURT, number);
      lineEnd(['-n', party.name], 'line', number, COURT);
      lines.set(party.name, line);
      return party;
    },
    narrow(party, on) {
      const line = lines.get(party.name) ?? '';
      try {
        const queue = on ? ['add', 'dev', line, 'root', 'tbf', ...NARROW] : ['delete', 'dev', line, 'root'];
        execFileSync('tc', [...inCourt, 'qdisc', ...queue], { stdio: ['ignore', 'ignore', 'pipe'] });
        return true;
      } catch (error) {
        console.warn(`NO NARROW LINE: ${error instanceof Error ? error.message : String(error)}`);
        return false;
      }
    },
    end,
  };
}
/** A voice alone takes about 60 kbit/s with its wrappings. A bucket (tc-tbf) is in kernels that have no `netem`, and loses and delays as a real line does. */
const NARROW = ['rate', '40kbit', 'burst', '3000', 'latency', '900ms'] as const;

/** Where Janus and coturn of a test run: on the court's own host, or on this machine where there can be none. */
export interface MediaPlace {
  readonly place: Place;
  end(): void;
}
export function mediaPlace(): MediaPlace {
  const hosts = openHosts();
  return hosts === null
    ? { place: thisMachine(), end: () => undefined }
    : { place: hosts.court, end: hosts.end };
}

/** A file that starts a program there, for whoever can only be given a file. */
export function launcherAt(place: Place, program: string): { readonly file: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'yuncang-host-'));
  const file = join(folder, 'launch');
  const [first, rest] = place.command(program, []);
  const words = [first, ...rest].map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`);
  writeFileSync(file, `#!/bin/sh\nexec ${words.join(' ')} "$@"\n`, { mode: 0o755 });
  return { file, remove: () => rmSync(folder, { recursive: true }) };
}
