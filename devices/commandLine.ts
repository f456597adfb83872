/** The technician's command line on the booth's own drivers: JSON on stdout, exit code 1 on failure. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { DeviceError, DeviceName } from '../main/contract/devices.ts';
import { Launch, LAUNCH_FILE_ENV, type DevicesConfig } from '../main/contract/launch.ts';
import { err, ok, type Result } from '../main/contract/result.ts';
import { systemClock } from './clock.ts';
import { deviceError } from './deviceError.ts';
import { allReady, readinessTable, selfTest } from './diagnostics/selfTest.ts';
import { runReaderCommand } from './id-reader/commands.ts';
import { listAll, scannerAt, scannerInfo, scannerStatus, scanTo } from './scanner/commands.ts';
import { listScanners } from './scanner/saneList.ts';
import { capturePad, exportsOf, padInfo, showOnPad } from './signature-pad/commands.ts';
import { padKind } from './signature-pad/models.ts';
import { listHid } from './transport/hid.ts';
import { listSerialPorts } from './transport/serial.ts';

type Outcome = Result<unknown, DeviceError>;

const USAGE = [
  'id-reader status|sam|reset|set-baud N (--port PATH | --usb VVVV:PPPP[:SERIAL]) [--baud N] [--json]',
  'id-reader read … [--fingerprint] [--newest-address] [--photo-decoder CMD] [--watch] [--seconds N] [--json]',
  'signature-pad capture --path PATH [--seconds N] [--export svg,png,iso19794 --out DIR] [--json]',
  'signature-pad info --path PATH [--json]',
  'signature-pad show --path PATH --text WORDS [--seconds N] [--json]',
  'scanner list [--json]',
  'scanner info|status --device NAME|URL [--json]',
  'scanner scan --device NAME|URL --out DIR [--source feeder|flatbed] [--dpi N] [--mode color|gray] [--json]',
  'list [--json]',
  'selftest [--config FILE] [--port PATH] [--baud N] [--path PATH] [--device NAME] [--json]',
].join(' | ');

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: 'string' },
    baud: { type: 'string' },
    path: { type: 'string' },
    usb: { type: 'string' },
    'hid-frame': { type: 'boolean', default: false },
    fingerprint: { type: 'boolean', default: false },
    'newest-address': { type: 'boolean', default: false },
    'photo-decoder': { type: 'string' },
    watch: { type: 'boolean', default: false },
    device: { type: 'string' },
    config: { type: 'string' },
    out: { type: 'string' },
    source: { type: 'string', default: 'feeder' },
    dpi: { type: 'string', default: '300' },
    mode: { type: 'string', default: 'gray' },
    seconds: { type: 'string' },
    text: { type: 'string' },
    export: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
  },
});
const usage = (device: DeviceName, missing: string): Outcome =>
  err(deviceError(device, 'invalidOption', 'usage', `${missing}; ${USAGE}`));

const numberOr = (text: string | undefined, usual: number): number =>
  text === undefined ? usual : Number(text);

/** One line of JSON, before the outcome itself. */
const printLine = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

const reader = (): Promise<Outcome> =>
  runReaderCommand(
    {
      what: positionals.slice(1).join(' '),
      port: values.port,
      usb: values.usb,
      hidFrame: values['hid-frame'],
      baud: values.baud,
      seconds: numberOr(values.seconds, values.watch ? 24 * 60 * 60 : 15),
      fingerprint: values.fingerprint,
      newestAddress: values['newest-address'],
      photoDecoder: values['photo-decoder'],
      watch: values.watch,
      personal: values.json,
    },
    systemClock,
    printLine,
  );

async function pad(what: 'capture' | 'info' | 'show'): Promise<Outcome> {
  const { path, text, out } = values;
  if (path === undefined) return usage('signaturePad', '--path is missing');
  const seconds = numberOr(values.seconds, 10);
  if (what === 'info') return padInfo(path);
  if (what === 'show')
    return text === undefined ? usage('signaturePad', '--text is missing') : showOnPad(path, text, seconds);
  const exports = exportsOf(values.export);
  if (exports === null || (exports.length > 0 && out === undefined))
    return usage('signaturePad', '--export takes svg, png, iso19794, and needs --out');
  return capturePad({ path, seconds, samples: values.json, exports, out: out ?? '' });
}

async function scanner(what: string | undefined): Promise<Outcome> {
  const { device, out } = values;
  if (what === 'list') return listAll();
  if (device === undefined) return usage('scanner', '--device is missing');
  if (what === 'info') return scannerInfo(device);
  if (what === 'status') return scannerStatus(device);
  const dpi = Number(values.dpi);
  if (what !== 'scan' || out === undefined) return usage('scanner', '--out is missing');
  if (!Number.isInteger(dpi) || dpi <= 0) return usage('scanner', '--dpi is no number');
  const source = values.source === 'flatbed' ? 'flatbed' : 'feeder';
  const mode = values.mode === 'color' ? 'color' : 'gray';
  return scanTo(device, { wish: { source, dpi, mode }, out });
}

async function list(): Promise<Outcome> {
  const [serialPorts, hid, scanners] = await Promise.all([listSerialPorts(), listHid(), listScanners()]);
  const signaturePads = hid.flatMap((info) => {
    const kind = padKind(info);
    return kind === null ? [] : [{ path: info.path, kind, model: info.product, serial: info.serial }];
  });
  return ok({ serialPorts, signaturePads, scanners });
}

/** What is tested: the devices named here, else those of a launch file, else whatever this machine finds by itself. */
async function testedDevices(): Promise<DevicesConfig> {
  const { port, path, device, config } = values;
  const baud = values.baud === undefined ? 'probe' : Number(values.baud);
  if (port !== undefined || path !== undefined || device !== undefined) {
    return {
      idReader: port === undefined ? null : { path: port, baud },
      signaturePad: path === undefined ? null : { kind: 'stu', path },
      scanner: device === undefined ? null : scannerAt(device),
    };
  }
  const file = config ?? process.env[LAUNCH_FILE_ENV];
  if (file !== undefined) return Launch.parse(JSON.parse(readFileSync(file, 'utf8'))).devices;
  const [scanner] = await listScanners();
  return {
    idReader: { path: null, baud },
    signaturePad: { kind: 'stu', path: null },
    scanner: { kind: 'sane', device: scanner?.device ?? 'none', source: null },
  };
}

async function selftest(): Promise<never> {
  const rows = await selfTest(await testedDevices());
  const ready = allReady(rows);
  const text = values.json ? JSON.stringify({ ok: ready, value: rows }) : readinessTable(rows);
  return new Promise(() => process.stdout.write(`${text}\n`, () => process.exit(ready ? 0 : 1)));
}

function run(): Promise<Outcome> | Outcome {
  if (positionals[0] === 'id-reader') return reader();
  switch (positionals.join(' ')) {
    case 'signature-pad capture':
      return pad('capture');
    case 'signature-pad info':
      return pad('info');
    case 'signature-pad show':
      return pad('show');
    case 'scanner list':
    case 'scanner info':
    case 'scanner status':
    case 'scanner scan':
      return scanner(positionals[1]);
    case 'selftest':
      return selftest();
    case 'list':
      return list();
    default:
      return usage('idReader', 'unknown command');
  }
}

const outcome = await run();
// the drivers' threads would keep the process alive: it ends as soon as the answer is out
process.stdout.write(`${JSON.stringify(outcome, null, values.json ? 0 : 2)}\n`, () =>
  process.exit(outcome.ok ? 0 : 1),
);
