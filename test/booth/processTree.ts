/** The processes of a running program, as the kernel lists them. */
import { readFileSync, readdirSync } from 'node:fs';

/** Text after the name in parentheses, which may itself hold spaces and parentheses: state, parent, … */
const parentOf = (stat: string): number => Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);

/** A file below `/proc`; null when its process has ended, as it may between listing and reading. */
export function readProc(path: string): string | null {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return null;
  }
}

/** A process and all below it. */
export function treeOf(root: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? readProc(`${name}/stat`) : null;
    if (stat === null) continue;
    const parent = parentOf(stat);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const below = (pid: number): number[] => [pid, ...(children.get(pid) ?? []).flatMap(below)];
  return below(root);
}

/** True for a process of Chromium that was started with `switchText`; its children write their command line as one word. */
export const hasSwitch = (pid: number, switchText: string): boolean =>
  (readProc(`${pid}/cmdline`) ?? '').split(/[\0 ]/).includes(switchText);

/** A line of `/proc/PID/status`; null when the process is gone or has no such line. */
export const statusOf = (pid: number, name: string): string | null =>
  new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(readProc(`${pid}/status`) ?? '')?.[1] ?? null;

/** False for a process that is gone, or that has ended and waits for its parent to notice. */
export const isRunning = (pid: number): boolean => statusOf(pid, 'State')?.startsWith('Z') === false;
