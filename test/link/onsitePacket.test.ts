/** The packet of a mediation at the booth passes the court's own checks, and a term that was changed afterwards does not. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { pack } from '../../build/policy/pack.ts';
import { calendarFile } from '../../main/contract/session/calendarFile.ts';
import { AgreementPacket } from '../../main/contract/session/packet.ts';
import { createDocumentPress } from '../../main/core/documents/documentMaker.ts';
import { fontDir } from '../../main/core/documents/fixtures.ts';
import type { SessionNews, SessionWish } from '../../main/core/session/desk.ts';
import { hearAll, TestTable, toDrafted, writeName } from '../../main/core/session/sessionKit.ts';
import { createSessionRunner, type PacketPart } from '../../main/core/session/sessionRunner.ts';
import { sha256Hex } from '../../main/core/util/digest.ts';
import { checkPacket, type OpenedPacket } from '../../main/court/agreements/checkPacket.ts';
import { canonicalText } from '../../main/proof/proof.ts';

const KID = 'booth-1';
const clock = {
  wall: '2026-11-23T10:00:00.000+08:00',
  monotonicMs: 0,
  bootId: 'b',
  lastSyncAt: null,
  trusted: false,
};
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const OBJECTION = '我想先和家里人商量。';
let opened: OpenedPacket;

async function heldAtTheBooth(): Promise<{
  packet: Omit<AgreementPacket, 'files'>;
  parts: readonly PacketPart[];
}> {
  const press = createDocumentPress({ fontDir: fontDir() });
  if (!press.ok) throw new Error('fonts');
  const booth = new TestTable();
  let sent: { packet: Omit<AgreementPacket, 'files'>; parts: readonly PacketPart[] } | null = null;
  let tell: (news: SessionNews) => void = () => undefined;
  const runner = createSessionRunner({
    clock: { now: () => Date.parse(clock.wall), quality: () => clock },
    newId: () => 'doc',
    log: () => undefined,
    pack: () => pack,
    site: () => ({ site: '河湾派出所', booth: '3 号舱', court: '云溪区人民法院', hours: '', hotline: '' }),
    online: () => false,
    software: '0.1.0',
    opened: () => undefined,
    makePaper: (job) => Promise.resolve(press.value.make(job)),
    samplesDigest: (samples) => sha256Hex(canonicalText([...samples])),
    seal: (text) => ({ kid: KID, sig: sign(null, Buffer.from(text), privateKey).toString('base64url') }),
    capturePacket: (packet, parts) => {
      sent = { packet, parts };
      return Promise.resolve({ ok: true, value: { itemId: 'item' } });
    },
    visitId: () => 'visit',
    desk: () => booth.desk,
    tell: (news) => tell(news),
  });
  const carryOut = async (wish: SessionWish | undefined): Promise<void> => {
    if (wish === undefined) throw new Error('nothing was wished');
    const told = new Promise<SessionNews>((resolve) => (tell = resolve));
    runner.perform(wish);
    booth.send({ kind: 'session', news: await told });
  };
  toDrafted(booth).tap({ do: 'read' });
  const days = booth.step.at === 'followUp' ? booth.step.days : [];
  booth.tap({ do: 'followUp', day: days.at(-1) ?? null });
  await carryOut(booth.wish('makePaper'));
  hearAll(booth).tap({ do: 'toSigning' }, { do: 'notSign', seat: 'B' }, { do: 'object' });
  booth.tap({ do: 'objectionWords', text: OBJECTION }, { do: 'noteObjection' }, { do: 'toSigning' });
  for (const who of ['lead', 'B', 'A'] as const) {
    writeName(booth, who);
    await carryOut(booth.wish('addSignature'));
  }
  await carryOut(booth.wish('capture'));
  if (sent === null) throw new Error('nothing was captured');
  return sent;
}

beforeAll(async () => {
  const { packet, parts } = await heldAtTheBooth();
  const files = parts.map(({ name, role, mime }) => ({
    name,
    role,
    mime,
    sha256: 'a'.repeat(64),
    size: 1,
    sealedSha256: 'b'.repeat(64),
    sealedSize: 1,
    key: 'k',
  }));
  opened = {
    packet: AgreementPacket.parse({ ...packet, files }),
    files: new Map(parts.map((part) => [part.name, part.read()])),
    kid: KID,
    publicKey: publicKey.export({ format: 'jwk' }).x ?? '',
    court: null,
  };
});

it('is taken as it is', async () => {
  expect(await checkPacket(opened)).toMatchObject({ ok: true });
});

it('carries the objection in the party’s own words beside the signatures', async () => {
  const checked = await checkPacket(opened);
  if (!checked.ok) throw new Error(checked.error.flaw);
  const { acts } = checked.value.proof;
  expect(acts.filter(({ act }) => act === 'objected')).toMatchObject([
    { who: 'B', words: OBJECTION, field: null },
  ]);
  expect(acts.filter(({ act }) => act === 'signed')).toHaveLength(3);
});

it('carries the day of the follow-up, and a calendar of every payment', () => {
  const { packet } = opened;
  expect(packet.followUp).toMatch(/^\d{4}-\d\d-\d\d$/);
  const last =
    packet.draft?.terms
      .flatMap(({ due }) => due ?? [])
      .toSorted()
      .at(-1) ?? '';
  expect((packet.followUp ?? '') > last).toBe(true);
  expect(calendarFile(packet)?.match(/BEGIN:VEVENT/g)).toHaveLength(4);
});

it('is refused when a sum in the terms is another than on the paper', async () => {
  const { draft } = opened.packet;
  if (draft === undefined) throw new Error('no terms');
  const terms = draft.terms.map((term, index) => (index === 0 ? { ...term, fen: 1 } : term));
  const changed = { ...opened, packet: { ...opened.packet, draft: { ...draft, terms } } };
  expect(await checkPacket(changed)).toMatchObject({ ok: false, error: { flaw: 'termsDiffer' } });
});
