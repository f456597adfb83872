/** Hears a barcode and QR module on a serial line; asks it once who it is, and lives with one that does not answer. */
import type { DeviceState } from '../../main/contract/devices.ts';
import type { CodeReaderConfig } from '../../main/contract/launch.ts';
import { ok } from '../../main/contract/result.ts';
import { keepOpen } from '../attachment.ts';
import type { Clock } from '../clock.ts';
import { SERIAL_GUARD_MS, serialFault } from '../serialFault.ts';
import { openSerial, type SerialWire } from '../transport/serial.ts';
import { createLines, readAnswer, readZone, VERSION_AT } from './protocol.ts';

export const CODE_DELAYS = {
  /** For the answer to the one question asked after opening. */
  answer: 500,
  /** Between two bytes of one line. */
  gap: 200,
} as const;

export interface CodeEars {
  readonly stateChanged: (state: DeviceState) => void;
  readonly scanned: (text: string) => void;
}

const ANSWER_BYTES = 7;

export function startCodeReader(
  config: CodeReaderConfig,
  clock: Clock,
  ears: CodeEars,
): { close(): Promise<void> } {
  return keepOpen<SerialWire>(
    'codeReader',
    clock,
    async (lost) => {
      const lines = createLines();
      let cancelGap = (): void => {};
      let answered: ((bytes: Uint8Array | null) => void) | undefined;
      let answer: number[] = [];
      const data = (bytes: Uint8Array): void => {
        if (answered !== undefined) {
          answer = [...answer, ...bytes].slice(0, ANSWER_BYTES);
          if (answer.length >= ANSWER_BYTES) answered(Uint8Array.from(answer));
          return;
        }
        cancelGap();
        for (const text of lines.push(bytes)) ears.scanned(text);
        if (lines.begun()) cancelGap = clock.after(CODE_DELAYS.gap, lines.drop);
      };
      const closed = (): void => {
        cancelGap();
        answered?.(null);
        lost();
      };
      const opened = await openSerial(config.path, config.baud, SERIAL_GUARD_MS, { data, closed });
      if (!opened.ok) return serialFault(opened.error);
      const frame = await new Promise<Uint8Array | null>((resolve) => {
        const cancel = clock.after(CODE_DELAYS.answer, () => resolve(null));
        answered = (bytes) => {
          cancel();
          resolve(bytes);
        };
        opened.value.write(readZone(VERSION_AT, 1));
      });
      answered = undefined;
      const version = frame === null ? undefined : readAnswer(frame)?.[0];
      const model = version === undefined ? 'serial code reader' : `GM65 ${(version / 100).toFixed(2)}`;
      return ok({ wire: opened.value, model, identity: config.path });
    },
    { stateChanged: ears.stateChanged, opened: () => {} },
  );
}
