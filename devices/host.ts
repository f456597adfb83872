/** Runs the booth's devices and serves them to core: asks down, events up, nothing of a person kept. */
import { devicesBorder, DeviceName, type DevicesBorder, type Diagnosis } from '../main/contract/devices.ts';
import type { DevicesConfig } from '../main/contract/launch.ts';
import { serve, type Channel, type Served } from '../main/contract/port.ts';
import { createBoard } from './board.ts';
import { systemClock, type Clock } from './clock.ts';
import { configuredPath } from './diagnostics/checks.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import { gatherFacts, thisUser } from './diagnostics/facts.ts';
import { hostReader } from './id-reader/hosted.ts';
import { stderrLog, type Log } from './log.ts';
import { printPaper } from './printer/printer.ts';
import { hostScanner } from './scanner/hosted.ts';
import { listedScanners } from './scanner/sane.ts';
import { hostPad } from './signature-pad/hosted.ts';

export interface Host {
  /** Serves on a further channel, for example after core was started anew; the earlier one is no longer told anything. */
  attach(channel: Channel): void;
  close(): Promise<void>;
}

export interface HostOptions {
  readonly clock?: Clock;
  readonly log?: Log;
}

export function createHost(config: DevicesConfig, channel: Channel | null, options: HostOptions = {}): Host {
  const { clock = systemClock, log = stderrLog } = options;
  let served: Served<DevicesBorder> | undefined;
  const board = createBoard(clock, log, (name, body) => served?.push(name, body));

  /** The booth's devices. A further one is a row here; its asks are spread into what is served below. */
  const table = {
    idReader: hostReader(config.idReader, board.seat('idReader')),
    signaturePad: hostPad(config.signaturePad, board.seat('signaturePad')),
    scanner: hostScanner(config.scanner, board.seat('scanner')),
  };
  const all = DeviceName.options.map((device) => table[device]);

  const diagnoses = async (only: DeviceName | null): Promise<Diagnosis[]> => {
    const paths = DeviceName.options.flatMap((device) => configuredPath({ device, config }) ?? []);
    const { scanner } = config;
    // a scanner at work is not asked, and one that is not SANE's is no business of SANE
    const listed =
      scanner?.kind === 'sane' && board.note('scanner').state.kind === 'busy' ? [scanner.device] : [];
    const listScanners = scanner?.kind === 'sane' && listed.length === 0 ? listedScanners : () => Promise.resolve(listed); // prettier-ignore
    const facts = await gatherFacts({ user: thisUser(), listScanners }, paths);
    const wanted = DeviceName.options.filter((device) => only === null || device === only);
    return wanted.map((device) => diagnose(device, config, board.note(device), facts));
  };
  const forget = async (): Promise<void> => {
    await Promise.all(all.map((device) => device.forget()));
    log({ event: 'forgotten' });
  };
  const attach = (to: Channel): void => {
    const mine: Served<DevicesBorder> = serve(to, devicesBorder, {
      ...table.idReader.asks,
      ...table.signaturePad.asks,
      ...table.scanner.asks,
      deviceStates: () => board.states(),
      diagnose: async ({ device }) => ({ devices: await diagnoses(device) }),
      recallCare(remembered) {
        for (const device of DeviceName.options) {
          const care = remembered[device];
          if (care !== undefined) board.recall(device, care);
        }
        return {};
      },
      printPaper: async ({ bytes }) => ({ printed: await printPaper(bytes) }),
      async forget() {
        await forget();
        return { dropped: [...DeviceName.options] };
      },
    });
    served = mine;
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
      await Promise.all(all.map((device) => device.close()));
    },
  };
}
