/** The technician's commands for the reader, as a technician runs them: stable JSON, and no person in it unless asked. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { cardBodyBlock } from '../../devices/simulators/cards.ts';
import { simulatedReader } from './benches.ts';

const COMMAND_LINE = fileURLToPath(new URL('../../devices/commandLine.ts', import.meta.url));
const SAM = '05.01-20100720-0001036050-0288634305';

interface Said {
  readonly code: number;
  readonly lines: readonly unknown[];
}

/** On a machine that is shared an answer may come after the reader was given up: a technician asks once more. */
async function device(...args: readonly string[]): Promise<Said> {
  for (let tries = 1; ; tries++) {
    const said = await once(args);
    if (tries === 5 || !JSON.stringify(said.lines).includes('"noAnswer"')) return said;
  }
}

function once(args: readonly string[]): Promise<Said> {
  return new Promise((resolve) => {
    execFile(process.execPath, [COMMAND_LINE, 'id-reader', ...args], (failure, stdout) => {
      const code = typeof failure?.code === 'number' ? failure.code : 0;
      const lines = stdout.trim().split('\n').map((line): unknown => JSON.parse(line)); // prettier-ignore
      resolve({ code, lines });
    });
  });
}

it('status, sam and reset name the SAM and its speed', async () => {
  const { path } = await simulatedReader();
  const at = ['--port', path, '--json'];
  const done = { answer: 'SW3 90', samNumber: SAM, baud: 115_200 };
  expect(await device('status', ...at)).toEqual({ code: 0, lines: [{ ok: true, value: done }] });
  expect(await device('sam', ...at)).toEqual({ code: 0, lines: [{ ok: true, value: { samNumber: SAM } }] });
  expect(await device('reset', ...at)).toEqual({ code: 0, lines: [{ ok: true, value: done }] });
});

it('set-baud changes the speed for good, and says how certain that is', async () => {
  const reader = await simulatedReader();
  const first = await device('set-baud', '38400', '--port', reader.path, '--json');
  expect(first).toMatchObject({ code: 0, lines: [{ ok: true, value: { baud: 38_400, certain: true } }] });
  expect(reader.baud()).toBe(38_400);
  const second = await device('set-baud', '9600', '--port', reader.path, '--json');
  expect(second).toMatchObject({ code: 0, lines: [{ ok: true, value: { baud: 9600, certain: false } }] });
  expect(await device('status', '--port', reader.path, '--json')).toMatchObject({
    lines: [{ ok: true, value: { baud: 9600 } }],
  });
  const refused = await device('set-baud', '1200', '--port', reader.path, '--json');
  expect(refused).toMatchObject({ code: 1, lines: [{ ok: false, error: { kind: 'invalidOption' } }] });
});

it('read gives the whole card with --json', async () => {
  const reader = await simulatedReader();
  reader.place('resident');
  const { code, lines } = await device(
    'read', '--port', reader.path, '--json', '--newest-address', '--fingerprint', '--photo-decoder', '/nowhere/decoder',
  ); // prettier-ignore
  expect(code).toBe(0);
  expect(lines).toMatchObject([
    {
      ok: true,
      value: {
        card: { name: '张明华' },
        newestAddress: '重庆市渝北区双龙湖街道翠桃路9号1幢3-1',
        cardBody: Buffer.from(cardBodyBlock('resident')).toString('hex').toUpperCase(),
        fingerprint: { bytes: 1024 },
        photo: { format: 'wlt', bytes: 1024, decoded: 'notStarted' },
        samNumber: SAM,
        warnings: [],
      },
    },
  ]);
});

it('read names nobody without --json', async () => {
  const reader = await simulatedReader();
  reader.place('resident');
  const text = await new Promise<string>((resolve) => {
    execFile(
      process.execPath,
      [COMMAND_LINE, 'id-reader', 'read', '--port', reader.path, '--newest-address'],
      (_, stdout) => resolve(stdout),
    );
  });
  expect(JSON.parse(text)).toMatchObject({
    ok: true,
    value: { card: { type: 'resident' }, newestAddress: true },
  });
  expect(text).not.toMatch(/张明华|500199|渝北/);
});

it('read --watch prints a line a card until its time is over', async () => {
  const reader = await simulatedReader();
  reader.place('resident');
  const running = device('read', '--port', reader.path, '--json', '--watch', '--seconds', '15');
  await reader.until('read');
  await reader.until('cardBody');
  reader.lift();
  await reader.until('find');
  reader.place('secondResident');
  const { code, lines } = await running;
  expect(code).toBe(0);
  expect(lines).toMatchObject([
    { ok: true, value: { card: { name: '张明华' } } },
    { ok: true, value: { card: { name: '李建国' } } },
    { ok: true, value: { cards: 2 } },
  ]);
});

it('an unknown command and a missing port are refused in words', async () => {
  expect(await device('explode', '--port', '/dev/null', '--json')).toMatchObject({ code: 1, lines: [{ error: { kind: 'invalidOption' } }] }); // prettier-ignore
  expect(await device('status', '--json')).toMatchObject({
    code: 1,
    lines: [{ error: { kind: 'invalidOption', device: 'idReader' } }],
  });
});
