/** A throw-away user without rights: Chromium keeps its sandbox for it, as it does for the user of an appliance. */
import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

export interface OtherUser {
  readonly uid: number;
  readonly gid: number;
  /** Its own folder, which nobody else may read. */
  readonly home: string;
  /** A program that runs `file` as this user with the arguments it is given; signals reach it, and it ends with its parent. */
  programFor(file: string): string;
  remove(): void;
}

/** Why no such user can be made on this machine; null: it can. */
export const whyNoOtherUser = (): string | null =>
  process.platform === 'linux' && process.getuid?.() === 0 ? null : 'making a user needs root on Linux';

/** Not below the temporary folder of the tests, which may be closed to others. */
const HOMES = '/var/tmp';

export function makeOtherUser(): OtherUser {
  const name = `yuncang-${process.pid.toString(36)}-${Date.now().toString(36).slice(-5)}`;
  execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', name]);
  const idOf = (what: string): number => Number(execFileSync('id', [what, name], { encoding: 'utf8' }));
  const uid = idOf('-u');
  const gid = idOf('-g');
  const home = mkdtempSync(join(HOMES, 'yuncang-'));
  chownSync(home, uid, gid);
  const programs = mkdtempSync(join(tmpdir(), 'yuncang-as-'));
  const become = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--pdeathsig=TERM'];
  return {
    uid,
    gid,
    home,
    programFor(file) {
      const program = join(programs, basename(file));
      const command = ['setpriv', ...become, file].map((word) => `'${word}'`).join(' ');
      writeFileSync(program, `#!/bin/sh\nunset XDG_RUNTIME_DIR\nHOME='${home}' exec ${command} "$@"\n`, {
        mode: 0o755,
      });
      return program;
    },
    remove() {
      for (const folder of [home, programs]) rmSync(folder, { recursive: true, force: true });
      execFileSync('userdel', [name], { stdio: 'ignore' });
    },
  };
}
