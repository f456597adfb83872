/** An installed booth for a test: Debian package in, provisioned, started as a user without rights, watched from outside only. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { policyKey } from '../../build/start/places.ts';
import { endChild } from '../../build/start/program.ts';
import { FLAVOURS } from '../../build/packaging/flavours.ts';
import type { Launch } from '../../main/contract/launch.ts';
import type { OtherUser } from '../booth/otherUser.ts';

const { name, productName } = FLAVOURS.test;
export const PACKAGE = name;
export const INSTALLED = `/opt/${productName}`;
export const EXECUTABLE = join(INSTALLED, name);
const RESOURCES = join(INSTALLED, 'resources');
const PROVISIONED = '/etc/yuncang/booth.json';

/** A machine that has a real booth is not for this test. */
export const whyNotHere = (): string | null =>
  existsSync(dirname(PROVISIONED)) ? `${dirname(PROVISIONED)} is there: this machine is a booth` : null;

export function install(file: string): void {
  execFileSync('dpkg', ['--install', file], { stdio: ['ignore', 'ignore', 'inherit'] });
}

export function remove(): void {
  execFileSync('dpkg', ['--purge', PACKAGE], { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Writes what a technician's provisioning does: the court's address with its one-time code, and real drivers. */
export function provision(user: OtherUser, court: { readonly url: string; readonly code: string }): void {
  const dataDir = join(user.home, 'booth');
  mkdirSync(dataDir, { mode: 0o700 });
  chownSync(dataDir, user.uid, user.gid);
  const launch: Launch = {
    core: {
      dataDir,
      fontDir: join(RESOURCES, 'fonts'),
      policyDir: join(RESOURCES, 'policy'),
      policyKey: policyKey(),
      courtUrl: court.url,
      provisioningCode: court.code,
      keyFile: join(dataDir, 'key'),
      pad: 'stu',
    },
    devices: {
      idReader: { path: '/dev/ttyUSB99', baud: 115_200 },
      signaturePad: { kind: 'stu', path: null },
      scanner: null,
    },
    devicesEnv: {},
    window: { kind: 'kiosk' },
    consoleUrl: null,
  };
  mkdirSync(dirname(PROVISIONED), { mode: 0o755 });
  writeFileSync(PROVISIONED, JSON.stringify(launch), { mode: 0o644 });
}

export const unprovision = (): void => rmSync(dirname(PROVISIONED), { recursive: true, force: true });

export interface Run {
  readonly pid: number;
  /** Everything it has written to both outputs, line by line. */
  readonly lines: readonly string[];
  /** Its exit code when it ends; null: by a signal. */
  readonly ended: Promise<number | null>;
  stop(): Promise<void>;
}

export async function start(
  program: string,
  display: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const child = spawn(program, ['--disable-gpu', ...args], {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', DISPLAY: display, ...env },
  });
  const lines: string[] = [];
  for (const output of [child.stdout, child.stderr])
    createInterface({ input: output }).on('line', (line) => void lines.push(line));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await once(child, 'spawn');
  return { pid: child.pid ?? 0, lines, ended, stop: () => endChild(child) };
}
