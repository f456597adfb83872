/** Hanvon ESP370U: one feature report opens, clears and closes it, one input report tells pen and keys (devices.md B.9, from a single source). */
import type { PadButton } from '../../main/contract/devices.ts';
import { err, ok, unreachable } from '../../main/contract/result.ts';
import type { PenReport } from './capture.ts';
import { PAD_DELAYS } from './delays.ts';
import { featureReport } from './protocol.ts';
import type { OpenResult, Pad, PadInput, PadWire } from './pad.ts';

export const HANVON = { vendorId: 0x0b57, productId: 0x8420 };

export const HANVON_REPORT = { command: 0x05, input: 0x02 } as const;
export const HANVON_COMMAND = { init: 0x88, open: 0x11, close: 0x22, again: 0x33 } as const;
const OPERAND = 0x70;

export const HANVON_MAX = { x: 0x1800, y: 0x2000, pressure: 0x0400 } as const;

export type HanvonEvent =
  | { readonly kind: 'acknowledged'; readonly what: 'opened' | 'closed' | 'reset' | 'handshake' }
  | { readonly kind: 'key'; readonly button: PadButton }
  | { readonly kind: 'pen'; readonly report: PenReport };

const ACKNOWLEDGED = new Map<number, 'opened' | 'closed' | 'reset'>([
  [HANVON_COMMAND.open, 'opened'], [HANVON_COMMAND.close, 'closed'], [HANVON_COMMAND.again, 'reset'],
]); // prettier-ignore

/** Input report 02, id first: seven bytes. Null: nothing known. */
export function decodeHanvon(report: Uint8Array): HanvonEvent | null {
  if (report.length < 8 || report[0] !== HANVON_REPORT.input) return null;
  const at = (i: number): number => report[i + 1] ?? 0;
  const event = at(0);
  if (event === 0x88) return { kind: 'acknowledged', what: 'handshake' };
  if (event === 0x55) {
    const what = at(3) === OPERAND ? ACKNOWLEDGED.get(at(2)) : undefined;
    if (what !== undefined) return { kind: 'acknowledged', what };
    if (at(2) !== 0) return null;
    return at(3) === 0xff ? { kind: 'key', button: 'confirm' } : at(3) === 0 ? { kind: 'key', button: 'again' } : null; // prettier-ignore
  }
  const touching = event === 0xb0 || event === 0xa0 || event === 0xa1;
  if (!touching && event !== 0xe0) return null;
  const word = (i: number, most: number): number => Math.min(most, at(i) + at(i + 1) * 256);
  return {
    kind: 'pen',
    report: {
      near: true,
      touching,
      pressure: touching ? word(5, HANVON_MAX.pressure) : 0,
      x: word(1, HANVON_MAX.x),
      y: word(3, HANVON_MAX.y),
      time: null,
      sequence: null,
    },
  };
}

/**
 * The field is 6144 × 8192 units; its size in millimetres is published nowhere we know, so the usual hundred units a
 * millimetre of pads of its time are taken. The display's own picture is not documented: nothing can be shown on it.
 */
const UNITS_PER_MM = 100;

const padOf = (serial: string): Pad => ({
  identity: { model: 'ESP370U', serial, firmware: '', driver: 'hanvon' },
  geometry: { maxX: HANVON_MAX.x, maxY: HANVON_MAX.y, maxPressure: HANVON_MAX.pressure, unitsPerMm: UNITS_PER_MM, samplesPerSecond: 150 }, // prettier-ignore
  screen: null,
});

export async function openHanvon({ wire, reports, info, clock }: PadWire): Promise<OpenResult> {
  const size = reports.sizes.feature.get(HANVON_REPORT.command);
  if (size === undefined || size < 2) return err('unsupportedReport');
  let acknowledged: (() => void) | undefined;
  const send = (command: number): Promise<boolean> =>
    wire.sendFeature(featureReport(HANVON_REPORT.command, Uint8Array.of(command, OPERAND), size));
  /** The pad says that it has done what it was told; one that stays silent is asked no second time. */
  const ask = async (command: number): Promise<boolean> => {
    let giveUp = (): void => {};
    const heard = new Promise<boolean>((resolve) => {
      giveUp = clock.after(PAD_DELAYS.acknowledge, () => resolve(false));
      acknowledged = () => resolve(true);
    });
    const done = (await send(command)) && (await heard);
    giveUp();
    acknowledged = undefined;
    return done;
  };
  if (!(await send(HANVON_COMMAND.init))) return err('unsupportedReport');
  return ok({
    pad: padOf(info.serial),
    protection: 'none',
    hear(report): readonly PadInput[] {
      const event = decodeHanvon(report);
      if (event === null) return [];
      switch (event.kind) {
        case 'acknowledged':
          if (event.what !== 'handshake') acknowledged?.();
          return [];
        case 'key':
        case 'pen':
          return [event];
        default:
          return unreachable(event);
      }
    },
    prepare: async (_, reset) => {
      if (reset) await ask(HANVON_COMMAND.close);
      return (await ask(HANVON_COMMAND.open)) ? ok(null) : err('noAnswer');
    },
    clear: async () => ((await ask(HANVON_COMMAND.again)) ? ok(null) : err('noAnswer')),
    async blank() {
      await ask(HANVON_COMMAND.close);
    },
  });
}
