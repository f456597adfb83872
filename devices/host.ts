/** Runs the booth's devices and serves them to core: asks down, events up, nothing of a person kept. */
import { devicesBorder, DeviceName, type DevicesBorder, type Diagnosis } from '../main/contract/devices.ts';
import { scannerIn, type DevicesConfig } from '../main/contract/launch.ts';
import { serve, type Channel, type Served } from '../main/contract/port.ts';
import { createBoard } from './board.ts';
import { systemClock, type Clock } from './clock.ts';
import { hostCodeReader } from './code-reader/hosted.ts';
import { HOST_DELAYS, within } from './deadline.ts';
import { configuredPath } from './diagnostics/checks.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import { gatherFacts, thisUser } from './diagnostics/facts.ts';
import { startHeadset } from './headset/driver.ts';
import { hostReader } from './id-reader/hosted.ts';
import { hostLight } from './light/hosted.ts';
import { stderrLog, type Log } from './log.ts';
import { printPaper } from './printer/printer.ts';
import { startPresence } from './presence/driver.ts';
import { hostScanner } from './scanner/hosted.ts';
import { listedScanners } from './scanner/saneList.ts';
import { hostPad } from './signature-pad/hosted.ts';
import { hostTrigger } from './trigger/hosted.ts';
import { openVoice } from './voice/voice.ts';

export interface Host {
  /** Serves on a further channel, for example after core was started anew; the earlier one is no longer told anything. */
  attach(channel: Channel): void;
  close(): Promise<void>;
}

export interface HostOptions {
  readonly clock?: Clock;
  readonly log?: Log;
  /** Where sysfs, /proc and /etc are looked at; `/` but in a test. */
  readonly root?: string;
  /** A device did not drop what it holds of the person in time: only the end of the process does. */
  readonly onStuck?: () => void;
}

/** Exit code of a process that ends because a device would not forget. */
const STUCK = 70;

export function createHost(config: DevicesConfig, channel: Channel | null, options: HostOptions = {}): Host {
  const { clock = systemClock, log = stderrLog, root = '/', onStuck = () => process.exit(STUCK) } = options;
  let served: Served<DevicesBorder> | undefined;
  const board = createBoard({
    clock,
    log,
    root,
    push: (name, body) => served?.push(name, body),
    isHeard: () => served !== undefined,
  });

  /** The booth's devices. A further one is a row here; its asks are spread into what is served below. */
  const table = {
    idReader: hostReader(config.idReader, board.seat('idReader')),
    signaturePad: hostPad(config.signaturePad, board.seat('signaturePad')),
    scanner: hostScanner(config, board.seat('scanner')),
    trigger: hostTrigger(config.trigger, board.seat('trigger')),
    light: hostLight(config.light, board.seat('light')),
    codeReader: hostCodeReader(config.codeReader, board.seat('codeReader')),
  };
  const all = DeviceName.options.map((device) => table[device]);

  /** What helps a person beside the devices of the work; without any of it the booth goes on as it is. */
  const { headset: jack = null, presence: sensor = null } = config;
  const headset = jack === null ? null : startHeadset(jack, clock, (moved) => served?.push('headsetMoved', { headset: moved })); // prettier-ignore
  const presence = sensor === null ? null : startPresence(sensor, clock, (seen) => served?.push('presenceChanged', { presence: seen })); // prettier-ignore
  const voice = openVoice(config.voice, clock);

  const diagnoses = async (only: DeviceName | null): Promise<Diagnosis[]> => {
    const paths = DeviceName.options.flatMap((device) => configuredPath({ device, config }) ?? []);
    const scanner = scannerIn(config);
    // a scanner at work is not asked, and one that is not SANE's is no business of SANE
    const listed =
      scanner?.kind === 'sane' && board.note('scanner').state.kind === 'busy' ? [scanner.device] : [];
    const listScanners = scanner?.kind === 'sane' && listed.length === 0 ? listedScanners : () => Promise.resolve(listed); // prettier-ignore
    const facts = await gatherFacts({ user: thisUser(), listScanners }, paths, root);
    const wanted = DeviceName.options.filter((device) => only === null || device === only);
    return wanted.map((device) => diagnose(device, config, board.note(device), facts));
  };
  /** Answers which devices have dropped everything; where one is stuck, the process and its memory go. */
  const forget = async (): Promise<DeviceName[]> => {
    voice.forget();
    const forgotten = DeviceName.options.map(async (device) => {
      const work = table[device].forget().then(() => true);
      return (await within(clock, HOST_DELAYS.forget, work, false)) ? [device] : [];
    });
    const dropped = (await Promise.all(forgotten)).flat();
    log({ event: 'forgotten' });
    if (dropped.length < DeviceName.options.length) onStuck();
    return dropped;
  };
  const attach = (to: Channel): void => {
    const mine: Served<DevicesBorder> = serve(to, devicesBorder, {
      ...table.idReader.asks,
      ...table.signaturePad.asks,
      ...table.scanner.asks,
      ...table.light.asks,
      deviceStates: () => board.states(),
      diagnose: async ({ device }) => ({ devices: await diagnoses(device) }),
      recallCare(remembered) {
        board.recall(remembered);
        return {};
      },
      printPaper: async ({ bytes }) => ({ printed: await printPaper(bytes) }),
      comfort: () => ({
        headset: headset?.state() ?? 'none',
        presence: presence?.state() ?? 'none',
        voice: voice.kind,
      }),
      say: (utterance) => voice.say(utterance),
      forget: async () => ({ dropped: await forget() }),
    });
    served = mine;
    board.attached();
    // core died: its visit is over, so nothing of the person stays here either
    to.onClose(() => {
      if (served !== mine) return;
      served = undefined;
      void forget();
    });
  };
  if (channel !== null) attach(channel);

  return {
    attach,
    async close() {
      voice.forget();
      await Promise.all(all.map((device) => device.close()));
      await headset?.close();
      await presence?.close();
    },
  };
}
