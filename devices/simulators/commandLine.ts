/** One simulated device on the command line: prints the path to open, keeps running until stopped. */
import { parseArgs } from 'node:util';
import {
  ControlCommand,
  PadFault,
  PadModelName,
  ReaderFault,
  ScannerFault,
  SimulatedCard,
} from '../../main/contract/simulation.ts';
import { simulateCodeReader } from './codeReader.ts';
import { simulateReader } from './idReader.ts';
import { LAMP, simulateLight } from './light.ts';
import { simulateScanner } from './scanner.ts';
import { simulatePad, type Preload } from './signaturePad.ts';
import { PEDAL, simulateTrigger } from './trigger.ts';
import { wiresHere } from './wires.ts';

const USAGE = 'usage: simulate -- id-reader [--card NAME] [--baud N] [--sam-ms N] [--hid-frame] | signature-pad [--model NAME] [--draw] | scanner [--pages A,B]   [--fault NAME]… | trigger | light | code-reader [--code TEXT]\n'; // prettier-ignore

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    fault: { type: 'string', multiple: true, default: [] },
    card: { type: 'string', default: 'resident' },
    /** Speed the reader speaks; how long its SAM works on a reading; behind HID reports instead of a serial line. */
    baud: { type: 'string', default: '115200' },
    'sam-ms': { type: 'string', default: '0' },
    'hid-frame': { type: 'boolean', default: false },
    pages: { type: 'string', default: 'iou,transfer-record,chat-print' },
    /** Read every few seconds by the code reader. */
    code: { type: 'string', default: 'SIM-0001' },
    model: { type: 'string', default: 'STU-540' },
    /** Signs a name every few seconds, so that a capture has something to take. */
    draw: { type: 'boolean', default: false },
  },
});

/** A device this machine cannot put below its driver is simulated at the transport interface. */
const wires = wiresHere();
const SIGN_EVERY_MS = 4000;

function say(ready: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(ready)}\n`);
}

function refuse(message: string): never {
  process.stderr.write(`${message}\n${USAGE}`);
  process.exit(1);
}

/** The given fault names, checked against the device's own list. */
function faultsOf<T extends string>(known: readonly T[]): T[] {
  return values.fault.map((name) => {
    const fault = known.find((candidate) => candidate === name);
    return fault ?? refuse(`no fault "${name}"; known: ${known.join(', ')}`);
  });
}

function untilStopped(close: () => Promise<void>): void {
  const end = (): void => void close().then(() => process.exit(0));
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

/** What the program that opens a virtual hidraw needs. */
const envOf = (hidraw: Preload | null): { env?: Record<string, string> } =>
  hidraw === null ? {} : { env: { LD_PRELOAD: hidraw.preload, UMOCKDEV_DIR: hidraw.root } };

async function reader(): Promise<void> {
  const faults = faultsOf(ReaderFault.options);
  const card = SimulatedCard.safeParse(values.card);
  if (!card.success) refuse(`no card "${values.card}"; known: ${SimulatedCard.options.join(', ')}`);
  const wire = values['hid-frame'] ? 'hidFrame' : wires.idReader;
  const [baud, samMs] = [Number(values.baud), Number(values['sam-ms'])];
  const simulated = await simulateReader(wire, { baud, samMs });
  simulated.place(card.data);
  for (const fault of faults) await simulated.fault(fault);
  untilStopped(() => simulated.close());
  say({ path: simulated.path, card: card.data, faults, ...envOf(simulated.hidraw) });
}

async function pad(): Promise<void> {
  const faults = faultsOf(PadFault.options);
  const model = PadModelName.safeParse(values.model);
  if (!model.success) refuse(`no model "${values.model}"; known: ${PadModelName.options.join(', ')}`);
  const simulated = await simulatePad(wires.signaturePad, model.data);
  for (const fault of faults) await simulated.fault(fault);
  untilStopped(() => simulated.close());
  const { path, hidraw } = simulated;
  // the program that opens the path needs this environment
  say({
    path,
    model: model.data,
    env: hidraw === null ? {} : { LD_PRELOAD: hidraw.preload, UMOCKDEV_DIR: hidraw.root },
    faults,
  });
  if (values.draw) setInterval(() => void simulated.signName(), SIGN_EVERY_MS);
}

async function scanner(): Promise<void> {
  const faults = faultsOf(ScannerFault.options);
  const simulated = await simulateScanner();
  const pages = values.pages.split(',').filter((name) => name !== '');
  const load = ControlCommand.safeParse({ do: 'loadPages', pages });
  if (!load.success || pages.some((name) => !simulated.pages().includes(name))) {
    refuse(`known pages: ${simulated.pages().join(', ')}`);
  }
  simulated.load(pages);
  for (const fault of faults) simulated.fault(fault);
  untilStopped(() => simulated.close());
  const { device, url, configDir } = simulated;
  const at =
    wires.scanner === 'driver' ? { device, env: { SANE_CONFIG_DIR: configDir } } : { device: url, env: {} };
  say({ ...at, pages, faults });
}

/** Pressed, or a code read, every so often: there is nothing to press on a command line. */
const ACT_EVERY_MS = 5000;

async function trigger(): Promise<void> {
  const simulated = await simulateTrigger();
  untilStopped(() => simulated.close());
  const { preload, root } = simulated.hidraw;
  say({ config: PEDAL, env: { LD_PRELOAD: preload, UMOCKDEV_DIR: root } });
  setInterval(() => simulated.press(), ACT_EVERY_MS);
}

async function light(): Promise<void> {
  const simulated = await simulateLight((on) => say({ shines: on }));
  untilStopped(() => simulated.close());
  say({ config: { path: simulated.path, ...LAMP } });
}

async function codeReader(): Promise<void> {
  const simulated = await simulateCodeReader();
  untilStopped(() => simulated.close());
  say({ config: { path: simulated.path, baud: 9600 } });
  setInterval(() => simulated.scan(values.code), ACT_EVERY_MS);
}

switch (positionals[0]) {
  case 'id-reader':
    await reader();
    break;
  case 'signature-pad':
    await pad();
    break;
  case 'scanner':
    await scanner();
    break;
  case 'trigger':
    await trigger();
    break;
  case 'light':
    await light();
    break;
  case 'code-reader':
    await codeReader();
    break;
  default:
    refuse('which device?');
}
