/** From the table to the sealed packet: the real paper, real signatures, and what anybody can check of them afterwards. */
import { createPublicKey, generateKeyPairSync, sign as ed25519, verify } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { pack } from '../../../build/policy/pack.ts';
import {
  AgreementPacket,
  ConfirmationPacket,
  issuerClaim,
  SignerEvidence,
  type UnsealedPacket,
} from '../../contract/session/packet.ts';
import { fromBase64Url } from '../../proof/bytes.ts';
import { canonicalText, Proof, SealedProof } from '../../proof/proof.ts';
import { verifyAgreement } from '../../proof/verify.ts';
import { createDocumentPress } from '../documents/documentMaker.ts';
import { fontDir } from '../documents/fixtures.ts';
import { sha256Hex } from '../util/digest.ts';
import { createSessionRunner, type PacketPart } from './sessionRunner.ts';
import type { SessionNews, SessionWish } from './wishes.ts';
import { cards, enter, hearAll, keepsNothing, nextNotices, staffCard, takeSeat, TestTable, toDrafted, toKinds, writeClauses, writeName } from './sessionKit.ts'; // prettier-ignore
import { staffOf } from './staff.ts';

const WALL = '2026-11-23T10:00:00.000+08:00';
const made = createDocumentPress({ fontDir: fontDir() });
if (!made.ok) throw new Error('fonts');
const press = made.value;
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const clock = { wall: WALL, monotonicMs: 0, bootId: 'boot', lastSyncAt: null, trusted: false };

/** A table whose wishes are carried out by the real runner. */
function workingTable() {
  const booth = new TestTable();
  const logged: string[] = [];
  const captured: { packet: UnsealedPacket; parts: PacketPart[] }[] = [];
  let news: Promise<SessionNews> = Promise.reject(new Error('nothing was wished'));
  news.catch(() => undefined);
  let tell: (told: SessionNews) => void = () => undefined;
  let ids = 0;
  const runner = createSessionRunner({
    clock: { now: () => Date.parse(WALL), quality: () => clock },
    newId: () => `doc${(ids += 1)}`,
    log: (name, fields) => void logged.push(`${name} ${JSON.stringify(fields)}`),
    pack: () => pack,
    site: () => ({ site: '河湾派出所', booth: '3 号舱', court: '云溪区人民法院', hours: '', hotline: '' }),
    online: () => false,
    software: '0.1.0',
    opened: () => undefined,
    kept: keepsNothing,
    demoFor: () => Promise.resolve({ kind: 'none' }),
    group: { itemOf: () => null, fetchRoster: () => Promise.resolve({ ok: true, value: null }) },
    deliveryOf: () => ({ kind: 'waiting' }),
    makePaper: (job) => Promise.resolve(press.make(job)),
    samplesDigest: (samples) => sha256Hex(canonicalText([...samples])),
    seal: (text) => ({ kid: 'booth-1', sig: ed25519(null, Buffer.from(text), privateKey).toString('base64url') }), // prettier-ignore
    captureInked: () => Promise.resolve({ ok: false, error: { kind: 'notAsked' } }),
    capturePacket: (packet, parts) => {
      captured.push({ packet, parts: [...parts] });
      return Promise.resolve({ ok: true, value: { itemId: 'item-1' } });
    },
    readPage: () => Promise.resolve(null),
    answerPage: () => undefined,
    visitId: () => 'visit-1',
    desk: () => booth.desk,
    tell: (told) => tell(told),
  });
  const wish = async (asked: SessionWish | undefined): Promise<SessionNews> => {
    if (asked === undefined) throw new Error('nothing was wished');
    news = new Promise((resolve) => (tell = resolve));
    runner.perform(asked);
    const told = await news;
    booth.send({ kind: 'session', news: told });
    return told;
  };
  return { booth, runner, wish, captured, logged };
}

async function signedByAll() {
  const there = workingTable();
  const { booth, wish } = there;
  toDrafted(booth).tap({ do: 'read' }, { do: 'followUp', day: null });
  await wish(booth.wish('makePaper'));
  hearAll(booth).tap({ do: 'toSigning' });
  for (const who of ['B', 'A', 'lead'] as const) {
    writeName(booth, who);
    await wish(booth.wish('addSignature'));
  }
  await wish(booth.wish('capture'));
  return there;
}

describe('an agreement of two parties, signed without the link', () => {
  let there: Awaited<ReturnType<typeof signedByAll>>;
  beforeAll(async () => void (there = await signedByAll()), 120_000);
  const part = (name: string): Uint8Array => {
    const found = there.captured[0]?.parts.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no ${name}`);
    return found.read();
  };
  const packet = () => there.captured[0]?.packet;

  it('proves itself against the session’s issuer and the booth’s key, and nothing else', async () => {
    const certificate = fromBase64Url(packet()?.issuer.certificate ?? '') ?? new Uint8Array();
    const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
    const anchors = { roots: [certificate], keys: [{ by: 'booth', kid: 'booth-1', key: new Uint8Array(raw) }] } as const; // prettier-ignore
    const checked = await verifyAgreement(part('agreement.pdf'), part('agreement.proof.json'), anchors);
    if (!checked.ok) throw new Error(JSON.stringify(checked.error));
    expect(checked.value.acts.map((one) => one.name).toSorted()).toEqual([
      '周正平（人民调解员）',
      '张明华',
      '李建国',
    ]);
    expect(checked.value.proof.shown).toHaveLength(6);
    expect(checked.value.proof.acts.every((one) => !one.done.trusted)).toBe(true);
    const changed = part('agreement.pdf');
    changed[900] = (changed[900] ?? 0) ^ 1;
    expect((await verifyAgreement(changed, part('agreement.proof.json'), anchors)).ok).toBe(false);
  });

  it('has its issuer vouched for by the booth’s own key', () => {
    const { issuer, session } = packet() ?? {};
    const text = canonicalText(issuerClaim(session ?? '', issuer?.certificate ?? ''));
    const key = createPublicKey(publicKey.export({ format: 'pem', type: 'spki' }));
    expect(verify(null, Buffer.from(text), key, Buffer.from(issuer?.sig ?? '', 'base64url'))).toBe(true);
  });

  it('fits the contract, masks people in the packet, and calls nothing in effect without the seal', () => {
    const files = there.captured[0]?.parts.map(({ name, role, mime }) => ({ name, role, mime, sha256: 'a'.repeat(64), size: 1, sealedSha256: 'b'.repeat(64), sealedSize: 1, key: 'k' })); // prettier-ignore
    const parsed = AgreementPacket.parse({ ...packet(), files });
    expect(parsed.people.map(({ masked, act }) => `${masked} ${act}`)).toEqual(['张*华 act-A', '李*国 act-B', '周*平 act-staff']); // prettier-ignore
    expect(parsed.link).toBe('offline');
    expect(parsed.lights.effectiveAt).toBeNull();
    // a light is lit by an act and at its very moment
    const proof = Proof.parse(JSON.parse(SealedProof.parse(JSON.parse(new TextDecoder().decode(part('agreement.proof.json')))).proof)); // prettier-ignore
    const acts = new Set(proof.acts.map((act) => act.done.at));
    const lit = [...parsed.lights.parties, ...parsed.lights.others].flatMap((one) => (one.at === null ? [] : [one.at])); // prettier-ignore
    expect(lit).toHaveLength(3);
    expect(lit.filter((at) => !acts.has(at))).toEqual([]);
    expect(parsed.lights.others.find((one) => one.light === 'organisation')?.at).toBeNull();
    // whole names are in the terms alone, which the court compares with the paper
    const { draft, ...listed } = AgreementPacket.parse({ ...packet(), files: [] });
    expect(draft?.parties.map((one) => one.name)).toEqual(['张明华', '李建国']);
    for (const { name } of Object.values(cards)) expect(JSON.stringify(listed)).not.toContain(name);
  });

  it('keeps each signer’s evidence in a file of its own, tied to the act by the digest of the strokes', () => {
    for (const act of ['act-A', 'act-B', 'act-staff']) {
      const evidence = SignerEvidence.parse(JSON.parse(new TextDecoder().decode(part(`evidence-${act}.json`))));
      expect(evidence.act).toBe(act);
      expect(sha256Hex(canonicalText(evidence.samples))).toBe(evidence.samplesSha256);
      expect(evidence.documentSha256).toBe(packet()?.document.sha256);
      expect(evidence.notices.length).toBe(act === 'act-staff' ? 0 : 5);
    }
  }); // prettier-ignore

  it('prints the copy only now, logs nobody’s name, and holds nothing once the visit is forgotten', () => {
    expect(there.runner.printable()?.length).toBe(part('agreement.pdf').length);
    for (const { name, number } of Object.values(cards)) {
      expect(there.logged.join('\n')).not.toContain(name);
      expect(there.logged.join('\n')).not.toContain(number);
    }
    expect(there.logged.at(-1)).toContain('"reason":"captured"');
    there.runner.forget();
    expect(there.runner.holdsNothing()).toBe(true);
    expect(there.runner.printable()).toBeNull();
  });
});

it('gives no copy and no bytes of another document before the last signature', async () => {
  const { booth, wish, runner } = workingTable();
  toDrafted(booth).tap({ do: 'read' }, { do: 'followUp', day: null });
  await wish(booth.wish('makePaper'));
  expect(runner.printable()).toBeNull();
  expect(runner.documentBytes('another')).toBeNull();
  expect(runner.documentBytes(booth.table.document?.id ?? '')?.length).toBeGreaterThan(1000);
});

it('drops the paper when a party stops, and tells the log that it was stopped and nothing else', async () => {
  const { booth, wish, runner, logged } = workingTable();
  toDrafted(booth).tap({ do: 'read' }, { do: 'followUp', day: null });
  await wish(booth.wish('makePaper'));
  booth.tap({ do: 'stop' });
  const noted = booth.wish('noteEnded');
  if (noted !== undefined) runner.perform(noted);
  expect(runner.holdsNothing()).toBe(true);
  expect(logged.at(-1)).toMatch(/^sessionEnded \{"sessionId":"[^"]+","reason":"refused"\}$/u);
});

it('tells that people left in the middle, once, and forgets the paper they left', async () => {
  const { booth, wish, runner, logged } = workingTable();
  toDrafted(booth).tap({ do: 'read' }, { do: 'followUp', day: null });
  await wish(booth.wish('makePaper'));
  const opened = booth.wish('noteOpened');
  if (opened !== undefined) runner.perform(opened);
  runner.forget();
  runner.forget();
  expect(logged.filter((line) => line.startsWith('sessionEnded'))).toEqual([expect.stringContaining('"reason":"left"')]); // prettier-ignore
  expect(runner.holdsNothing()).toBe(true);
});

it('names the characters no font can draw instead of printing boxes', async () => {
  const { booth, wish } = workingTable();
  toDrafted(booth);
  booth.tap(
    { do: 'editFacts' },
    { do: 'words', text: '涉及 \u{f0000} 的纠纷。' },
    { do: 'read' },
    { do: 'followUp', day: null },
  );
  await wish(booth.wish('makePaper'));
  expect(booth.step.at).toBe('paperProblem');
});

it('finds staff by the digest of their card, and nobody by another', async () => {
  expect((await staffOf(cards.lead, pack.staff))?.role).toBe('mediator');
  expect((await staffOf(cards.grid, pack.staff))?.role).toBe('gridStaff');
  expect(await staffOf(cards.A, pack.staff)).toBeNull();
  expect(await staffOf(cards.lead, null)).toBeNull();
  expect(toKinds().step.at).toBe('kinds');
});

describe('a joint application for judicial confirmation', () => {
  async function applied() {
    const there = await signedByAll();
    const { booth, wish } = there;
    booth.tap({ do: 'offerConfirmation' }, { do: 'makeApplication' });
    await wish(booth.wish('makeApplication'));
    const pages = booth.table.application?.document.pages ?? 0;
    for (let page = 1; page <= pages; page += 1) booth.act({ do: 'pageShown', page, shownMs: 900 });
    booth.act({ do: 'previewDone' });
    return there;
  }
  const signBoth = async ({ booth, wish }: Awaited<ReturnType<typeof applied>>): Promise<void> => {
    for (const who of ['B', 'A'] as const) {
      writeName(booth, who);
      await wish(booth.wish('addSignature'));
    }
  };

  it('is a paper of its own that names the agreement, signed by both, with a proof and a packet of its own', async () => {
    const there = await applied();
    const { booth, runner, wish, captured, logged } = there;
    const { application, document } = booth.table;
    expect(runner.documentBytes(application?.document.id ?? '')?.length).toBeGreaterThan(1000);
    expect(application?.document.sha256).not.toBe(document?.sha256);
    await signBoth(there);
    await wish(booth.wish('captureApplication'));
    const sent = captured[1];
    if (sent?.packet.kind !== 'confirmationApplication') throw new Error('no application was captured');
    const packet = ConfirmationPacket.parse({ ...sent.packet, files: [] });
    expect(packet).toMatchObject({
      agreement: { title: '人民调解协议书', sha256: document?.sha256 },
      document: { title: '司法确认申请书', templateId: 'confirmationApplication', sha256: application?.document.sha256 },
      lights: { others: [], effectiveAt: null },
    });
    expect(packet.id).not.toBe(captured[0]?.packet.id);
    expect(packet.people.map(({ id, act }) => [id, act])).toEqual([['A', 'act-A'], ['B', 'act-B'], ['lead', null]]);
    expect(sent.parts.map(({ name }) => name).toSorted()).toEqual(['agreement.proof.json', 'application.pdf', 'evidence-act-A.json', 'evidence-act-B.json']);
    const part = (name: string): Uint8Array => sent.parts.find((one) => one.name === name)?.read() ?? new Uint8Array();
    const certificate = fromBase64Url(packet.issuer.certificate) ?? new Uint8Array();
    const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
    const anchors = { roots: [certificate], keys: [{ by: 'booth', kid: 'booth-1', key: new Uint8Array(raw) }] } as const;
    const checked = await verifyAgreement(part('application.pdf'), part('agreement.proof.json'), anchors);
    if (!checked.ok) throw new Error(JSON.stringify(checked.error));
    expect(checked.value.acts.map((one) => one.name).toSorted()).toEqual(['张明华', '李建国']);
    expect(checked.value.proof.shown.map(({ what }) => what)).toContain('page-1');
    for (const { name } of Object.values(cards)) expect(JSON.stringify(packet)).not.toContain(name);
    expect(logged.join('\n')).toMatch(/applicationCaptured/);
    expect(runner.printable()).not.toBeNull();
    runner.forget();
    expect(runner.holdsNothing()).toBe(true);
  });

  it('that somebody leaves is dropped, and the agreement is still printed', async () => {
    const { booth, runner, wish, captured, logged } = await applied();
    writeName(booth, 'A');
    await wish(booth.wish('addSignature'));
    const id = booth.table.application?.document.id ?? '';
    booth.tap({ do: 'notApply' });
    const drop = booth.wish('dropApplication');
    if (drop !== undefined) runner.perform(drop);
    expect(runner.documentBytes(id)).toBeNull();
    expect(runner.printable()).not.toBeNull();
    expect(captured).toHaveLength(1);
    expect(logged.at(-1)).toMatch(/^applicationLeft \{"sessionId":"[^"]+"\}$/u);
  });
}, 120_000); // prettier-ignore

describe('a paper of police mediation', () => {
  const read = async () => {
    const there = workingTable();
    const { booth, wish } = there;
    enter('policeOfficer', booth).tap({ do: 'chooseKind', kind: 'loan' }, { do: 'privacyRead', shownMs: 1, readAloud: false }); // prettier-ignore
    there.runner.perform({ do: 'noteOpened' });
    nextNotices(takeSeat(takeSeat(booth, 'A'), 'B')).tap({ do: 'writer', seat: 'B' });
    writeClauses(booth).tap({ do: 'read' }, { do: 'followUp', day: null });
    expect(there.runner.printable()).toBeNull();
    await wish(booth.wish('makePaper'));
    hearAll(booth).tap({ do: 'toSigning' });
    return there;
  };
  const names = Object.values(cards).map(({ name }) => name);

  it('is printed to be signed by hand, and nothing of it stays when it was given out', async () => {
    const { booth, runner, logged, captured } = await read();
    expect(booth.table.document?.title['zh-CN']).toBe('治安调解协议书');
    expect(runner.printable()?.length).toBeGreaterThan(1000);
    booth.tap({ do: 'inkDone' });
    for (const what of ['noteHandedOver', 'noteEnded'] as const) runner.perform(booth.wish(what) ?? { do: 'dropApplication' }); // prettier-ignore
    expect(runner.holdsNothing()).toBe(true);
    expect(runner.printable()).toBeNull();
    expect(captured).toEqual([]);
    expect(logged.filter((line) => /^(paperHandedOver|sessionEnded)/.test(line))).toHaveLength(2);
  }, 120_000);

  it('is dropped when the table turns into people’s mediation; the chain has ids and words alone', async () => {
    const { booth, runner, logged } = await read();
    booth.tap({ do: 'offerSwitch' }, { do: 'switchTold' }, { do: 'switchAgree', seat: 'A' }, { do: 'switchAgree', seat: 'B' }); // prettier-ignore
    staffCard(booth, 'mediator');
    for (const effect of booth.effects)
      if (effect.kind === 'session' && /^(noteSwitch|setAside)/.test(effect.wish.do))
        runner.perform(effect.wish);
    expect(runner.printable()).toBeNull();
    runner.forget();
    expect(runner.holdsNothing()).toBe(true);
    const told = logged.filter((line) => /^(switch|regimeSwitched)/.test(line));
    expect(told.map((line) => line.split(' ')[0])).toEqual(['switchOffered', 'switchAgreed', 'switchAgreed', 'regimeSwitched']); // prettier-ignore
    expect(told.at(-1)).toContain('"from":"police","to":"people","staff":"staff-1"');
    for (const name of names) expect(logged.join(' ')).not.toContain(name);
  }, 120_000);
});
