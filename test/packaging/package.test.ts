/** The Debian package of the booth: what is in it, that it runs with every door closed as a user without rights, and that it leaves nothing. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseState, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPackage } from '../../build/packaging/buildPackage.ts';
import { FUSES } from '../../build/packaging/fuses.ts';
import { type CourtReady, startCourt } from '../../build/start/court.ts';
import type { Started } from '../../build/start/program.ts';
import { type Display, openDisplay } from '../booth/display.ts';
import { frameIn } from '../booth/frame.ts';
import { portsOf } from '../booth/listening.ts';
import { type OtherUser, makeOtherUser, whyNoOtherUser } from '../booth/otherUser.ts';
import { hasSwitch, isRunning, readProc, statusOf, treeOf } from '../booth/processTree.ts';
import { EXECUTABLE, INSTALLED, PACKAGE, type Run, install, provision, remove, start, unprovision, whyNotHere } from './installed.ts'; // prettier-ignore

const PATIENCE = { timeout: 90_000, interval: 250 };
const BUILD_MS = 300_000;

const output = mkdtempSync(join(tmpdir(), 'yuncang-package-'));
const resources = join(output, 'linux-unpacked', 'resources');
let packageFile = '';

beforeAll(async () => {
  process.env['YUNCANG_DEB_COMPRESSION'] = 'none';
  const made = await buildPackage('test', output);
  packageFile = made.find((file) => file.endsWith('.deb')) ?? '';
}, BUILD_MS);
afterAll(() => rmSync(output, { recursive: true, force: true }));

describe('the packed app', () => {
  const files = () => listPackage(join(resources, 'app.asar'), { isPack: false });

  it('holds the programs, the page and what they load', () => {
    expect(files()).toEqual(
      expect.arrayContaining([
        '/package.json',
        '/dist/shell/main.js',
        '/dist/shell/preload.cjs',
        '/dist/core/start.js',
        '/dist/core/documentWorker.js',
        '/dist/devices/start.js',
        '/dist/pages/booth/index.html',
        '/node_modules/debug/src/index.js', // a rule against `src` folders once broke serialport
      ]),
    );
  });

  it('holds no tests, simulators, desk, sources or maps', () => {
    const strange =
      /(^|\/)(test|tests|simulators|desk|console)\/|\.(map|ts|tsx|md|gyp|c|cc|cpp|h)$|node-pty|jieba/;
    expect(files().filter((file) => strange.test(file))).toEqual([]);
  });

  it('has its native parts beside the archive, for this system alone', () => {
    const unpacked = readdirSync(join(resources, 'app.asar.unpacked'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.node'))
      .map((file) => `/${file}`);
    expect(unpacked.toSorted()).toEqual(
      files()
        .filter((file) => file.endsWith('.node'))
        .toSorted(),
    );
    expect(unpacked.filter((file) => !/linux.x64|build\/Release/.test(file))).toEqual([]);
  });

  it('has the library behind the image add-on where the system’s loader finds it', () => {
    const image = join(resources, 'app.asar.unpacked', 'node_modules', '@img');
    const libraries = readdirSync(image, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /libvips-cpp\.so/.test(file),
    );
    expect(libraries).toHaveLength(1);
    expect(libraries[0]).toMatch(/^sharp-libvips-linux-x64/);
  });

  it('has no default app that would run what it is told to', () => {
    expect(existsSync(join(resources, 'default_app.asar'))).toBe(false);
  });

  it('carries fonts, text entry data and the signed policy, without the key that signs it', () => {
    expect(readdirSync(resources)).toEqual(expect.arrayContaining(['fonts', 'policy', 'text-entry']));
    expect(readdirSync(join(resources, 'policy')).toSorted()).toEqual(['pack.json', 'pack.sig']);
  });

  it('has every fuse set as decided', async () => {
    const { version: _, ...wire } = await getCurrentFuseWire(join(output, 'linux-unpacked', PACKAGE));
    const set = Object.entries(wire).filter(([fuse]) => /^\d+$/.test(fuse));
    const wanted = new Map(Object.entries(FUSES));
    expect(set.length).toBeGreaterThanOrEqual(8);
    expect(set).toEqual(set.map(([fuse]) => [fuse, wanted.get(fuse) ? FuseState.ENABLE : FuseState.DISABLE]));
  });
});

const reason = whyNoOtherUser() ?? whyNotHere();
if (reason !== null) console.warn(`SKIPPED: the installed package is not tested: ${reason}`);

describe.skipIf(reason !== null)('the installed package', () => {
  const frames = mkdtempSync(join(tmpdir(), 'yuncang-frames-'));
  let user: OtherUser;
  let display: Display;
  let program: string;
  let run: Run;
  let court: Started<CourtReady>;
  const courtData = mkdtempSync(join(tmpdir(), 'yuncang-court-'));
  const marker = () => join(user.home, 'marker');
  /** Writes the marker when a door that should be shut stands open. */
  const intruder = () => `require('node:fs').writeFileSync(${JSON.stringify(marker())}, '')`;

  beforeAll(async () => {
    install(packageFile);
    user = makeOtherUser();
    court = await startCourt({ dataDir: courtData, port: 0, onLine: () => undefined });
    provision(user, court.ready);
    display = await openDisplay({ width: 1080, height: 1920 }, frames);
    program = user.programFor(EXECUTABLE);
    const script = join(user.home, 'intruder.cjs');
    writeFileSync(script, intruder(), { mode: 0o644 });
    run = await start(
      program,
      display.name,
      ['--inspect=127.0.0.1:0', '--remote-debugging-port=0', '--remote-allow-origins=*'],
      { NODE_OPTIONS: `--require ${script}`, YUNCANG_LAUNCH: '/nonexistent' },
    );
  });

  afterAll(async () => {
    await run.stop();
    await display.close();
    await court.stop();
    unprovision();
    user.remove();
    for (const folder of [frames, courtData]) rmSync(folder, { recursive: true, force: true });
  });

  const started = (service: string) =>
    run.lines.filter((line) => line.includes(`"event":"serviceStarted","service":"${service}"`)).length;

  it('paints its idle screen', async () => {
    await expect.poll(() => frameIn(frames).share('#17506b'), PATIENCE).toBeGreaterThan(0.02);
    expect(frameIn(frames).share('#f5f3ee')).toBeGreaterThan(0.2);
    expect([started('core'), started('devices')]).toEqual([1, 1]);
  });

  it('loads SQLite, serialport, node-hid and the document maker from beside its archive', async () => {
    const loaded = () =>
      [...new Set(treeOf(run.pid).flatMap((pid) => nativeParts(readProc(`${pid}/maps`) ?? '')))].toSorted();
    await expect
      .poll(loaded, PATIENCE)
      .toEqual([
        '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu',
        '@serialport/bindings-cpp',
        'better-sqlite3',
        'node-hid',
      ]);
  });

  it('keeps its pages in the sandbox', () => {
    const own = treeOf(run.pid);
    const pages = own.filter((pid) => hasSwitch(pid, '--type=renderer'));
    expect(pages.length).toBeGreaterThan(0);
    for (const pid of pages) {
      expect(hasSwitch(pid, '--no-sandbox')).toBe(false);
      expect([statusOf(pid, 'Seccomp'), statusOf(pid, 'NoNewPrivs')]).toEqual(['2', '1']);
    }
    for (const pid of own) expect(statusOf(pid, 'Uid')).toContain(String(user.uid));
  });

  it('listens nowhere, whatever its command line asks for', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    expect(portsOf(0).length).toBeGreaterThan(0); // the look itself works
    server.close();
    expect(portsOf(user.uid)).toEqual([]);
    expect(run.lines.filter((line) => line.includes('listening on'))).toEqual([]);
  });

  it('runs no script that its environment names', () => {
    expect(existsSync(marker())).toBe(false);
  });

  it('cannot be used as a plain Node', async () => {
    const second = await start(program, display.name, ['-e', intruder()], { ELECTRON_RUN_AS_NODE: '1' });
    expect(await second.ended).toBe(0); // one booth is running, so the second leaves
    expect(existsSync(marker())).toBe(false);
    expect(started('core')).toBe(1);
  });

  it('ends with all its processes when it is told to', async () => {
    const own = treeOf(run.pid);
    await run.stop();
    await expect.poll(() => own.filter(isRunning), PATIENCE).toEqual([]);
  });

  it('is gone from the system when it is removed', () => {
    const owned = execFileSync('dpkg', ['--listfiles', PACKAGE], { encoding: 'utf8' })
      .split('\n')
      .filter((file) => file.includes('uncang'));
    expect(owned).toContain(INSTALLED);
    remove();
    expect(owned.filter((file) => existsSync(file))).toEqual([]);
    expect(existsSync(`/usr/bin/${PACKAGE}`)).toBe(false);
  });
});

/** Packages whose native part is mapped into a process, of those unpacked in the installed booth. */
function nativeParts(maps: string): readonly string[] {
  const place = `${INSTALLED}/resources/app.asar.unpacked/node_modules/`;
  return maps.split('\n').flatMap((line) => {
    const path = line.slice(line.indexOf('/'));
    if (!path.startsWith(place) || !path.endsWith('.node')) return [];
    const [scope = '', name = ''] = path.slice(place.length).split('/');
    return [scope.startsWith('@') ? `${scope}/${name}` : scope];
  });
}
