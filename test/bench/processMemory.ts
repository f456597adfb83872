/** Memory of a program with all its children as the kernel counts it: pages that several share are divided among them (PSS). */
import { readProc, treeOf } from '../booth/processTree.ts';

export interface TreeMemory {
  readonly processes: number;
  readonly pssKiB: number;
}

export function memoryOfTree(root: number): TreeMemory {
  const sizes = treeOf(root).flatMap((pid) => {
    const pss = /^Pss:\s+(\d+) kB$/m.exec(readProc(`${pid}/smaps_rollup`) ?? '')?.[1];
    return pss === undefined ? [] : [Number(pss)];
  });
  return { processes: sizes.length, pssKiB: sizes.reduce((sum, size) => sum + size, 0) };
}
