/** Somebody elsewhere becomes a party: they offer themselves, whoever leads compares six digits, card and face, and says that it is them. Pure. */
import { err, ok, type Result } from '../../../contract/result.ts';
import type { CardRecord } from '../../../contract/devices.ts';
import { wordProblem } from '../../../contract/remote/boothWord.ts';
import type { RemoteAsk, RemoteRefusal } from '../../../contract/remote/page.ts';
import type { ReadAtBooth, SeenOnCamera } from '../../../contract/remote/signature.ts';
import type { RemoteMethod } from '../../../contract/session/regime.ts';
import type { Seat } from '../../../contract/session/parties.ts';
import type { SessionEvent } from '../../../contract/session/session.ts';
import type { SessionAct } from '../../../contract/sessionScreen.ts';
import { nationCode } from '../../documents/codes.ts';
import { samePerson } from '../../visit/cards.ts';
import { to, type Moment, type Step as VisitStep, type Visit } from '../../visit/visit.ts';
import { seatProblem } from '../deskCards.ts';
import { withSitter, type Sitter, type Step, type Table } from '../desk.ts';
import type { ChipRead, Offer, RemotePage, SeatIdentity } from './elsewhere.ts'; // prettier-ignore
import { askCard, stepTo, wish } from '../moves.ts';
import { partyNumber } from '../principals.ts';
import { happen, ruledRegime } from '../rules.ts';
import { idOf, isElsewhere, seatOfPage } from '../seats.ts';
import { seated } from '../seated.ts';

/** Whether policy lets a party of this table sign in a page of its own, and the line to it is there (domain.md 4.5, 4.7). */
export const mayBeElsewhere = (table: Table, { pack, online }: Pick<Moment, 'pack' | 'online'>): boolean =>
  online === true && ruledRegime(pack, table).remote.length > 0;

type TyingAct = Extract<
  SessionAct,
  { do: 'partyElsewhere' | 'tieAgain' | 'takeOffer' | 'itIsThem' | 'itIsNotThem' | 'letSign' }
>;

/** Steps at which a party's lost page is tied again, and that are gone back to. */
const TIES_AGAIN: ReadonlySet<Step['at']> = new Set(['notice', 'service', 'draft', 'reading', 'signers', 'kept']); // prettier-ignore

export function tyingAct(visit: Visit, table: Table, act: TyingAct, moment: Moment): VisitStep {
  const { step } = table;
  switch (act.do) {
    case 'partyElsewhere':
      return step.at === 'seatCard' && step.coming.kind === 'party' && mayBeElsewhere(table, moment)
        ? stepTo(visit, table, lookFor(step.seat, 'seat', null), { kind: 'watchCard', on: false })
        : to(visit);
    case 'tieAgain':
      return TIES_AGAIN.has(step.at) && isElsewhere(table, act.seat) && !isReached(table, act.seat)
        ? stepTo(visit, table, lookFor(act.seat, 'again', step))
        : to(visit);
    case 'takeOffer': {
      const offer = step.at === 'elsewhere' ? step.offers.find(({ page }) => page.guest === act.guest) : undefined; // prettier-ignore
      return step.at === 'elsewhere' && offer !== undefined
        ? stepTo(visit, table, { at: 'compare', seat: step.seat, why: step.why, from: step.from, offer })
        : to(visit);
    }
    case 'itIsThem':
      if (step.at === 'compareSigner') return signerSeen(visit, table, step.seat, moment);
      if (step.at !== 'compare') return to(visit);
      return step.why === 'seat' ? tied(visit, table, step, moment) : tiedAgain(visit, table, step, moment);
    case 'itIsNotThem':
      if (step.at === 'compareSigner') return stepTo(visit, table, { at: 'signers', refused: null });
      return step.at === 'compare'
        ? stepTo(visit, table, {
            ...lookFor(step.seat, step.why, step.from),
            refused: [{ page: step.offer.page, why: 'notCompared' }],
          })
        : to(visit);
    case 'letSign':
      return step.at === 'signers' && isElsewhere(table, act.seat) && isReached(table, act.seat)
        ? stepTo(visit, table, { at: 'compareSigner', seat: act.seat })
        : to(visit);
  }
}

const lookFor = (seat: Seat, why: 'seat' | 'again', from: Step | null): Extract<Step, { at: 'elsewhere' }> => ({
  at: 'elsewhere', seat, why, from, offers: [], refused: [],
}); // prettier-ignore

/** 返回: the card is asked for here after all, or the table goes on where it was. */
export function tyingBack(visit: Visit, table: Table): VisitStep {
  const { step } = table;
  if (step.at === 'compareSigner') return stepTo(visit, table, { at: 'signers', refused: null });
  if (step.at === 'compare') return stepTo(visit, table, { ...lookFor(step.seat, step.why, step.from) });
  if (step.at !== 'elsewhere') return to(visit);
  return step.from === null ? askCard(visit, table, step.seat) : stepTo(visit, table, step.from);
}

/** The machine has that party at the table: its page is heard. */
export const isReached = (table: Table, seat: Seat): boolean =>
  table.session?.participants.some((one) => one.id === idOf(table, seat) && one.here === 'admitted') === true;

/** Looked at for this very paper, not too long ago. */
export function maySignAt(table: Table, seat: Seat, { now, pack }: Pick<Moment, 'now' | 'pack'>): boolean {
  const { document, session } = table;
  const sitter = table.people[seat];
  if (document === null || session?.phase.kind !== 'signing') return false;
  return sitter?.elsewhere?.signs === document.sha256 && now - sitter.identity.tappedAt <= pack.timeouts.freshIdentityMs; // prettier-ignore
}

type Offering = Extract<RemoteAsk, { want: 'takePart' | 'showCard' }>;

/** Somebody elsewhere typed what stands on their card, or laid it on the reader of a booth. Nothing is taken but by the eyes of whoever leads. `booth`: the booth whose word it is, as the court calls it; null: nobody vouched for it. */
export function offered(
  visit: Visit,
  table: Table,
  page: RemotePage,
  number: string,
  ask: Offering,
  booth: string | null,
  moment: Moment,
): Result<VisitStep, RemoteRefusal> {
  const { step } = table;
  if (step.at !== 'elsewhere' || seatOfPage(table, page) !== null) return err('notNow');
  const by = ask.want === 'showCard' ? 'chipAtBooth' : 'cardOnCamera';
  if (!ruledRegime(moment.pack, table).remote.includes(by)) return err('remoteExcluded');
  // known by a chip before: nothing less does afterwards
  if (by === 'cardOnCamera' && table.people[step.seat]?.elsewhere?.by === 'chipAtBooth')
    return err('chipWanted');
  const chip = ask.want === 'showCard' ? chipOf(table, step.seat, page, ask, booth, moment) : ok(null);
  if (!chip.ok) return chip;
  const card = ask.want === 'showCard' ? ok(ask.card) : typedCard(ask, moment);
  const problem = card.ok ? problemOf(table, step, card.value, moment) : card.error;
  const others = step.offers.filter((one) => one.page.guest !== page.guest);
  const refused = step.refused.filter((one) => one.page.guest !== page.guest);
  if (!card.ok || problem !== null) return err(problem ?? 'notNow');
  const told = { notice: 'privacyNotice', version: moment.pack.notice.version, shownMs: ask.shownMs, readAloud: false, at: moment.at }; // prettier-ignore
  const offer: Offer = { page, number, card: card.value, chip: chip.value, told };
  return ok(stepTo(visit, table, { ...step, offers: [...others, offer], refused }));
}

/** The signature under it was checked before (`checking.ts`); what it is about, and when, is checked here. */
function chipOf(
  table: Table,
  seat: Seat,
  page: RemotePage,
  { word, salt, warnings }: Extract<RemoteAsk, { want: 'showCard' }>,
  booth: string | null,
  moment: Moment,
): Result<ChipRead, RemoteRefusal> {
  if (booth === null || table.session === null) return err('badStatement');
  const meant = { session: table.session.id, party: idOf(table, seat), line: page.line, document: null, key: null };
  const problem = wordProblem(word, meant, whenOf(moment));
  return problem === null ? ok({ booth, warnings, salt, word }) : err(problem);
} // prettier-ignore

/** How old a card that was read elsewhere may be. */
export const whenOf = ({ at, pack }: Pick<Moment, 'at' | 'pack'>) => ({
  now: Date.parse(at),
  freshMs: pack.timeouts.freshIdentityMs,
});

/** As if it had been read, of what a hand typed; the check says by what it was seen. */
function typedCard({ card }: Extract<RemoteAsk, { want: 'takePart' }>, { today }: Moment): Result<CardRecord, RemoteRefusal> {
  const number = partyNumber(card.number, 'person');
  if (number === null || number === '') return err('badNumber');
  const nation = nationCode(card.nation);
  if (nation === null) return err('badNation');
  const birth = number.slice(6, 14);
  if (birth > today.replaceAll('-', '')) return err('badNumber');
  const sex = Number(number[16]) % 2 === 1 ? '1' : '2';
  const { name, address, authority, validFrom, validTo } = card;
  return ok({ type: 'resident', name, sex, birth, number, nation, address, authority, validFrom, validTo });
} // prettier-ignore

function problemOf(
  table: Table,
  { seat, why }: Extract<Step, { at: 'elsewhere' }>,
  card: CardRecord,
  moment: Moment,
): RemoteRefusal | null {
  if (why === 'again') {
    const before = table.people[seat]?.identity.card;
    return before !== undefined && samePerson(before, card) && before.name === card.name
      ? null
      : 'differentPerson';
  }
  const found = seatProblem(table, seat, { kind: 'party' }, card, moment);
  // of all who are here for staff it is said alike: the page need not know who leads
  const problem = found === 'staffsCard' ? 'leadsCard' : found;
  return problem === null ? null : problem === 'leadsCard' || problem === 'otherPartysCard' || problem === 'minor' ? problem : 'notNow'; // prettier-ignore
}

/** Read by another booth a while ago, and before the eyes of whoever leads now. */
export function chipIdentity(table: Table, card: CardRecord, { booth, warnings, salt, word }: ChipRead, moment: Moment): SeatIdentity {
  const check: ReadAtBooth = {
    method: 'chipAtBooth', level: 'L1', cardType: card.type, warnings: [...warnings], by: table.leadId, at: word.readAt, booth, salt, word,
  };
  return { card, check, tappedAt: moment.now };
} // prettier-ignore

const methodOf = ({ chip }: Offer): RemoteMethod => (chip === null ? 'cardOnCamera' : 'chipAtBooth');

const identityOf = (table: Table, card: CardRecord, { chip }: Offer, moment: Moment): SeatIdentity =>
  chip === null ? seenIdentity(table, card, moment) : chipIdentity(table, card, chip, moment);

function seenIdentity(table: Table, card: CardRecord, moment: Moment): SeatIdentity {
  const expired = card.validTo !== '长期' && card.validTo < moment.today.replaceAll('-', '');
  const check: SeenOnCamera = {
    method: 'cardOnCamera', level: 'L0', cardType: 'resident', warnings: expired ? ['expired'] : [], by: table.leadId, at: moment.at,
  };
  return { card, check, tappedAt: moment.now };
} // prettier-ignore

type Compare = Extract<Step, { at: 'compare' }>;

function tied(visit: Visit, table: Table, { seat, offer }: Compare, moment: Moment): VisitStep {
  const { page, card, told } = offer;
  // the table may be another than when the page offered itself
  if (seatProblem(table, seat, { kind: 'party' }, card, moment) !== null || !mayBeElsewhere(table, moment))
    return stepTo(visit, table, lookFor(seat, 'seat', null));
  const identity = identityOf(table, card, offer, moment);
  const sitter: Sitter = {
    identity, elsewhere: { ...page, by: methodOf(offer), signs: null }, joinedAt: moment.at, checks: [identity.check], told: [told], acting: null, ward: null, service: null,
  }; // prettier-ignore
  const note = wish({ do: 'noteTied', seat, method: methodOf(offer) });
  return seated(visit, withSitter(table, seat, sitter), seat, moment, note);
}

/** Another page or another line of the same party, compared as if it were the first. */
function tiedAgain(visit: Visit, table: Table, { seat, offer, from }: Compare, moment: Moment): VisitStep {
  const before = table.people[seat];
  if (before === null || from === null) return to(visit);
  // what was read now is what its word is on; what was typed was compared with the card of before
  const identity = identityOf(table, offer.chip === null ? before.identity.card : offer.card, offer, moment);
  const known = withSitter(table, seat, {
    ...before,
    identity,
    elsewhere: { ...offer.page, by: methodOf(offer), signs: null },
    checks: [...before.checks, identity.check],
  });
  const done = happen(known, comesBack(known, seat), moment);
  const note = wish({ do: 'noteTied', seat, method: methodOf(offer) });
  return done.ok ? stepTo(visit, done.value, from, note) : to(visit);
}

/** In, as far as it is out, and known by the check the table has: that one's age is its own. */
export function comesBack(table: Table, seat: Seat): readonly SessionEvent[] {
  const id = idOf(table, seat);
  const seen: SessionEvent = { kind: 'identityChecked', by: table.leadId, who: id };
  if (isReached(table, seat)) return [seen];
  return [{ kind: 'arrived', by: id, place: { kind: 'remote' } }, { kind: 'admitted', by: table.leadId, who: id }, seen]; // prettier-ignore
}

/** Right before the signature: the same face, the same card, the same page (在线诉讼规则 7). From here on it may sign for a while. */
function signerSeen(visit: Visit, table: Table, seat: Seat, moment: Moment): VisitStep {
  const before = table.people[seat];
  if (before === null || before.elsewhere === null || table.document === null) return to(visit);
  // where a chip was read the fresh card comes with the signature; this look is at the face
  const chip = before.elsewhere.by === 'chipAtBooth';
  const identity = chip
    ? { ...before.identity, tappedAt: moment.now }
    : seenIdentity(table, before.identity.card, moment);
  const seen = withSitter(table, seat, {
    ...before,
    identity,
    elsewhere: { ...before.elsewhere, signs: table.document.sha256 },
    checks: chip ? before.checks : [...before.checks, identity.check],
  });
  const id = idOf(table, seat);
  const done = happen(seen, [{ kind: 'identityChecked', by: table.leadId, who: id }], moment);
  return stepTo(visit, done.ok ? done.value : table, { at: 'signers', refused: null });
}
