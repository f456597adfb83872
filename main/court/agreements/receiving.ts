/** Receives signed agreements one after the other: opened, verified, then sealed by the court and receipted – or refused by name. */
import type { AgreementSummary } from '../../contract/agreements.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { Binder } from '../../contract/session/acting.ts';
import type { RegimeId } from '../../contract/session/regime.ts';
import type { AgreementPacket } from '../../contract/session/packet.ts';
import type { Subject } from '../engine/engine.ts';
import type { Log } from '../log.ts';
import type { AgreementParty, StoredItem } from '../store/store.ts';
import { partiesLine } from '../worker/mask.ts';
import { boothSeal, readerCertificates } from './boothSeal.ts';
import type { Rules } from './confirmation.ts';
import { checkedFiles } from './checkedFiles.ts';
import { counterSeal, type CourtSeal } from './courtSeal.ts';
import { refused, type Refusal } from './flaws.ts';
import { receiveApplication } from './applications.ts';
import { receiveConsent } from './consents.ts';
import { listEarlier } from './listing.ts';
import { receiveInked } from './inkedReceiving.ts';
import { openBody, type OpeningParts } from './openPacket.ts';
import type { RegimeRules } from './regimeParts.ts';
import { answered, complete, reject } from './settling.ts';
import type { CourtTrust } from './trust.ts';
import { partiesOf } from './partyCards.ts';

export type ReceivingParts = OpeningParts & {
  readonly trust: CourtTrust;
  /** Who may bind a party in a regime, by the pack the court has now. */
  readonly binders: (regime: RegimeId) => readonly Binder[];
  /** The kinds of mediation, by the same pack. */
  readonly regimes: () => RegimeRules;
  readonly rules: () => Rules;
  readonly now: () => number;
  readonly log: Log;
  readonly tell: (subject: Subject) => void;
};

export type Receiving = {
  /** Something came: what is whole by now is verified. Also finds what a crash left behind. */
  soon(): void;
  /** Resolves when everything begun is done. */
  close(): Promise<void>;
};

export function receiving(parts: ReceivingParts): Receiving {
  const { store } = parts;
  let closing = false;
  let work: Promise<void> = listEarlier(parts);
  let asked = false;
  const round = async (): Promise<void> => {
    asked = false;
    // one at a time: a packet may be large, and the court has other work
    for (let last: string | null = null; !closing;) {
      const whole = store.agreements.waiting().filter(({ id }) => store.items.missingFiles(id) === 0);
      const next = nextOf(whole, last);
      if (next === null) break;
      last = next.booth;
      await receive(parts, next.id);
    }
    // after the agreements: each waits for its own
    for (const { id } of store.inked.waiting()) {
      if (closing) return;
      if (store.items.missingFiles(id) === 0) await receiveInked(parts, id);
    }
    for (const { id } of store.consents.waiting()) {
      if (closing) return;
      if (store.items.missingFiles(id) === 0) await receiveConsent(parts, id);
    }
    // a member's application waits for that member's consent too
    for (const { id } of store.applications.waiting()) {
      if (closing) return;
      if (store.items.missingFiles(id) === 0) await receiveApplication(parts, id);
    }
  };
  return {
    soon() {
      if (asked) return;
      asked = true;
      work = work.then(round);
    },
    async close() {
      closing = true;
      await work;
    },
  };
}

type Waiting = { readonly id: string; readonly booth: string };

/** The oldest of another booth than the last one: a booth that floods the court makes its own agreements wait. */
export const nextOf = (whole: readonly Waiting[], last: string | null): Waiting | null =>
  whole.find(({ booth }) => booth !== last) ?? whole[0] ?? null;

async function receive(parts: ReceivingParts, id: string): Promise<void> {
  const item = parts.store.items.find(id);
  if (item === null) throw new Error('an agreement is an item');
  const packet = await openBody(parts, item);
  const judged = packet.ok ? await judge(parts, item, packet.value) : packet;
  const sent = packet.ok ? packet.value : null;
  answered(parts, item, { received: 'agreementReceived', refused: 'agreementRefused' }, () => {
    if (!judged.ok) return refuse(parts, item, judged.error, sent);
    // asked inside the transaction that answers it
    const { packet: good, seal, parties } = judged.value;
    if (parts.store.agreements.isKnown(good.session, good.document.sha256))
      return refuse(parts, item, { flaw: 'repeated', act: null }, sent);
    take(parts, item, good, seal);
    parts.store.agreements.listParties(id, parties);
    return null;
  });
}

type Judged = {
  readonly packet: AgreementPacket;
  readonly seal: CourtSeal;
  readonly parties: readonly AgreementParty[];
};

async function judge(
  parts: ReceivingParts,
  item: StoredItem,
  packet: AgreementPacket,
): Promise<Result<Judged, Refusal>> {
  const { store, trust } = parts;
  const known = await boothSeal(parts, item, packet.issuer.kid);
  if (!known.ok) return known;
  const { key, certificate: booth } = known.value;
  if (store.agreements.isKnown(packet.session, packet.document.sha256)) return refused('repeated');
  const checked = await checkedFiles(parts, item, packet, key);
  if (!checked.ok) return checked;
  const readers = await readerCertificates(parts, packet);
  if (readers === null) return refused('readerUnknown');
  const seal = await counterSeal(trust, packet, checked.value, [booth, ...readers]);
  return ok({ packet, seal, parties: partiesOf(parts, checked.value.cards) });
}

function take(parts: ReceivingParts, item: StoredItem, packet: AgreementPacket, seal: CourtSeal): void {
  const { session, document } = packet;
  const summary = summaryOf(packet);
  complete(parts, item, (settled) =>
    parts.store.agreements.receive({ ...settled, session, document: document.sha256, summary, seal }),
  );
  if (packet.groupKey !== undefined)
    parts.store.linked.add({
      id: item.id,
      groupKey: packet.groupKey,
      what: 'agreement',
      kind: packet.disputeKind,
      fen: agreedFen(packet),
    });
}

/** What is paid by it; null: no money is. */
function agreedFen({ draft }: AgreementPacket): number | null {
  const sums = (draft?.terms ?? []).flatMap(({ fen, security }) => (fen === null || security !== undefined ? [] : [fen])); // prettier-ignore
  return sums.length === 0 ? null : sums.reduce((a, b) => a + b, 0);
}

function refuse(
  parts: ReceivingParts,
  item: StoredItem,
  refusal: Refusal,
  sent: AgreementPacket | null,
): Refusal {
  const summary = sent === null ? null : summaryOf(sent);
  const session = sent?.session ?? null;
  return reject(parts, item, refusal, (why) =>
    parts.store.agreements.refuse(item.id, { ...why, session, summary }),
  );
}

/** Masked, as the booth itself tells it; of a refused packet it is the sender's word alone. */
function summaryOf({ document, regime, disputeKind, people, lights }: AgreementPacket): AgreementSummary {
  const parties = people.filter((one) => one.role === 'party');
  const [first, ...others] = parties.toSorted((a, b) => Number(b.side === 'applicant') - Number(a.side === 'applicant')); // prettier-ignore
  return {
    title: document.title,
    regime,
    disputeKind,
    parties: first === undefined ? '' : partiesLine(first.masked, others.map((one) => one.masked)), // prettier-ignore
    signers: people.filter((one) => one.act !== null).length,
    pages: document.pages,
    effectiveAt: lights.effectiveAt,
  };
}
