#!/usr/bin/env node
/** Stands in for fpm when electron-builder makes a Debian package: the same options, carried out by `dpkg-deb`. */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { control, readOptions, type PackageOptions } from './debian.ts';

const options = readOptions(process.argv.slice(2));
const folder = mkdtempSync(join(tmpdir(), 'yuncang-deb-'));
try {
  layOut(options, folder);
  const compression = process.env['YUNCANG_DEB_COMPRESSION'] ?? options.compression;
  const ownership = ['--root-owner-group', `-Z${compression}`];
  execFileSync('dpkg-deb', [...ownership, '--build', folder, options.file], { stdio: ['ignore', 2, 2] });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function layOut({ copies, scripts, ...rest }: PackageOptions, to: string): void {
  chmodSync(to, 0o755); // it becomes the package's `/`
  for (const [from, target] of copies) {
    const place = join(to, target);
    mkdirSync(dirname(place), { recursive: true, mode: 0o755 });
    cpSync(from, place, { recursive: true, verbatimSymlinks: true });
  }
  const about = join(to, 'DEBIAN');
  mkdirSync(about, { mode: 0o755 });
  writeFileSync(join(about, 'control'), control({ ...rest, installedKiB: sizeOf(to) }));
  for (const [name, file] of Object.entries(scripts)) {
    if (!existsSync(file)) throw new Error(`no script ${file}`);
    cpSync(file, join(about, name));
    chmodSync(join(about, name), 0o755);
  }
}

function sizeOf(path: string): number {
  return Number(execFileSync('du', ['-sk', path], { encoding: 'utf8' }).split('\t')[0]);
}
