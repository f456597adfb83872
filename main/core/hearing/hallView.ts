/** What stands on the screen on the way to a hearing. Nothing of the case is in any step before the court has said who this is. Pure. */
import type { HearingScreen, HearingStep } from '../../contract/hearing/screen.ts';
import type { Moment } from '../visit/visit.ts';
import type { Hall, Inside } from './hall.ts';
import { DISCIPLINE } from './hallStep.ts';

/** `lies`: a card is on the reader. */
export const hallView = (hall: Hall, hotline: string, lies: boolean, moment: Moment): HearingScreen => ({
  kind: 'hearing',
  step: stepOf(hall, hotline, lies, moment),
});

function stepOf(hall: Hall, hotline: string, lies: boolean, moment: Moment): HearingStep {
  switch (hall.at) {
    case 'kept': {
      const kept = moment.hearing?.door.kept ?? null;
      // the time is over while the page stands there: then it is a number that is asked for
      return kept === null ? { at: 'code', digits: '', short: false } : { at: 'kept', ...kept };
    }
    case 'refused':
      return {
        ...hall,
        phone: hall.phone === '' ? hotline : hall.phone,
        cardLies: lies && hall.why === 'otherPerson',
      };
    case 'checking':
      return { at: 'checking' };
    case 'inside':
      return insideStep(hall, moment);
    default:
      return hall;
  }
}

function insideStep({ told, infoRead, asking, line, rttMs }: Inside, moment: Moment): HearingStep {
  const { info, standing, floor, warnings, warning } = told;
  if (asking) return { at: 'offlineReason' };
  switch (standing.at) {
    case 'identified':
      return infoRead ? disciplineStep(info.role === 'witness', moment) : { at: 'info', info };
    case 'instructed':
      return { at: 'equipment', rttMs };
    case 'inCourt':
      return { at: 'court', info, floor, warnings, warning, ticket: told.ticket, line };
    case 'away':
    case 'waiting':
      return {
        at: 'waiting',
        info,
        why: told.cardOld
          ? 'cardOld'
          : !told.courtOpen
            ? 'notOpen'
            : info.role === 'witness' && !told.called
              ? 'notCalled'
              : 'lobby',
        ticket: told.ticket,
        line,
        wantsOffline: told.wantsOffline !== null,
      };
  }
}

function disciplineStep(witness: boolean, { pack }: Moment): HearingStep {
  const notice = pack.notices.find(({ id }) => id === DISCIPLINE);
  if (notice === undefined) throw new Error('a hearing without the discipline of the courtroom');
  const { version, title, paragraphs } = notice;
  return { at: 'discipline', version, title, paragraphs, witness };
}
