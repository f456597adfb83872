/** What a tap does, place by place. An act that does not fit the place any more changes nothing. */
import { unreachable } from '../../contract/result.ts';
import type { Act } from '../../contract/act.ts';
import type { MattersAnswer } from '../../contract/link.ts';
import type { CardPurpose, Look } from '../../contract/screen.ts';
import { enterHall, hallBack, isKept, sayKept, stepHearingAct } from '../hearing/hallStep.ts';
import { recordSignAct } from '../hearing/recordStep.ts';
import { joiningSignAct } from '../joining/joiningSigning.ts';
import { enterCode, joiningBack, stepJoiningAct } from '../joining/joiningStep.ts';
import { deskBack } from '../session/deskBack.ts';
import { stepSessionAct } from '../session/deskStep.ts';
import { paperAct } from '../session/applying.ts';
import { isOver } from '../session/desk.ts';
import { consentAct } from '../session/group/consenting.ts';
import { signAct } from '../session/signingTable.ts';
import { openMatters, waitForCard } from './cards.ts';
import { cover, withComfort } from './comfort.ts';
import { isFresh, signAgain, signConfirm, signDone, signOnScreen, signRefuse } from './signing.ts';
import { stepFormAct } from './formActs.ts';
import { leave } from './leaving.ts';
import { emptyForm } from './requestForm.ts';
import { openStatement, stepStatement } from './statement.ts';
import { to, type Effect, type Moment, type Step, type Visit } from './visit.ts';

const REST: Effect = { kind: 'watchCard', on: false };

export function stepAct(visit: Visit, act: Act, moment: Moment): Step {
  return stepOverlayAct(visit, act, moment) ?? stepPlaceAct(visit, act, moment);
}

/** What is always on the screen: it works in every place. */
function stepOverlayAct(visit: Visit, act: Act, moment: Moment): Step | null {
  switch (act.do) {
    case 'setLook':
      return to({ ...visit, look: act.look });
    case 'openHelp':
      return to({ ...visit, overlay: { kind: 'help' } });
    case 'openEmergency':
      return to({ ...visit, overlay: { kind: 'emergency', contacts: [...moment.pack.contacts] } });
    case 'iAmNotSafe':
      return to({ ...visit, overlay: { kind: 'quietHelp' } });
    case 'coverNow':
      return to(cover(visit, moment));
    case 'reading':
      return to(
        visit.overlay?.kind === 'cover'
          ? visit
          : withComfort(visit, { readingUntil: moment.now + act.forMs }),
      );
    case 'usesKeys':
      return to(withComfort(visit, { keys: true }));
    case 'closeOverlay':
    case 'stay':
      return to({ ...visit, overlay: null, touchedAt: moment.now });
    case 'leave':
      // nothing entered yet, or all of it already sealed: there is nothing to ask about
      return nothingToLose(visit) ? leave(visit, moment) : to({ ...visit, overlay: { kind: 'askLeave' } });
    case 'leaveForSure':
      return leave(visit, moment);
    default:
      // under an opaque page nothing else can have been meant
      return visit.overlay?.kind === 'cover' || visit.overlay?.kind === 'askLeave' ? to(visit) : null;
  }
}

function nothingToLose({ form, place }: Visit): boolean {
  if (place.kind === 'session') return place.desk.stage === 'entrance' || isOver(place.desk) || place.desk.stage === 'table' && place.desk.cut?.goneOn === false; // prettier-ignore
  if (place.kind === 'hearing') return place.hall.at !== 'inside';
  if (place.kind === 'joining') return place.joining.at !== 'inside';
  return form === null || place.kind === 'captured';
}

function stepPlaceAct(visit: Visit, act: Act, moment: Moment): Step {
  const { place } = visit;
  switch (place.kind) {
    case 'notice':
      return act.do === 'continueNotice'
        ? readNotice(visit, act, moment)
        : act.do === 'back'
          ? leave(visit, moment)
          : to(visit);
    case 'needs':
      if (act.do === 'back') return to({ ...visit, place: { kind: 'notice' } });
      if (act.do !== 'setNeeds') return to(visit);
      return waitForCard(
        { ...visit, needs: act.needs, look: act.needs.larger ? larger(visit.look) : visit.look },
        'identify',
      );
    case 'card':
      if (act.do === 'noCard' && place.purpose === 'identify')
        return to({ ...visit, place: { kind: 'noCard' } }, REST);
      return act.do === 'back' ? backFromCard(visit, place.purpose) : to(visit);
    case 'cardProblem':
      switch (act.do) {
        case 'tryCardAgain':
          return waitForCard(visit, place.purpose);
        case 'continueWithProblem':
          return place.problem === 'expired' && place.held !== null
            ? to({ ...visit, place: { kind: 'confirmIdentity', identity: place.held } })
            : to(visit);
        case 'noCard':
          return to({ ...visit, place: { kind: 'noCard' } }, REST);
        case 'back':
          return backFromCard(visit, place.purpose);
        default:
          return to(visit);
      }
    case 'noCard':
      return act.do === 'back' || act.do === 'tryCardAgain' ? waitForCard(visit, 'identify') : to(visit);
    case 'confirmIdentity':
      switch (act.do) {
        case 'thisIsMe':
          return to(
            { ...visit, identity: place.identity, place: { kind: 'home' } },
            { kind: 'noteIdentity', cardType: place.identity.card.type },
          );
        case 'notMe':
        case 'back':
          return waitForCard(visit, 'identify');
        default:
          return to(visit);
      }
    case 'home':
      return act.do === 'openService' ? openService(visit, act.service, moment) : to(visit);
    case 'notAvailable':
      if (act.do === 'goHome') return to({ ...visit, place: { kind: 'home' } });
      if (act.do !== 'back') return to(visit);
      return visit.form === null
        ? to({ ...visit, place: { kind: 'home' } })
        : to({ ...visit, place: { kind: 'question', id: 'path', row: null, error: null } });
    case 'matters':
      return stepMatters(visit, place.found, act, moment);
    case 'statement':
      return stepStatement(visit, place, act, moment);
    case 'session':
      if (act.do === 'session') return stepSessionAct(visit, place.desk, act.act, moment);
      if (act.do === 'back') return deskBack(visit, place.desk, moment);
      if (place.desk.stage === 'group') return consentAct(visit, place.desk, act, moment);
      if (place.desk.stage !== 'table') return to(visit);
      return paperAct(visit, place.desk, act, moment) ?? signAct(visit, place.desk, act, moment);
    case 'hearing':
      if (act.do === 'hearing') return stepHearingAct(visit, place.hall, act.act, moment);
      if (act.do === 'back') return hallBack(visit, place.hall, moment);
      if (place.hall.at === 'inside') return recordSignAct(visit, place.hall, act, moment);
      return act.do === 'goHome' && place.hall.at !== 'checking' && visit.identity !== null
        ? to({ ...visit, summons: null, place: { kind: 'home' } })
        : to(visit);
    case 'joining':
      if (act.do === 'joining') return stepJoiningAct(visit, place.joining, act.act, moment);
      if (act.do === 'back') return joiningBack(visit, place.joining, moment);
      return place.joining.at === 'inside' ? joiningSignAct(visit, place.joining, act, moment) : to(visit);
    case 'sign':
      return stepSignAct(visit, act, moment);
    case 'captured':
      return act.do === 'goHome' ? to({ ...visit, form: null, place: { kind: 'home' } }) : to(visit);
    case 'question':
    case 'list':
    case 'scan':
    case 'check':
    case 'making':
    case 'documentProblem':
    case 'preview':
      return stepFormAct(visit, act, moment);
    default:
      return unreachable(place);
  }
}

const larger = (look: Look): Look => ({ ...look, scale: look.scale === 100 ? 150 : look.scale });

function readNotice(visit: Visit, act: Extract<Act, { do: 'continueNotice' }>, moment: Moment): Step {
  const record = {
    stage: 'privacyNotice' as const,
    textVersion: moment.pack.notice.version,
    language: visit.look.language,
    shownMs: act.shownMs,
    readAloud: act.readAloud,
    answer: true,
    at: moment.at,
  };
  const others = visit.consents.filter((c) => c.stage !== 'privacyNotice');
  const { stage, textVersion, answer } = record;
  const told = { ...visit, consents: [...others, record] };
  const noted: Effect = { kind: 'noteConsent', stage, textVersion, answer };
  if (visit.joins !== null) {
    const { state, effects } = enterCode(told, moment);
    return to(state, noted, ...effects);
  }
  if (visit.summons === null) return to({ ...told, place: { kind: 'needs' } }, noted);
  // bound for a hearing: the card is asked for once the summons is known
  const entered = enterHall(told, moment);
  return to(entered.state, noted, ...entered.effects);
}

function backFromCard(visit: Visit, purpose: CardPurpose): Step {
  switch (purpose) {
    case 'identify':
      return to({ ...visit, place: { kind: 'needs' } }, REST);
    case 'sign':
      return to({ ...visit, place: { kind: 'preview', page: 1 } }, REST);
    case 'matters':
      return to({ ...visit, place: { kind: 'home' } }, REST);
    case 'joining':
      return to({ ...visit, place: { kind: 'joining', joining: { at: 'code', typed: visit.joins?.code ?? '', problem: null } } }, REST); // prettier-ignore
    case 'hearing':
      return to(
        { ...visit, place: { kind: 'hearing', hall: { at: 'code', digits: '', short: false } } },
        REST,
      );
  }
}

function openService(
  visit: Visit,
  service: Extract<Act, { do: 'openService' }>['service'],
  moment: Moment,
): Step {
  if (isKept(moment) && service !== 'session' && service !== 'unsure') return sayKept(visit);
  switch (service) {
    case 'mediation':
      return to({
        ...visit,
        form: visit.form ?? emptyForm,
        backToCheck: false,
        place: { kind: 'question', id: 'disputeKind', row: null, error: null },
      });
    case 'matters':
      // the court's answer is for the same person only: an old tap is not enough (在线诉讼规则 7)
      return isFresh(visit, moment.pack, moment.now) ? openMatters(visit) : waitForCard(visit, 'matters');
    case 'session':
      return enterHall({ ...visit, summons: null }, moment);
    case 'unsure':
      // whoever does not know which leads to a person (ux.md 35)
      return to({ ...visit, overlay: { kind: 'help' } });
    default:
      return to({ ...visit, place: { kind: 'notAvailable', service } });
  }
}

function stepMatters(visit: Visit, found: MattersAnswer, act: Act, moment: Moment): Step {
  switch (act.do) {
    case 'refreshMatters':
      return isFresh(visit, moment.pack, moment.now) ? openMatters(visit) : waitForCard(visit, 'matters');
    case 'openStatement':
      return openStatement(visit, found, act.agreement, moment);
    case 'back':
    case 'goHome':
      return to({ ...visit, place: { kind: 'home' } });
    case 'startCorrection': {
      const returned = found.matters.find((m) => m.id === act.matter && m.answer.kind === 'returned');
      if (returned === undefined) return to(visit);
      return to({
        ...visit,
        form: { ...emptyForm, corrects: returned.id },
        backToCheck: false,
        place: { kind: 'question', id: 'disputeKind', row: null, error: null },
      });
    }
    default:
      return to(visit);
  }
}

function stepSignAct(visit: Visit, act: Act, moment: Moment): Step {
  const { place } = visit;
  if (place.kind !== 'sign') return to(visit);
  switch (act.do) {
    case 'signAgain':
      return signAgain(visit, moment);
    case 'signOnScreen':
      return signOnScreen(visit, moment);
    case 'signDone':
      return signDone(visit, moment);
    case 'signConfirm':
      return signConfirm(visit, moment);
    case 'signRefuse':
    case 'back':
      return signRefuse(visit);
    default:
      return to(visit);
  }
}
