/** The packet of a mediation held at the booth's own table, by its real runner, for tests of what the court makes of it. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { pack } from '../../build/policy/pack.ts';
import { USUAL_BINDERS } from '../../main/contract/session/acting.ts';
import {
  AgreementPacket,
  ConfirmationPacket,
  type UnsealedPacket,
} from '../../main/contract/session/packet.ts';
import { createDocumentPress } from '../../main/core/documents/documentMaker.ts';
import { fontDir } from '../../main/core/documents/fixtures.ts';
import type { Who } from '../../main/contract/sessionScreen.ts';
import type { SessionNews, SessionWish } from '../../main/core/session/wishes.ts';
import {
  hearAll,
  keepsNothing,
  TestTable,
  toDrafted,
  writeName,
} from '../../main/core/session/sessionKit.ts';
import { HOME, hearsAll, says } from '../../main/core/session/remote/remoteKit.ts';
import { signersOf } from '../../main/core/session/rules.ts';
import { seatsOf } from '../../main/core/session/seats.ts';
import { createSessionRunner, type PacketPart } from '../../main/core/session/sessionRunner.ts';
import { sha256Hex } from '../../main/core/util/digest.ts';
import type { OpenedPacket } from '../../main/court/agreements/checkPacket.ts';
import { canonicalText } from '../../main/proof/proof.ts';

const KID = 'booth-1';
/** As a court that gave out this pack judges. */
export const RULES = {
  regimes: pack.regimes,
  agreements: pack.agreements,
  personalStatus: pack.personalStatus,
  templates: pack.templates.map(({ id, version, title }) => ({ id, version, title })),
};
const clock = {
  wall: '2026-11-23T10:00:00.000+08:00',
  monotonicMs: 0,
  bootId: 'b',
  lastSyncAt: null,
  trusted: false,
};
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
export const OBJECTION = '我想先和家里人商量。';
/** The scanned pages of the tests hold their own number. */
export const pageBytes = (id: string): Uint8Array => new TextEncoder().encode(`scan of ${id}`);

/** Signs in another way than at the pad, and says whether it did: then the signature is wished for. */
export type Signs = (booth: TestTable, who: Who) => boolean;
const atThePad: Signs = () => false;

/** `drafted`: brings the table to its draft, by default with both parties in person. */
async function heldAtTheBooth(
  drafted: (booth: TestTable) => TestTable,
  applies: boolean,
  signs: Signs = atThePad,
): Promise<{
  packet: UnsealedPacket;
  parts: readonly PacketPart[];
}> {
  const press = createDocumentPress({ fontDir: fontDir() });
  if (!press.ok) throw new Error('fonts');
  const booth = new TestTable();
  let sent: { packet: UnsealedPacket; parts: readonly PacketPart[] } | null = null;
  let tell: (news: SessionNews) => void = () => undefined;
  const runner = createSessionRunner({
    clock: { now: () => Date.parse(clock.wall), quality: () => clock },
    newId: () => 'doc',
    log: () => undefined,
    pack: () => pack,
    site: () => ({ site: '河湾派出所', booth: '3 号舱', court: '云溪区人民法院', hours: '', hotline: '' }),
    online: () => booth.online,
    software: '0.1.0',
    opened: () => undefined,
    kept: keepsNothing,
    demoFor: () => Promise.resolve({ kind: 'none' }),
    group: { itemOf: () => null, fetchRoster: () => Promise.resolve({ ok: true, value: null }) },
    deliveryOf: () => ({ kind: 'waiting' }),
    makePaper: (job) => Promise.resolve(press.value.make(job)),
    samplesDigest: (samples) => sha256Hex(canonicalText([...samples])),
    seal: (text) => ({ kid: KID, sig: sign(null, Buffer.from(text), privateKey).toString('base64url') }),
    captureInked: () => Promise.resolve({ ok: false, error: { kind: 'notAsked' } }),
    capturePacket: (packet, parts) => {
      // the runner wipes its copies of scanned pages afterwards
      const kept = parts.map((part) => ({ ...part, bytes: Uint8Array.from(part.read()) }));
      sent = { packet, parts: kept.map(({ bytes, ...part }) => ({ ...part, read: () => bytes })) };
      return Promise.resolve({ ok: true, value: { itemId: 'item' } });
    },
    readPage: (id) => Promise.resolve(pageBytes(id)),
    answerPage: () => undefined,
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
  drafted(booth).tap({ do: 'read' });
  const days = booth.step.at === 'followUp' ? booth.step.days : [];
  booth.tap({ do: 'followUp', day: days.at(-1) ?? null });
  await carryOut(booth.wish('makePaper'));
  const afar = booth.table.people.B?.elsewhere ?? null;
  if (afar !== null) {
    hearsAll(booth);
    for (let i = 0; i < 60 && booth.step.at === 'reading' && !booth.step.allHeard; i += 1)
      booth.tap({ do: 'heard', clause: booth.step.clause.id, seat: 'A', aloud: false });
    says(booth, HOME, { want: 'object', document: booth.table.document?.sha256 ?? '', words: OBJECTION });
    booth.tap({ do: 'toSigning' });
    says(booth, HOME, { want: 'object', document: booth.table.document?.sha256 ?? '', words: OBJECTION });
    booth.tap({ do: 'toSigning' });
  } else {
    hearAll(booth).tap({ do: 'toSigning' }, { do: 'notSign', seat: 'B' }, { do: 'object' });
    booth.tap({ do: 'objectionWords', text: OBJECTION }, { do: 'noteObjection' }, { do: 'toSigning' });
  }
  for (const who of signersOf(booth.table, pack).toReversed()) {
    const card = booth.table.people[who]?.identity.card;
    if (!signs(booth, who)) writeName(booth, who, 0, card);
    await carryOut(booth.wish('addSignature'));
  }
  await carryOut(booth.wish('capture'));
  if (applies) await applyTogether(booth, carryOut);
  if (sent === null) throw new Error('nothing was captured');
  return sent;
}

async function applyTogether(
  booth: TestTable,
  carryOut: (wish: SessionWish | undefined) => Promise<void>,
): Promise<void> {
  booth.tap({ do: 'offerConfirmation' }, { do: 'makeApplication' });
  await carryOut(booth.wish('makeApplication'));
  const pages = booth.table.application?.document.pages ?? 0;
  for (let page = 1; page <= pages; page += 1) booth.act({ do: 'pageShown', page, shownMs: 900 });
  booth.act({ do: 'previewDone' });
  for (const who of seatsOf(booth.table).toReversed()) {
    writeName(booth, who, 0, booth.table.people[who]?.identity.card);
    await carryOut(booth.wish('addSignature'));
  }
  await carryOut(booth.wish('captureApplication'));
}

const filesOf = (parts: readonly PacketPart[]) =>
  parts.map(({ name, role, mime, read }) => ({
    name, role, mime, sha256: sha256Hex(read()), size: 1, sealedSha256: 'b'.repeat(64), sealedSize: 1, key: 'k',
  })); // prettier-ignore

/** A joint application, made and signed at the same table after its agreement. */
export async function openedApplication(drafted: (booth: TestTable) => TestTable = toDrafted): Promise<OpenedPacket> {
  const { packet, parts } = await heldAtTheBooth(drafted, true);
  return openedAs(ConfirmationPacket.parse({ ...packet, files: filesOf(parts) }), parts);
} // prettier-ignore

const openedAs = (packet: OpenedPacket['packet'], parts: readonly PacketPart[]): OpenedPacket => ({
  packet,
  files: new Map(parts.map((part) => [part.name, part.read()])),
  kid: KID,
  publicKey: publicKey.export({ format: 'jwk' }).x ?? '',
  court: null,
  binders: USUAL_BINDERS,
  regimes: RULES,
});

/** As the court opens it. */
export async function openedPacket(
  drafted: (booth: TestTable) => TestTable = toDrafted,
  signs: Signs = atThePad,
): Promise<OpenedPacket> {
  const { packet, parts } = await heldAtTheBooth(drafted, false, signs);
  return openedAs(AgreementPacket.parse({ ...packet, files: filesOf(parts) }), parts);
} // prettier-ignore
