/** One member consents, alone at the seat: notices, their own annex, their own paper, the pad; or goes, and nothing is kept of it. Pure. */
import type { Act } from '../../../contract/act.ts';
import type { GroupAct } from '../../../contract/groupScreen.ts';
import { formatFen } from '../../../contract/money.ts';
import { memberOf } from '../../../contract/session/group.ts';
import { shortDigest } from '../../documents/manifest.ts';
import { maskName } from '../../visit/masking.ts';
import { emptied, inked, written, type InkEvent } from '../../visit/inking.ts';
import { padOf } from '../../visit/signing.ts';
import { to, type DocumentMade, type Effect, type Ink, type Moment, type Step as VisitStep, type Visit } from '../../visit/visit.ts'; // prettier-ignore
import { regimeOfGroup, type Consenting, type GroupDesk, type GroupStep } from './groupDesk.ts';
import { askFor, done, goTo, groupWish, OFF } from './groupMoves.ts';
import { offered } from './memberTable.ts';
import type { GroupNews } from './groupWishes.ts';

type SignStep = Extract<GroupStep, { at: 'sign' }>;

/** The first notice of the regime this member has not acknowledged at this seat; after the last one their own annex, or the offer to apply. */
export function beginConsent(
  visit: Visit,
  desk: GroupDesk,
  person: Consenting,
  moment: Moment,
  ...effects: Effect[]
): VisitStep {
  const open = regimeOfGroup(moment.pack, desk).notices.find(
    (id) => !person.told.some(({ notice }) => notice === id),
  );
  if (open !== undefined) return goTo(visit, desk, { at: 'notice', notice: open, person }, OFF, ...effects);
  // whoever consented before came back to apply
  return memberOf(desk.group, person.no)?.consent === null
    ? goTo(visit, desk, { at: 'own', person }, OFF, ...effects)
    : offered(visit, desk, person, moment, ...effects);
}

export function acknowledged(visit: Visit, desk: GroupDesk, act: Extract<GroupAct, { do: 'acknowledge' }>, moment: Moment): VisitStep {
  const { step } = desk;
  const text = moment.pack.notices.find(({ id }) => id === act.notice);
  if (step.at !== 'notice' || step.notice !== act.notice || text === undefined) return to(visit);
  const record = { notice: text.id, version: text.version, shownMs: act.shownMs, readAloud: act.readAloud, at: moment.at };
  return beginConsent(visit, desk, { ...step.person, told: [...step.person.told, record] }, moment);
} // prettier-ignore

export function toPaper(visit: Visit, desk: GroupDesk): VisitStep {
  const { step } = desk;
  return step.at === 'own' || (step.at === 'making' && step.failed)
    ? goTo(
        visit,
        desk,
        { at: 'making', failed: false, person: step.person },
        groupWish({ do: 'makeConsent' }),
      )
    : to(visit);
}

/** At every step up to the signature; nobody is asked why, and the next one is called. */
export function notNow(visit: Visit, desk: GroupDesk): VisitStep {
  const { step } = desk;
  if (!('person' in step) || (step.at === 'sealing' && !step.failed)) return to(visit);
  const stop: Effect[] = step.at === 'sign' ? [{ kind: 'stopSigning', job: step.job }] : [];
  const { state, effects } = askFor({ ...visit, ink: null }, desk, 'consent');
  return to(state, ...stop, groupWish({ do: 'dropConsent' }), ...effects);
}

export function consentNews(visit: Visit, desk: GroupDesk, news: GroupNews, moment: Moment): VisitStep {
  const { step } = desk;
  switch (news.kind) {
    case 'consentMade':
      return step.at === 'making'
        ? goTo(visit, desk, { at: 'paper', page: 1, seen: [], person: { ...step.person, document: news.document } })
        : to(visit);
    case 'consentNotMade':
      return step.at === 'making' ? goTo(visit, desk, { ...step, failed: true }) : to(visit);
    case 'consentSealed': {
      const next = done(desk, { kind: 'consented', no: news.no, itemId: news.itemId, at: news.at, sha256: news.sha256 }, moment);
      if (!next.ok) return to(visit);
      return step.at === 'sealing' && step.person.no === news.no
        ? goTo({ ...visit, ink: null }, next.value, { at: 'done', no: news.no, applicant: step.person })
        : goTo(visit, next.value, step);
    }
    case 'consentNotSealed':
      return step.at === 'sealing' ? goTo(visit, desk, { ...step, failed: true }) : to(visit);
    default:
      return to(visit);
  }
} // prettier-ignore

/** What the page that shows the paper and the pad tell; null: not of a consent. */
export function consentAct(visit: Visit, desk: GroupDesk, act: Act, moment: Moment): VisitStep {
  const { step } = desk;
  if (step.at === 'paper') return paperAct(visit, desk, step, act, moment);
  return step.at === 'sign' ? signAct(visit, desk, step, act, moment) : to(visit);
}

const documentOf = ({ document }: Consenting): DocumentMade => {
  if (document === null) throw new Error('a consent without its paper');
  return document;
};

function paperAct(visit: Visit, desk: GroupDesk, step: Extract<GroupStep, { at: 'paper' }>, act: Act, moment: Moment): VisitStep {
  const { pages } = documentOf(step.person);
  switch (act.do) {
    case 'turnPage':
      return act.page >= 1 && act.page <= pages ? goTo(visit, desk, { ...step, page: act.page }) : to(visit);
    case 'pageShown': {
      if (act.page > pages) return to(visit);
      const seen = step.seen.includes(act.page) ? step.seen : [...step.seen, act.page];
      const shown = [...step.person.shown, { page: act.page, ms: act.shownMs, at: moment.at, trusted: moment.trusted === true }];
      return goTo(visit, desk, { ...step, seen, person: { ...step.person, shown } });
    }
    case 'previewDone':
      return step.seen.length === pages ? beginSigning(visit, desk, step.person, moment) : to(visit);
    default:
      return to(visit);
  }
} // prettier-ignore

function beginSigning(visit: Visit, desk: GroupDesk, person: Consenting, moment: Moment): VisitStep {
  const document = documentOf(person);
  const fen = memberOf(desk.group, person.no)?.fen ?? 0;
  const start: Effect = {
    kind: 'startSigning', job: moment.newId, language: visit.look.language, on: padOf(visit, moment) === 'pointer' ? 'screen' : 'pad',
    prompt: {
      title: document.title['zh-CN'], signer: maskName(person.identity.card.name), pages: document.pages, digestGroups: shortDigest(document.sha256),
      amount: formatFen(fen),
    },
  };
  return goTo({ ...visit, ink: null }, desk, { at: 'sign', phase: { kind: 'starting' }, job: moment.newId, person }, start);
} // prettier-ignore

export function groupInk(visit: Visit, desk: GroupDesk, event: InkEvent, moment: Moment): VisitStep {
  const { step } = desk;
  if (step.at !== 'sign' || event.job !== step.job) return to(visit);
  const next = inked({ phase: step.phase, ink: visit.ink }, event, moment.at);
  if (next === null) return to(visit);
  const touchedAt = event.kind === 'inkDrawn' ? moment.now : visit.touchedAt;
  return goTo({ ...visit, ink: next.ink, touchedAt }, desk, { ...step, phase: next.phase });
}

function signAct(visit: Visit, desk: GroupDesk, step: SignStep, act: Act, moment: Moment): VisitStep {
  const { ink } = visit;
  switch (act.do) {
    case 'signRefuse':
      return notNow(visit, desk);
    case 'signOnScreen':
      return step.phase.kind === 'broke' && padOf(visit, moment) === 'stu'
        ? beginSigning({ ...visit, signsOnScreen: true }, desk, step.person, moment)
        : to(visit);
    case 'signAgain':
      if (step.phase.kind === 'broke' || ink === null) return beginSigning(visit, desk, step.person, moment);
      return cleared(visit, desk, step, ink, moment);
    case 'signDone': {
      const phase = written({ phase: step.phase, ink }, moment.pack.thresholds.signature);
      return phase === null ? to(visit) : goTo(visit, desk, { ...step, phase });
    }
    case 'signConfirm':
      return step.phase.kind === 'written' && step.phase.problems.length === 0 && ink !== null
        ? confirmed(visit, desk, step, ink, moment)
        : to(visit);
    default:
      return to(visit);
  }
} // prettier-ignore

function cleared(visit: Visit, desk: GroupDesk, step: SignStep, ink: Ink, moment: Moment): VisitStep {
  const bare = emptied(ink, moment.at);
  return goTo({ ...visit, ink: bare.ink }, desk, { ...step, phase: bare.phase }, { kind: 'clearInk', job: step.job }); // prettier-ignore
}

/** 在线诉讼规则 7's manner: a tap that is too old does not do for a signature. */
function confirmed(visit: Visit, desk: GroupDesk, step: SignStep, ink: Ink, moment: Moment): VisitStep {
  const { person } = step;
  const stop: Effect = { kind: 'stopSigning', job: step.job };
  if (moment.now - person.identity.tappedAt > moment.pack.timeouts.freshIdentityMs) {
    const { state, effects } = askFor({ ...visit, ink: null }, desk, 'consent', person.no, 'notFresh');
    return to(state, stop, groupWish({ do: 'dropConsent' }), ...effects);
  }
  return goTo(visit, desk, { at: 'sealing', failed: false, person }, stop, groupWish({ do: 'sealConsent', ink, at: moment.at })); // prettier-ignore
}

export function sealAgain(visit: Visit, desk: GroupDesk, moment: Moment): VisitStep {
  const { step } = desk;
  if (step.at !== 'sealing' || !step.failed || visit.ink === null) return to(visit);
  return goTo(visit, desk, { ...step, failed: false }, groupWish({ do: 'sealConsent', ink: visit.ink, at: moment.at })); // prettier-ignore
}
