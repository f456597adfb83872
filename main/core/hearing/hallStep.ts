/** What happens on the way to a hearing: `(visit in the hall, event) → the next visit and effects`. Pure. */
import { SUMMONS_DIGITS } from '../../contract/hearing/border.ts';
import type { PolicyPack } from '../../contract/policy.ts';
import type { HearingAct } from '../../contract/hearing/screen.ts';
import { unreachable } from '../../contract/result.ts';
import { waitForCard } from '../visit/cards.ts';
import { leave } from '../visit/leaving.ts';
import { to, type Effect, type Moment, type Step, type Visit } from '../visit/visit.ts';
import type { Hall, HearingNews, HearingWish, Inside } from './hall.ts';
import { at, wish } from './moves.ts';
import { NO_CHECK } from './recordCheck.ts';
import { letGo, recordBack, recordGoesBack, recordTold, recordWaits, saidAgain, stepRecordAct, stepRecordNews, type RecordTap } from './recordStep.ts'; // prettier-ignore

/** The notice of the pack that every participant is told first. */
export const DISCIPLINE = 'hearingDiscipline';
/** A pack of an older court has no words for a hearing: then this booth holds none. */
export const holdsHearings = ({ notices }: PolicyPack): boolean =>
  notices.some(({ id }) => id === DISCIPLINE);

/** Without the court there is no hearing: said at once, before anybody types or lays down a card. */
export function enterHall(visit: Visit, moment: Moment): Step {
  if (!holdsHearings(moment.pack))
    return to({ ...visit, summons: null, place: { kind: 'notAvailable', service: 'session' } });
  const bound: Visit = { ...visit, summons: { code: visit.summons?.code ?? null } };
  return moment.online === true
    ? at(bound, { at: 'code', digits: visit.summons?.code ?? '', short: false })
    : offline(bound, moment);
}

const offline = (visit: Visit, moment: Moment): Step =>
  at(visit, { at: 'refused', why: 'offline', from: null, bar: null, phone: moment.hearing?.phone ?? '' }, wish({ wish: 'noteOffline' })); // prettier-ignore

/** The seat is kept for a hearing now: nothing else is begun on it (domain.md 4.6). */
export const isKept = ({ hearing }: Moment): boolean => (hearing?.door.kept ?? null) !== null;
export const sayKept = (visit: Visit): Step => at(visit, { at: 'kept' });

export function stepHearingNews(visit: Visit, hall: Hall, news: HearingNews, moment: Moment): Step {
  if (news.news === 'answered') {
    if (hall.at !== 'checking') return to(visit);
    const { answer } = news;
    if (answer === null) return offline(visit, moment);
    if (answer.kind === 'refused') {
      const { why, from, bar, phone } = answer;
      return at(visit, { at: 'refused', why, from, bar, phone });
    }
    return inside({ ...visit, identity: hall.identity }, { at: 'inside', told: answer.told, infoRead: false, asking: false, line: true, rttMs: null, record: NO_CHECK }); // prettier-ignore
  }
  if (hall.at !== 'inside') return to(visit);
  switch (news.news) {
    case 'told': {
      const { info, bar } = hall.told;
      return news.told === null
        ? at(
            { ...visit, ink: null },
            { at: 'ended', why: 'forgotten', bar, phone: info.phone, startsAt: null },
            ...letGo(hall.record),
          )
        : inside(visit, { ...hall, told: news.told });
    }
    case 'line':
      return at(visit, { ...hall, line: news.up }, ...(news.up ? saidAgain(hall) : []));
    case 'recordCame':
    case 'recordKept':
    case 'recordNotKept':
      return stepRecordNews(visit, hall, news, moment);
    case 'measured':
      return at(visit, { ...hall, rttMs: news.rttMs });
    default:
      return unreachable(news);
  }
}

/** Whoever has the record before them when the court closes may still say their word on it. */
function inside(visit: Visit, hall: Inside): Step {
  const { standing, bar, info } = hall.told;
  const stays = standing.at !== 'away' || (standing.why === 'closed' && (hall.record.said !== null || recordWaits(hall)));
  if (stays) return recordTold(visit, hall);
  const startsAt = standing.why === 'moved' ? info.startsAt : null;
  return at({ ...visit, ink: null }, { at: 'ended', why: standing.why, bar, phone: info.phone, startsAt }, ...letGo(hall.record));
} // prettier-ignore

export function stepHearingAct(visit: Visit, hall: Hall, act: HearingAct, moment: Moment): Step {
  switch (act.do) {
    case 'code':
      return hall.at === 'code' ? typed(visit, act.digits) : to(visit);
    case 'again':
      if (hall.at === 'refused')
        return moment.online === true
          ? at({ ...visit, summons: { code: null } }, { at: 'code', digits: '', short: false })
          : offline(visit, moment);
      return hall.at === 'kept' ? afterNotice(visit, moment) : to(visit);
    case 'cardAgain':
      return mayShowCard(hall) ? waitForCard(visit, 'hearing') : to(visit);
    case 'recordOpen':
    case 'recordTurn':
    case 'recordLine':
    case 'recordCorrect':
    case 'recordSign':
    case 'recordCardAgain':
    case 'recordDecline':
    case 'recordDeclineSure':
    case 'recordClose':
      return hall.at === 'inside' ? stepRecordAct(visit, hall, act, moment) : to(visit);
    default:
      return hall.at === 'inside' ? insideAct(visit, hall, act) : to(visit);
  }
}

/** What is done with personal data is told before any card is read, whatever brought the person here. */
const afterNotice = (visit: Visit, moment: Moment): Step =>
  visit.consents.some(({ stage }) => stage === 'privacyNotice')
    ? enterHall(visit, moment)
    : to({ ...visit, summons: { code: null }, place: { kind: 'notice' } });

const mayShowCard = (hall: Hall): boolean =>
  (hall.at === 'ended' && (hall.why === 'forgotten' || hall.why === 'interrupted')) ||
  (hall.at === 'refused' && hall.why === 'otherPerson') ||
  (hall.at === 'inside' && hall.told.cardOld);

/** By hand, or read by the code reader: what is no digit is left out. */
export function typed(visit: Visit, text: string): Step {
  const digits = text.replaceAll(/\D/g, '').slice(0, SUMMONS_DIGITS);
  return digits.length < SUMMONS_DIGITS
    ? at(visit, { at: 'code', digits, short: true })
    : waitForCard({ ...visit, summons: { code: digits } }, 'hearing');
}

type InsideAct = Exclude<HearingAct, { do: 'code' | 'again' | 'cardAgain' } | RecordTap>;

function insideAct(visit: Visit, hall: Inside, act: InsideAct): Step {
  const { standing } = hall.told;
  switch (act.do) {
    case 'infoRead':
      return at(visit, { ...hall, infoRead: true });
    case 'accept':
      return standing.at === 'identified' && hall.infoRead
        ? to(visit, say({ ask: 'instructed', shownMs: act.shownMs, readAloud: act.readAloud }))
        : to(visit);
    case 'equipped':
      return standing.at === 'instructed'
        ? to(visit, say({ ask: 'equipped', equipment: { ...act.equipment, rttMs: hall.rttMs } }))
        : to(visit);
    case 'wantOffline':
      return at(visit, { ...hall, asking: standing.at !== 'inCourt' });
    case 'offline':
      return hall.asking
        ? at(visit, { ...hall, asking: false }, say({ ask: 'offline', reason: act.reason }))
        : to(visit);
    default:
      return unreachable(act);
  }
}
const say = (ask: Extract<HearingWish, { wish: 'say' }>['ask']): Effect => wish({ wish: 'say', ask });

export function hallGoesBack(hall: Hall): boolean {
  return (
    hall.at === 'code' ||
    hall.at === 'refused' ||
    hall.at === 'kept' ||
    (hall.at === 'inside' && (hall.asking || recordGoesBack(hall)))
  );
}
export function hallBack(visit: Visit, hall: Hall, moment: Moment): Step {
  if (!hallGoesBack(hall)) return to(visit);
  if (hall.at === 'inside')
    return hall.asking ? at(visit, { ...hall, asking: false }) : recordBack(visit, hall, moment);
  if (visit.identity !== null) return to({ ...visit, summons: null, place: { kind: 'home' } });
  return visit.consents.length > 0 ? to({ ...visit, place: { kind: 'notice' } }) : leave(visit, moment);
}
