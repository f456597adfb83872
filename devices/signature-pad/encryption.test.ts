import { describe, expect, it } from 'vitest';
import { systemClock } from '../clock.ts';
import { wireTo } from '../simulators/hidWire.ts';
import type { PadInside } from '../simulators/padInside.ts';
import { createStu } from '../simulators/stu.ts';
import { STU_300, STU_500, STU_540, type StuModel } from '../simulators/stuModels.ts';
import { decodeEncrypted, isEncrypted, powerModulo, toBytes, toNumber } from './encryption.ts';
import { parseHidDescriptor } from './hidDescriptor.ts';
import type { PadInput, PadWire } from './pad.ts';
import { createStuIo } from './stuIo.ts';
import { openStu } from './stu.ts';
import { agreeOnKey, systemSecrets } from './stuKeys.ts';

const PEN = { x: 0.5, y: 0.25, p: 0.5, touching: true, near: true };

function wireOf(inside: PadInside): PadWire {
  const reports = parseHidDescriptor(inside.identity.descriptor);
  if (!reports.ok) throw new Error(reports.error);
  const info = { product: '', serial: '' };
  return {
    wire: wireTo(inside),
    reports: reports.value,
    info,
    clock: systemClock,
    secrets: systemSecrets,
    refused: () => {},
  };
}

async function writing(model: StuModel) {
  let now = 0;
  const inside = createStu(model, () => (now += 5));
  const opened = await openStu(wireOf(inside));
  if (!opened.ok) throw new Error(opened.error);
  const begun = await opened.value.prepare(null, false);
  if (!begun.ok) throw new Error(begun.error);
  return { inside, open: opened.value };
}

describe('a key with a pad', () => {
  it.each([
    [1024, 128], [1024, 256], [1536, 192], [2048, 128], [2048, 256],
  ] as const)('of RSA %i and AES %i opens what the pad encrypts under it', async (rsa, aes) => {
    const inside = createStu(STU_540, () => 0);
    const agreed = await agreeOnKey(createStuIo(wireOf(inside)), systemClock, systemSecrets, { rsa, aes });
    if (!agreed.ok || agreed.value === null) throw new Error('no key');
    expect([agreed.value.kind, agreed.value.key.length * 8]).toEqual(['rsa', aes]);
    inside.setFeature(Uint8Array.of(0x15, 1, 2, 3, 4));
    inside.setFeature(Uint8Array.of(0x32, 3));
    const [report = new Uint8Array()] = inside.pen(PEN);
    expect(isEncrypted(report[0])).toBe(true);
    const samples = decodeEncrypted(report, { key: agreed.value.key, session: 0x0102_0304 });
    expect(samples).toMatchObject([{ x: 5400, y: 1620, touching: true, sequence: 0 }]);
  }); // prettier-ignore

  it('that the pad did not take as asked for is refused, and no plain data are taken instead', async () => {
    const inside = createStu(STU_540, () => 0);
    const weaker: PadInside = {
      ...inside,
      // a pad (or somebody on the cable) that quietly takes the weakest types
      setFeature: (report) => inside.setFeature(report[0] === 0x40 && report[1] === 1 ? Uint8Array.of(0x40, 1, 0, 0x80) : report), // prettier-ignore
    };
    expect(await openStu(wireOf(weaker))).toEqual({ ok: false, error: 'protocol' });
  });

  it('is not agreed on with a pad that refuses the exchange, whose data are plain', async () => {
    const inside = createStu(STU_540, () => 0);
    const deaf: PadInside = { ...inside, setFeature: (report) => (report[0] === 0x40 ? 'stall' : inside.setFeature(report)) }; // prettier-ignore
    const opened = await openStu(wireOf(deaf));
    expect(opened.ok && opened.value.protection).toBe('none');
  });
});

describe('the old pads', () => {
  it('agree by Diffie–Hellman, two samples a block', async () => {
    for (const model of [STU_300, STU_500]) {
      const { inside, open } = await writing(model);
      expect(open.protection).toBe('dh');
      expect(inside.pen(PEN)).toEqual([]); // waits for a second sample
      const [report = new Uint8Array()] = inside.pen({ ...PEN, touching: false });
      expect([report[0], report.length]).toEqual(model === STU_300 ? [0x10, 17] : [0x31, 21]);
      expect(open.hear(report)).toMatchObject([
        { kind: 'pen', report: { touching: true, sequence: null } },
        { kind: 'pen', report: { touching: false } },
      ]);
    }
  });

  it('calculate powers as they are', () => {
    const p = 2n ** 128n - 159n;
    expect(powerModulo(5n, 0n, p)).toBe(1n);
    expect(powerModulo(5n, p - 1n, p)).toBe(1n); // Fermat: the modulus is prime
    expect(powerModulo(7n, 3n, 1n)).toBe(0n);
    expect(toNumber(toBytes(p, 16))).toBe(p);
  });
});

describe('encrypted pen data', () => {
  const kinds = (inputs: readonly PadInput[]): string[] => inputs.map(({ kind }) => kind);

  it('of another session, of an earlier one, or not encrypted at all are no samples', async () => {
    const { inside, open } = await writing(STU_540);
    const [good = new Uint8Array()] = inside.pen(PEN);
    expect(kinds(open.hear(good))).toEqual(['pen']);
    await open.clear(null); // a new session
    expect(kinds(open.hear(good))).toEqual(['rejected']);
    const changed = Uint8Array.from(good);
    changed[16] = (changed[16] ?? 0) ^ 1;
    expect(kinds(open.hear(changed))).toEqual(['rejected']);
    expect(open.hear(Uint8Array.of(0x34, 0x93, 0xff, 0, 1, 0, 1, 0, 1, 0, 1))).toEqual([]);
    await open.blank();
    expect(open.hear(good)).toEqual([]);
  });
});
