/** Opens a received agreement for a clerk: verified again from what lies on the disk, told as facts. */
import type { AgreementPerson, OpenedAgreement } from '../../contract/agreements.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { calendarFile } from '../../contract/session/calendarFile.ts';
import { Binder } from '../../contract/session/acting.ts';
import { AGREEMENT_PROOF, authorityName, type AgreementPacket } from '../../contract/session/packet.ts';
import { Proof, SealedProof } from '../../proof/proof.ts';
import { courtDay } from '../worker/numbers.ts';
import type { AgreementRecord } from '../store/store.ts';
import { confirmationOf, type Rules } from './confirmation.ts';
import { readersOf } from './boothSeal.ts';
import type { CourtSeal } from './courtSeal.ts';
import type { ReceivingParts } from './receiving.ts';
import { groupAtDesk } from './groupAtDesk.ts';
import { lightsNow } from './lights.ts';
import { openBody, openFiles } from './openPacket.ts';
import { applicationRow, rowOf } from './rows.ts';
import type { Refusal } from './flaws.ts';
import { mayIssue } from './statement.ts';
import { verifyApart } from './verifyApart.ts';

export type ReadingError = { readonly kind: 'notFound' | 'notReceived' | 'unreadable' };

export type ReadAgreement = {
  readonly record: AgreementRecord;
  readonly seal: CourtSeal;
  readonly packet: AgreementPacket;
  readonly files: ReadonlyMap<string, Uint8Array>;
};

/** Only what was received has a text: what was refused stays closed, and its reason is told. */
export async function readAgreement(
  parts: ReceivingParts,
  id: string,
): Promise<Result<ReadAgreement, ReadingError>> {
  const record = parts.store.agreements.find(id);
  const item = parts.store.items.find(id);
  if (record === null || item === null) return err({ kind: 'notFound' });
  if (record.seal === null) return err({ kind: 'notReceived' });
  const packet = await openBody(parts, item);
  if (!packet.ok) return err({ kind: 'unreadable' });
  const files = await openFiles(parts, packet.value);
  if (!files.ok) return err({ kind: 'unreadable' });
  return ok({ record, seal: record.seal, packet: packet.value, files: files.value });
}

export async function openAgreement(
  parts: ReceivingParts,
  id: string,
  rules: Rules,
): Promise<Result<OpenedAgreement, ReadingError>> {
  const read = await readAgreement(parts, id);
  if (!read.ok) return read;
  const { record, seal, packet, files } = read.value;
  const flaw = await checkAgain(parts, read.value);
  const { proof } = SealedProof.parse(JSON.parse(new TextDecoder().decode(files.get(AGREEMENT_PROOF))));
  const said = Proof.parse(JSON.parse(proof));
  const { title, pages, sha256 } = said.document;
  const { regime, booth, opened, closed } = said.session;
  const today = courtDay(parts.now());
  const known = lightsNow(packet, record.lights);
  const group = await groupAtDesk(parts, packet, { effectiveAt: known.effectiveAt, rules, today });
  // 全体同意，才有效: while one is missing nobody is bound
  const lights = group?.effect === 'all' && !group.binds ? { ...known, effectiveAt: null } : known;
  return ok({
    row: rowOf(record),
    flaw: flaw?.flaw ?? null,
    document: { title, pages, sha256 },
    session: {
      regime, switches: packet.switches ?? [], opening: packet.opening ?? null, booth, opened: opened.at, closed: closed.at, link: packet.link, clockTrusted: packet.clock.trusted, versions: said.versions.length,
    },
    people: said.participants.map((one) => personOf(one, said, packet.people)),
    lights,
    followUp: packet.followUp ?? null,
    hasDays: calendarFile(packet) !== null,
    courtSealedAt: seal.seal.at,
    confirmation: rules.confirmable(regime, packet.disputeKind) ? confirmationOf(lights.effectiveAt, record, today, rules.calendar) : null,
    application: applicationRow(parts.store.applications.ofSession(packet.session)),
    group,
    statement: parts.store.deskPapers.statementOf(id),
    mayIssue: mayIssue(record, packet.regime),
    served: [...record.served],
  }); // prettier-ignore
}

/** As everybody would check it: the court-sealed proof by the court's root, beside the packet by the booth's key. */
async function checkAgain(
  { store, trust, log }: ReceivingParts,
  { record, seal, packet, files }: ReadAgreement,
): Promise<Refusal | null> {
  const key = store.booths.keyOfItem(packet.issuer.kid);
  if (key === null) return { flaw: 'issuerForeign', act: null };
  const court = { seal, anchors: trust.anchors() };
  // who may bind a party was judged by the policy of the day it was received; a newer one does not reach back
  const { kid, publicKey } = key;
  const checked = await verifyApart(
    { packet, files, kid, publicKey, court, binders: Binder.options, readers: readersOf({ store }, packet) },
    (why) =>
      // prettier-ignore
      log('agreementCheckFailed', { id: record.id, error: why }),
  );
  return checked.ok ? null : checked.error;
}

function personOf(
  one: Proof['participants'][number],
  { shown, acts, participants }: Proof,
  people: AgreementPacket['people'],
): AgreementPerson {
  const nameOf = (party: string): string => participants.find((person) => person.id === party)?.name ?? '';
  const { id, role, side, name, identity, acting } = one;
  const sum = (way: 'heard' | 'seen'): AgreementPerson['heard'] => {
    const mine = shown.filter((part) => part.who === id && part.way === way);
    return {
      parts: new Set(mine.map((part) => part.what)).size,
      ms: mine.reduce((all, part) => all + part.ms, 0),
    };
  };
  const own = acts.filter((entry) => entry.who === id);
  const act = own.find((entry) => entry.act !== 'objected');
  return {
    id, role, side, name, as: one.as ?? null, service: wishOf(id, people),
    acting: acting === undefined
      ? null
      : { party: nameOf(acting.party), as: acting.as, authority: acting.authority, papers: acting.papers, files: acting.papers.map((_, index) => authorityName(id, index + 1)) },
    identity: identity.map(({ method, level, time }) => ({ method, level, at: time.at, trusted: time.trusted })),
    heard: sum('heard'),
    seen: sum('seen'),
    act: act === undefined
      ? null
      : { what: act.act, began: act.began.at, done: act.done.at, trusted: act.done.trusted, soleControl: act.soleControl, remote: act.remote !== undefined },
    objections: own.filter((entry) => entry.act === 'objected').map((entry) => ({ at: entry.done.at, words: entry.words ?? '' })),
  }; // prettier-ignore
}

/** Of a party: what it said itself, or whoever acts for it. */
const wishOf = (party: string, people: AgreementPacket['people']): AgreementPerson['service'] =>
  people.find((one) => (one.id === party || one.acting?.party === party) && one.service !== undefined)
    ?.service ?? null;
