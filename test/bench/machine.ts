/** The machine the figures were taken on. */
import { arch, availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { electronHere } from '../../build/start/places.ts';

export function machineFacts(): string {
  const { version, kind } = electronHere();
  const load = loadavg()
    .map((one) => one.toFixed(2))
    .join(' ');
  return [
    `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${platform()} ${arch()} ${release()}`,
    `Node ${process.versions.node}, Electron ${version} (${kind})`,
    `load ${load} over 1, 5 and 15 minutes; above the number of cores the figures say little`,
  ].join('\n');
}
