/** Memory of a program with all its children as the kernel counts it: pages that several share are divided among them (PSS). */
import { readFileSync, readdirSync } from 'node:fs';

/** Text after the name in parentheses, which may itself hold spaces and parentheses: state, parent, … */
const parentOf = (stat: string): number => Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);

function readOrGone(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null; // a process that has ended between listing and reading
  }
}

function treeOf(root: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? readOrGone(`/proc/${name}/stat`) : null;
    if (stat === null) continue;
    const parent = parentOf(stat);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const below = (pid: number): number[] => [pid, ...(children.get(pid) ?? []).flatMap(below)];
  return below(root);
}

export interface TreeMemory {
  readonly processes: number;
  readonly pssKiB: number;
}

export function memoryOfTree(root: number): TreeMemory {
  const sizes = treeOf(root).flatMap((pid) => {
    const pss = /^Pss:\s+(\d+) kB$/m.exec(readOrGone(`/proc/${pid}/smaps_rollup`) ?? '')?.[1];
    return pss === undefined ? [] : [Number(pss)];
  });
  return { processes: sizes.length, pssKiB: sizes.reduce((sum, size) => sum + size, 0) };
}
