/** Memory of a program with all its children as the kernel counts it: pages that several share are divided among them (PSS). */
import { readProc, treeOf } from '../booth/processTree.ts';

export interface TreeMemory {
  readonly processes: number;
  readonly pssKiB: number;
  /** Of it what is no file: the share of the program's own file pages changes when anything else on the machine runs the same file. */
  readonly ownKiB: number;
}

export function memoryOfTree(root: number): TreeMemory {
  const rollups = treeOf(root).flatMap((pid) => readProc(`${pid}/smaps_rollup`) ?? []);
  const sum = (field: string): number =>
    rollups.reduce(
      (total, text) => total + Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1] ?? 0),
      0,
    );
  return { processes: rollups.length, pssKiB: sum('Pss'), ownKiB: sum('Pss_Anon') + sum('Pss_Shmem') };
}
