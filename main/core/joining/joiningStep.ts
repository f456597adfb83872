/** What happens to somebody who joins a mediation of another booth: `(visit, event) → the next visit and effects`. Pure. */
import { SEAT_CODE_LENGTH, type JoiningAct } from '../../contract/joining.ts';
import type { RemotePlace } from '../../contract/remote/page.ts';
import { unreachable } from '../../contract/result.ts';
import { normalCode } from '../../contract/typedCode.ts';
import { waitForCard } from '../visit/cards.ts';
import { leave } from '../visit/leaving.ts';
import { to, type Moment, type Step, type Visit } from '../visit/visit.ts';
import type { Inside, Joining, JoiningNews, Part, PlainAsk } from './joining.ts';
import { askCard } from './joiningSigning.ts';
import { at, FOLLOW, letGo, wish, withPart } from './moves.ts';

/** Without the court nobody comes in: said at once, before anything is typed. */
export const enterCode = (visit: Visit, { online }: Pick<Moment, 'online'>): Step =>
  at(
    { ...visit, joins: { code: null } },
    { at: 'code', typed: '', problem: online === true ? null : 'unreachable' },
  );

/** By hand, or read by the code reader. */
export function typedCode(visit: Visit, text: string): Step {
  const typed = normalCode(text);
  return typed.length === SEAT_CODE_LENGTH
    ? waitForCard({ ...visit, joins: { code: typed } }, 'joining')
    : at(visit, { at: 'code', typed, problem: 'short' });
}

export function stepJoiningNews(visit: Visit, joining: Joining, news: JoiningNews): Step {
  if (news.news === 'seat') {
    if (joining.at !== 'entering') return to(visit);
    const typed = visit.joins?.code ?? '';
    if (!news.seat.ok)
      return at({ ...visit, joins: { code: null } }, { at: 'code', typed, problem: news.seat.error });
    return at(visit, {
      at: 'inside', ticket: news.seat.value, line: true, phase: 'connecting', number: null, view: { at: 'none' }, part: FOLLOW, clause: null,
      busy: false, refused: null,
    }); // prettier-ignore
  }
  if (joining.at !== 'inside') return to(visit);
  switch (news.news) {
    case 'room':
      return at(visit, { ...joining, phase: news.phase });
    case 'line':
      return at(visit, { ...joining, line: news.up });
    case 'table':
      return settled(visit, { ...joining, number: news.number, view: news.view });
    case 'answered':
      return answered(visit, joining, news);
    case 'over':
      return at({ ...visit, ink: null, joins: { code: null } }, { at: 'over', why: news.why }, ...letGo(joining.part)); // prettier-ignore
    default:
      return unreachable(news);
  }
}

/** Whatever the person is in the middle of ends when the table does not ask for it any more. */
function settled(visit: Visit, inside: Inside): Step {
  if (fits(inside.part, inside)) return at(visit, inside);
  const refused = inside.busy ? inside.refused : null;
  return at({ ...visit, ink: null }, { ...inside, part: FOLLOW, refused }, ...letGo(inside.part));
}

export const placeOf = ({ view }: Inside): RemotePlace | null => (view.at === 'table' ? view.place : null);

function fits(part: Part, inside: Inside): boolean {
  const place = placeOf(inside);
  switch (part.at) {
    case 'follow':
      return true;
    case 'card':
      return part.of === 'offer' ? mayOffer(inside) : maySign(inside);
    case 'sign':
      // its own signature on the way: the table shows that it is being added
      return maySign(inside) || (part.phase.kind === 'sealing' && place?.on === 'signing');
    case 'notSigning':
      return place?.on === 'signing' && (place.may === 'compare' || place.may === 'sign');
  }
}

const mayOffer = ({ view }: Inside): boolean => view.at === 'asked' && !view.given && (view.meant ?? null) !== null; // prettier-ignore
const maySign = (inside: Inside): boolean => {
  const place = placeOf(inside);
  return place?.on === 'signing' && place.may === 'sign';
};

function answered(
  visit: Visit,
  inside: Inside,
  { want, refused }: Extract<JoiningNews, { news: 'answered' }>,
): Step {
  // a clause that is done makes room for the next one
  const clause = want === 'heard' && refused === null ? null : inside.clause;
  const part = want === 'sign' || want === 'object' || want === 'refuse' ? FOLLOW : inside.part;
  const next: Inside = { ...inside, busy: false, refused, clause, part };
  const ink = want === 'sign' ? null : visit.ink;
  // too old by the table's clock: the card is asked for again, whatever this clock says
  const stale = refused === 'staleStatement' && visit.identity !== null ? { ...visit.identity, tappedAt: Number.MIN_SAFE_INTEGER } : visit.identity; // prettier-ignore
  return settled({ ...visit, ink, identity: stale }, next);
}

export function stepJoiningAct(visit: Visit, joining: Joining, act: JoiningAct, moment: Moment): Step {
  switch (joining.at) {
    case 'code':
      return act.do === 'code' ? typedCode(visit, act.typed) : to(visit);
    case 'over':
      return act.do === 'again' ? enterCode(visit, moment) : to(visit);
    case 'inside':
      return insideAct(visit, joining, act, moment);
    case 'entering':
      return to(visit);
    default:
      return unreachable(joining);
  }
}

function insideAct(visit: Visit, inside: Inside, act: JoiningAct, moment: Moment): Step {
  // one word at a time: the next one waits for the answer
  if (inside.busy) return to(visit);
  const { part } = inside;
  switch (act.do) {
    case 'itIsMe':
      return offer(visit, inside, act.shownMs, moment);
    case 'alone':
      return maySign(inside) && part.at === 'follow' ? askCard(visit, inside, { of: 'sign', shownMs: 0 }) : to(visit); // prettier-ignore
    case 'cardAgain':
      return part.at === 'card' ? askCard(visit, inside, part) : to(visit);
    case 'notSigning':
      return part.at === 'follow' && fits({ at: 'notSigning' }, inside)
        ? withPart(visit, inside, { at: 'notSigning' })
        : to(visit);
    case 'turn':
      return turned(visit, inside, act.by);
    case 'code':
    case 'again':
      return to(visit);
    default:
      return says(visit, inside, act);
  }
}

function offer(visit: Visit, inside: Inside, shownMs: number, { now, pack }: Moment): Step {
  const { identity } = visit;
  if (!mayOffer(inside) || inside.part.at !== 'follow' || identity === null) return to(visit);
  return now - identity.tappedAt > pack.timeouts.freshIdentityMs
    ? askCard(visit, inside, { of: 'offer', shownMs })
    : at(visit, { ...inside, busy: true, refused: null }, wish({ wish: 'showCard', identity, shownMs }));
}

type SaidAct = Exclude<
  JoiningAct,
  { do: 'code' | 'again' | 'itIsMe' | 'alone' | 'cardAgain' | 'notSigning' | 'turn' }
>;

/** What is said to the table; whether it may be is the table's to say, unless nothing there could hear it. */
function says(visit: Visit, inside: Inside, act: SaidAct): Step {
  const place = placeOf(inside);
  const ask = place === null ? null : askOf(act, place);
  return ask === null ? to(visit) : at(visit, { ...inside, busy: true, refused: null }, wish({ wish: 'ask', ask })); // prettier-ignore
}

function askOf(act: SaidAct, place: RemotePlace): PlainAsk | null {
  switch (act.do) {
    case 'acknowledge':
      return { want: 'acknowledge', notice: act.notice, shownMs: act.shownMs };
    case 'service':
      return { want: 'service', way: act.way };
    case 'heard':
      return { want: 'heard', clause: act.clause, shownMs: act.shownMs };
    case 'doubt':
      return { want: 'doubt', clause: act.clause, what: 'notUnderstood' };
    case 'clear':
      return { want: 'clear', clause: act.clause };
    case 'object':
      return place.on === 'signing' ? { want: 'object', document: place.document.sha256, words: act.words } : null; // prettier-ignore
    case 'refuse':
      return place.on === 'signing' ? { want: 'refuse', document: place.document.sha256 } : null;
    case 'stop':
      return { want: 'stop' };
    default:
      return unreachable(act);
  }
}

/** The clause that stands on the screen: the one turned to, or the first that is not done. */
export function clauseIn(place: Extract<RemotePlace, { on: 'reading' }>, turnedTo: string | null): number {
  const found = place.clauses.findIndex(({ id }) => id === turnedTo);
  if (found >= 0) return found;
  const open = place.clauses.findIndex(({ heard, doubt }) => !heard || doubt !== null);
  return open >= 0 ? open : Math.max(0, place.clauses.length - 1);
}

function turned(visit: Visit, inside: Inside, by: 1 | -1): Step {
  const place = placeOf(inside);
  if (place?.on !== 'reading') return to(visit);
  const next = place.clauses[clauseIn(place, inside.clause) + by];
  return next === undefined ? to(visit) : at(visit, { ...inside, clause: next.id });
}

const isOnTheWay = ({ part }: Inside): boolean => part.at === 'sign' && part.phase.kind === 'sealing';

export const joiningGoesBack = (joining: Joining): boolean =>
  joining.at === 'code' || (joining.at === 'inside' && joining.part.at !== 'follow' && !isOnTheWay(joining));

export function joiningBack(visit: Visit, joining: Joining, moment: Moment): Step {
  if (!joiningGoesBack(joining)) return to(visit);
  if (joining.at === 'inside')
    return withPart({ ...visit, ink: null }, joining, FOLLOW, ...letGo(joining.part));
  return visit.consents.length > 0 && visit.identity === null
    ? to({ ...visit, place: { kind: 'notice' } })
    : leave(visit, moment);
}
