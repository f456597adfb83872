/** A booth that a user without rights runs in Chromium's real sandbox, from copies that this user may read. */
import { chmodSync, chownSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FLAVOURS } from '../../build/packaging/flavours.ts';
import { stageApp } from '../../build/packaging/stage.ts';
import { startCourt } from '../../build/start/court.ts';
import { writeLaunch } from '../../build/start/launch.ts';
import { electronHere, root } from '../../build/start/places.ts';
import { simulatedDevices, startSimulators } from '../../build/start/simulators.ts';
import { Launch } from '../../main/contract/launch.ts';
import { SIMULATED_TRANSPORT_ENV } from '../../devices/simulators/wires.ts';
import { openDisplay } from './display.ts';
import { type BoothApp, openElectron } from './electronApp.ts';
import { type Hardware, hardwareAt } from './hardware.ts';
import { type OtherUser, makeOtherUser } from './otherUser.ts';

export interface SandboxedBooth {
  readonly user: OtherUser;
  readonly app: BoothApp;
  readonly hardware: Hardware;
  close(): Promise<void>;
}

/** Electron, app, fonts, text entry data and policy below one folder that all may read: a checkout may be closed to others. */
function copies(): { readonly folder: string; readonly electron: string; readonly app: string } {
  const folder = mkdtempSync('/var/tmp/yuncang-app-');
  chmodSync(folder, 0o755);
  const app = join(folder, 'app');
  stageApp(app, FLAVOURS.test);
  for (const part of ['fonts', 'text-entry', 'policy'])
    cpSync(join(root, '.cache', part), join(app, '.cache', part), {
      recursive: true,
      filter: (file) => !file.endsWith('.pem'), // the development key signs policies and is nobody else's
    });
  const { executable } = electronHere();
  cpSync(dirname(executable), join(folder, 'electron'), { recursive: true });
  return { folder, electron: join(folder, 'electron', 'electron'), app };
}

/**
 * The devices are simulated at the transport interface: a pseudo-terminal or a virtual hidraw belongs to the user who
 * made it.
 */
export async function launchSandboxedBooth(): Promise<SandboxedBooth> {
  const closers: (() => Promise<void> | void)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).toReversed()) await closer();
  };
  const lines: string[] = [];
  const onLine = (line: string) => void lines.push(line);
  try {
    const user = makeOtherUser();
    closers.push(user.remove);
    const { folder, electron, app } = copies();
    closers.push(() => rmSync(folder, { recursive: true, force: true }));
    const courtData = mkdtempSync(join(tmpdir(), 'yuncang-court-'));
    closers.push(() => rmSync(courtData, { recursive: true, force: true }));
    const display = await openDisplay({ width: 1080, height: 1920 });
    closers.push(display.close);
    const court = await startCourt({ dataDir: courtData, port: 0, onLine });
    closers.push(court.stop);
    process.env[SIMULATED_TRANSPORT_ENV] = '1';
    const simulators = await startSimulators({ courtUrl: court.ready.url, onLine });
    closers.push(simulators.stop);
    const launchFile = writeLaunch({
      ...simulatedDevices(simulators.ready),
      dataDir: user.home,
      courtUrl: simulators.ready.courtProxy ?? court.ready.url,
      provisioningCode: court.ready.code,
      window: { kind: 'kiosk' },
      consoleUrl: null,
    });
    handOver(launchFile, join(app, '.cache'), user);
    const booth = await openElectron({
      display: display.name,
      launchFile,
      sandboxed: { program: user.programFor(electron), app },
    });
    closers.push(() => booth.close());
    return { user, app: booth, hardware: hardwareAt(simulators.ready.controlUrl), close };
  } catch (error) {
    await close();
    throw new Error(`the booth did not start; last words:\n${lines.slice(-20).join('\n')}`, { cause: error });
  }
}

/** The booth's files become the user's, and its fonts and policy the copies. */
function handOver(launchFile: string, cache: string, user: OtherUser): void {
  const launch = Launch.parse(JSON.parse(readFileSync(launchFile, 'utf8')));
  const core = { ...launch.core, fontDir: join(cache, 'fonts'), policyDir: join(cache, 'policy') };
  writeFileSync(launchFile, JSON.stringify({ ...launch, core }));
  for (const path of [launchFile, launch.core.dataDir]) chownSync(path, user.uid, user.gid);
}
