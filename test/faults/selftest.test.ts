/** `device selftest`: a readiness table, exit code 0 when every device is ready and 1 when one is not. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { simulateReader } from '../../devices/simulators/idReader.ts';
import { DeviceName } from '../../main/contract/devices.ts';
import { simulateScanner } from '../../devices/simulators/scanner.ts';
import { simulatePad } from '../../devices/simulators/signaturePad.ts';
import { runProgram } from '../../devices/transport/child.ts';
import { padMissing, scannerMissing } from './benches.ts';
import { padEnv } from './harness.ts';

const COMMANDS = fileURLToPath(new URL('../../devices/commandLine.ts', import.meta.url));

const selftest = (args: readonly string[], env: Record<string, string> = {}) =>
  runProgram(process.execPath, [COMMANDS, 'selftest', ...args], {
    env: { ...process.env, ...env },
    deadlineMs: 60_000,
  });
/** The table's row of a device, its columns cut at two spaces or more. */
const row = (stdout: string, device: string): string[] =>
  (stdout.split('\n').find((line) => line.startsWith(device)) ?? '').split(/\s{2,}/);

describe('the self-test', () => {
  it.skipIf(padMissing || scannerMissing)('of three simulated devices finds all of them ready', async () => {
    const [reader, pad, scanner] = [await simulateReader('driver'), await simulatePad('driver'), await simulateScanner()]; // prettier-ignore
    onTestFinished(async () => void (await Promise.all([reader.close(), pad.close(), scanner.close()])));
    const { code, stdout } = await selftest(
      ['--port', reader.path, '--path', pad.path, '--device', scanner.device],
      { ...padEnv(pad.hidraw), SANE_CONFIG_DIR: scanner.configDir },
    );
    // An answer that comes late, on a machine that is shared, is asked for again and counted.
    const errors: unknown = expect.stringMatching(/^(?:–|protocol \d)$/u);
    expect(row(stdout, 'idReader')).toEqual(['idReader', 'yes', 'SAM-V', 'SAM-V', '–', 'ready', '–', errors, 'READY']); // prettier-ignore
    expect(row(stdout, 'signaturePad').slice(0, 6)).toEqual(['signaturePad', 'yes', 'hidraw', 'STU-540', '1.8', 'ready']); // prettier-ignore
    expect(row(stdout, 'scanner').slice(0, 3)).toEqual(['scanner', 'yes', 'SANE']);
    expect(stdout).not.toContain('PROBLEM');
    expect(code).toBe(0);
  });

  it('of one device alone leaves the others out of the verdict', async () => {
    const reader = await simulateReader('driver');
    onTestFinished(() => reader.close());
    const { code, stdout } = await selftest(['--port', reader.path, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      value: [
        { device: 'idReader', ready: true },
        ...DeviceName.options.slice(1).map((device) => ({ device, expected: false })),
      ],
    });
  });

  it('of a reader that is not there says what to do and fails', async () => {
    const { code, stdout } = await selftest(['--port', '/dev/serial/by-id/no-such-reader']);
    expect(row(stdout, 'idReader').at(-1)).toBe('NOT READY');
    expect(stdout).toContain('PROBLEM idReader nodeMissing (/dev/serial/by-id/no-such-reader)');
    expect(stdout).toMatch(/请检查电缆/);
    expect(code).toBe(1);
  });

  it('of a reader whose security module is broken says so and fails', async () => {
    const reader = await simulateReader('driver');
    onTestFinished(() => reader.close());
    await reader.fault('samSelfTest');
    const { code, stdout } = await selftest(['--port', reader.path]);
    expect(stdout).toContain('samSelfTest');
    expect(code).toBe(1);
  });
});
