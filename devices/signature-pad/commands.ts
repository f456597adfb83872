/** The technician's commands for a signature pad: what it is, words on its screen, a signature taken and exported. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeviceError, DeviceErrorKind, PenSample } from '../../main/contract/devices.ts';
import { err, ok, unreachable, type Result } from '../../main/contract/result.ts';
import { systemClock } from '../clock.ts';
import { deviceError } from '../deviceError.ts';
import { listHid } from '../transport/hid.ts';
import { startPad } from './driver.ts';
import { toIso } from './export/iso19794.ts';
import { toPng } from './export/png.ts';
import { toSvg } from './export/svg.ts';
import { findPad } from './find.ts';
import { openFound, type OpenedPad } from './open.ts';
import { drawLines, undrawable } from './prompt.ts';
import { captureOf, type SignatureCapture } from './signatureCapture.ts';

type Outcome = Result<unknown, DeviceError>;

const EXPORTS = ['svg', 'png', 'iso19794'] as const;
export type ExportName = (typeof EXPORTS)[number];

/** `svg,png`; null: a name that is none. */
export function exportsOf(names: string): readonly ExportName[] | null {
  const wanted = names.split(',').filter((name) => name !== '');
  const known = EXPORTS.filter((name) => wanted.includes(name));
  return known.length === new Set(wanted).size ? known : null;
}

const failed = (kind: DeviceErrorKind, stage: string, detail = ''): Outcome =>
  err(deviceError('signaturePad', kind, stage, detail));
const silent = (): void => {};
const after = (seconds: number): Promise<void> =>
  new Promise((resolve) => void systemClock.after(seconds * 1000, resolve));

async function withPad(path: string, work: (opened: OpenedPad) => Promise<Outcome>): Promise<Outcome> {
  const { pad, conflict } = await findPad(path, () => listHid(path));
  if (pad === null) return failed(conflict ? 'driverConflict' : 'absent', 'open');
  let input: (report: Uint8Array) => void = silent;
  const opened = await openFound(pad, { report: (report) => input(report), lost: silent }, systemClock, silent); // prettier-ignore
  if (!opened.ok) return failed(opened.error, 'open');
  input = (report) => void opened.value.open.hear(report);
  const outcome = await work(opened.value);
  await opened.value.wire.close();
  return outcome;
}

const hex = (id: number): string => id.toString(16).padStart(2, '0');

/** Identity, scale, screen, how the pen data are protected, and the reports the unit describes. */
export function padInfo(path: string): Promise<Outcome> {
  return withPad(path, async ({ open, reports }) => {
    const sizes = (from: ReadonlyMap<number, number>): Record<string, number> =>
      Object.fromEntries([...from].map(([id, bytes]) => [hex(id), bytes]));
    const { feature, input } = reports.sizes;
    return ok({ ...open.pad, protection: open.protection, reports: { feature: sizes(feature), input: sizes(input) } }); // prettier-ignore
  });
}

/** Words in the pad's dot font, for some seconds. A character it lacks is refused, never shown as a gap. */
export function showOnPad(path: string, text: string, seconds: number): Promise<Outcome> {
  const missing = undrawable(text.replaceAll('\n', ''));
  if (missing.length > 0)
    return Promise.resolve(failed('invalidOption', 'text', `no glyph for ${missing.join(' ')}`));
  return withPad(path, async ({ open }) => {
    const { screen } = open.pad;
    if (screen === null) return failed('unsupported', 'show', 'the pad has no screen that can be drawn on');
    const shown = await open.prepare(drawLines(text.split('\n'), screen), false);
    if (!shown.ok) return failed(shown.error, 'show');
    await after(seconds);
    await open.blank();
    return ok({ shown: text.length });
  });
}

export interface CaptureOptions {
  readonly path: string;
  readonly seconds: number;
  /** Whether the samples themselves are told: they are a person's hand. */
  readonly samples: boolean;
  readonly exports: readonly ExportName[];
  readonly out: string;
}

export async function capturePad(options: CaptureOptions): Promise<Outcome> {
  const drawn: PenSample[] = [];
  let gaps = 0;
  let rejected = 0;
  let settle: (outcome: Outcome) => void = silent;
  const broke = new Promise<Outcome>((resolve) => (settle = resolve));
  let ready = silent;
  const opened = new Promise<void>((resolve) => (ready = resolve));
  const pad = startPad({ path: options.path }, systemClock, silent, {
    stateChanged: (state) => {
      if (state.kind === 'ready') ready();
      if (state.kind === 'fault') settle(err(state.error));
      if (state.kind === 'absent' || state.kind === 'disconnected') settle(failed(state.kind, 'open'));
    },
    inkDrawn: (_, samples, lost) => {
      drawn.push(...samples);
      gaps += lost;
    },
    buttonPressed: silent,
    inkRejected: (_, samples) => void (rejected += samples),
    signingBroke: (_, error) => settle(err(error)),
  });
  const sign = async (): Promise<Outcome> => {
    await opened;
    const prompt = { title: 'TEST', signer: 'TECHNICIAN', pages: 1, digestGroups: '0000 0000' };
    const started = await pad.start('cli', prompt);
    if (!started.ok) return started;
    await after(options.seconds);
    pad.stop('cli');
    const { identity, geometry } = started.value;
    const capture = captureOf({ pad: identity, geometry, samples: drawn, gaps, complete: true });
    const files = writeExports(capture, options);
    const figures = {
      identity,
      geometry,
      count: drawn.length,
      gaps,
      rejected,
      sha256: capture.sha256,
      files,
    };
    return ok(options.samples ? { ...figures, samples: drawn, capture } : figures);
  };
  const first = await Promise.race([sign(), broke]);
  await pad.close();
  return first;
}

function writeExports(capture: SignatureCapture, { exports, out }: CaptureOptions): string[] {
  if (exports.length > 0) mkdirSync(out, { recursive: true });
  return exports.flatMap((name) => {
    const bytes = exported(name, capture);
    if (bytes === null) return [];
    const file = join(out, `signature.${name === 'iso19794' ? 'sdi' : name}`);
    writeFileSync(file, bytes);
    return [file];
  });
}

function exported(name: ExportName, capture: SignatureCapture): Uint8Array | null {
  switch (name) {
    case 'svg':
      return Buffer.from(toSvg(capture));
    case 'png':
      return toPng(capture);
    case 'iso19794': {
      const file = toIso(capture);
      return file.ok ? file.value : null;
    }
    default:
      return unreachable(name);
  }
}
