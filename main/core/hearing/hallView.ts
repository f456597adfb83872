/** What stands on the screen on the way to a hearing. Nothing of the case is in any step before the court has said who this is. Pure. */
import type { HearingScreen, HearingStep } from '../../contract/hearing/screen.ts';
import type { Moment, Visit } from '../visit/visit.ts';
import type { Hall, Inside } from './hall.ts';
import { DISCIPLINE } from './hallStep.ts';
import { recordWaits } from './recordStep.ts';
import { recordPart } from './recordView.ts';

export const hallView = (visit: Visit, hall: Hall, around: Around, moment: Moment): HearingScreen => ({
  kind: 'hearing',
  step: stepOf(visit, hall, around, moment),
});
type Around = { readonly hotline: string; readonly clockTrusted: boolean };

function stepOf(visit: Visit, hall: Hall, { hotline, clockTrusted }: Around, moment: Moment): HearingStep {
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
        cardLies: visit.cardOnReader && hall.why === 'otherPerson',
      };
    case 'checking':
      return { at: 'checking' };
    case 'inside': {
      const part = recordPart(visit, hall, clockTrusted, moment);
      const { ticket } = hall.told;
      return part === null || hall.asking
        ? insideStep(hall, moment)
        : { at: 'record', ticket, line: hall.line, part };
    }
    case 'ended':
      return { ...hall, record: false };
    default:
      return hall;
  }
}

function insideStep(hall: Inside, moment: Moment): HearingStep {
  const { told, infoRead, asking, line, rttMs } = hall;
  const { info, standing, floor, warnings, warning } = told;
  if (asking) return { at: 'offlineReason' };
  switch (standing.at) {
    case 'identified':
      return infoRead ? disciplineStep(info.role === 'witness', moment) : { at: 'info', info };
    case 'instructed':
      return { at: 'equipment', rttMs };
    case 'inCourt':
      return {
        at: 'court',
        info,
        floor,
        warnings,
        warning,
        ticket: told.ticket,
        line,
        record: toConfirm(hall),
      };
    case 'away':
      // closed, and the record waits for this person's word
      return {
        at: 'ended',
        why: standing.why,
        bar: told.bar,
        phone: info.phone,
        startsAt: null,
        record: recordWaits(hall),
      };
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

function toConfirm({ told, record }: Inside): Extract<HearingStep, { at: 'court' }>['record'] {
  if (told.record === null) return null;
  const { version } = told.record.version;
  return {
    version,
    yours: told.record.yours ?? (record.said?.version === version ? record.said.kind : null),
  };
}

function disciplineStep(witness: boolean, { pack }: Moment): HearingStep {
  const notice = pack.notices.find(({ id }) => id === DISCIPLINE);
  if (notice === undefined) throw new Error('a hearing without the discipline of the courtroom');
  const { version, title, paragraphs } = notice;
  return { at: 'discipline', version, title, paragraphs, witness };
}
