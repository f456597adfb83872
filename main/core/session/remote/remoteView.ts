/** What one page elsewhere may see of the table: nothing before it is asked, its own part once it is tied, and of others only their lights. Pure. */
import {
  PAGE_PAD,
  type ClauseSaid,
  type RemotePlace,
  type RemoteView,
} from '../../../contract/remote/page.ts';
import { lightsOf } from '../../../contract/session/effect.ts';
import type { Seat } from '../../../contract/session/parties.ts';
import type { BoothState, Moment } from '../../visit/visit.ts';
import { deskOf } from '../deskStep.ts';
import { mayStop } from '../deskStep.ts';
import { FACTS, type Table } from '../desk.ts';
import type { RemotePage } from './elsewhere.ts';
import { hasObjected } from '../objecting.ts';
import { ruledRegime } from '../rules.ts';
import { asOf, idOf, seatOfPage, seatsOf } from '../seats.ts';
import { hasSigned } from '../signingTable.ts';
import { spokenClauses } from '../terms.ts';
import { maySignAt } from './tying.ts';

const NOTHING: RemoteView = { at: 'none' };

export function remoteView(state: BoothState, page: RemotePage, moment: Moment): RemoteView {
  const desk = state.kind === 'visit' ? deskOf(state) : null;
  if (desk === null || desk.stage !== 'table') return NOTHING;
  const seat = seatOfPage(desk, page);
  return seat === null ? askedView(desk, page, moment) : tableView(desk, seat, moment);
}

function askedView(table: Table, page: RemotePage, { pack }: Moment): RemoteView {
  const { step, session } = table;
  if (step.at !== 'elsewhere' && step.at !== 'compare') return NOTHING;
  const same = (one: RemotePage): boolean => one.guest === page.guest && one.line === page.line;
  const offers = step.at === 'compare' ? [step.offer] : step.offers;
  const refused = step.at === 'compare' ? [] : step.refused;
  const { version, title, rows } = pack.notice;
  return {
    at: 'asked',
    privacy: { version, title, rows: rows.map(({ question, sentence }) => ({ question, sentence })) },
    given: offers.some((one) => same(one.page)),
    meant: session === null ? null : { session: session.id, party: idOf(table, step.seat) },
    problem: refused.find((one) => same(one.page))?.why ?? null,
  };
}

function tableView(table: Table, seat: Seat, moment: Moment): RemoteView {
  const regime = ruledRegime(moment.pack, table);
  return {
    at: 'table', session: table.session?.id ?? '', party: idOf(table, seat), seat, as: asOf(table, seat), name: table.people[seat]?.identity.card.name ?? '',
    regime: regime.label, cost: regime.cost, mayStop: mayStop(table), place: placeOf(table, seat, moment),
  };
} // prettier-ignore

function placeOf(table: Table, seat: Seat, moment: Moment): RemotePlace {
  const { step, session } = table;
  const { pack } = moment;
  const ways = ruledRegime(pack, table).words.stopped;
  if (step.at === 'notice' && step.seat === seat) {
    const ids = ruledRegime(pack, table).notices;
    const text = pack.notices.find((one) => one.id === step.notice);
    if (text === undefined) throw new Error(`no notice ${step.notice}`);
    const { version, title, paragraphs } = text;
    return { on: 'notice', notice: step.notice, number: ids.indexOf(step.notice) + 1, of: ids.length, statement: { version, title, paragraphs } }; // prettier-ignore
  }
  if (step.at === 'service' && step.seat === seat) {
    const { version, title, paragraphs } = pack.consents.eService;
    return { on: 'service', statement: { version, title, paragraphs } };
  }
  if (step.at === 'halted') return { on: 'halted', ways };
  if (session?.phase.kind === 'closed') return { on: 'ended', ways };
  if (table.document !== null && table.sealed !== null) return { on: 'sealed', document: documentOf(table), lights: lightsFor(table, seat, moment) }; // prettier-ignore
  if (table.document !== null && session?.phase.kind === 'reading')
    return { on: 'reading', document: documentOf(table), clauses: clausesFor(table, seat) };
  if (table.document !== null && (session?.phase.kind === 'signing' || session?.phase.kind === 'sealed'))
    return signingView(table, seat, moment);
  const clauses = spokenClauses(table.draft).map(({ id, text }) => ({ number: numberOf(table, id), text }));
  return { on: 'waiting', clauses };
}

const documentOf = ({ document }: Table) => {
  if (document === null) throw new Error('a paper is shown that is not made');
  const { title, pages, sha256 } = document;
  return { title, pages, sha256 };
};

const numberOf = ({ draft }: Table, id: string): number =>
  id === FACTS ? 0 : draft.clauses.findIndex((one) => one.id === id) + 1;

function clausesFor(table: Table, seat: Seat): ClauseSaid[] {
  const id = idOf(table, seat);
  return spokenClauses(table.draft).map((clause) => {
    const at = table.session?.agreement.clauses.find((one) => one.id === clause.id);
    return {
      id: clause.id,
      number: numberOf(table, clause.id),
      text: clause.text,
      heard: at?.heardBy.includes(id) ?? false,
      doubt: at?.doubts.find((one) => one.by === id)?.what ?? null,
    };
  });
}

function lightsFor(table: Table, seat: Seat, { pack }: Moment) {
  if (table.session === null) throw new Error('lights without a session');
  const { parties, others, effectiveAt } = lightsOf(table.session, ruledRegime(pack, table));
  return {
    parties: seatsOf(table).map((one) => ({
      as: asOf(table, one),
      you: one === seat,
      at: parties.find(({ party }) => party === one)?.at ?? null,
    })),
    others: others.map(({ light, at }) => ({ light, at })),
    effectiveAt,
  };
}

function signingView(table: Table, seat: Seat, moment: Moment): RemotePlace {
  const { step } = table;
  const { pack } = moment;
  const signedAt = table.signed.find((one) => one.who === seat)?.done ?? null;
  const adding = step.at === 'sign' && step.who === seat;
  return {
    on: 'signing', document: documentOf(table), clauses: clausesFor(table, seat), lights: lightsFor(table, seat, moment),
    may: signedAt !== null ? 'signed' : adding ? 'adding' : maySignAt(table, seat, moment) ? 'sign' : 'compare', signedAt,
    before: pack.signing.before, mayRefuse: pack.signing.mayRefuse, objections: [...pack.objections],
    mayObject: !hasObjected(table, seat) && !hasSigned(table, seat), geometry: PAGE_PAD.geometry,
  };
} // prettier-ignore
