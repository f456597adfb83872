/** What of a joint application for judicial confirmation stands on the screen. Pure. */
import { lightsOf } from '../../contract/session/effect.ts';
import { confirmationDue } from '../../contract/session/confirmation.ts';
import type { JointApplication, SessionStep } from '../../contract/sessionScreen.ts';
import { calendarOf } from '../../contract/workdays.ts';
import { maskPerson } from '../visit/masking.ts';
import type { Moment } from '../visit/visit.ts';
import { mayApply, waitingFor } from './applying.ts';
import type { Application, Step, Table } from './desk.ts';
import { ruledRegime } from './rules.ts';
import { actingView } from './seatingView.ts';
import { seatsOf } from './seats.ts';

type ApplyingStep = Extract<
  Step,
  { at: 'offer' | 'applicationMaking' | 'applicationPaper' | 'applicants' | 'applicationSealing' }
>;

export function applicationOf({ application, step }: Table): Application {
  if (application === null) throw new Error(`no application at ${step.at}`);
  return application;
}

/** Beside the sealed agreement: nothing, the offer, or what became of it. */
export function confirmationView(table: Table, moment: Moment): JointApplication {
  const { application } = table;
  if (application !== null && application.sealed !== null)
    return { kind: 'sealed', title: application.document.title, delivery: application.sealed.delivery };
  return mayApply(table, moment) ? { kind: 'open', left: table.applicationLeft } : { kind: 'none' };
}

export function applyingView(table: Table, step: ApplyingStep, moment: Moment): SessionStep {
  switch (step.at) {
    case 'offer':
      return { at: 'offer', ...lastDay(table, moment) };
    case 'applicationMaking':
    case 'applicationSealing':
      return { at: step.at, failed: step.failed };
    case 'applicationPaper':
      return {
        at: step.at,
        document: applicationOf(table).document,
        page: step.page,
        seen: [...step.seen],
      };
    case 'applicants': {
      const { document, signed } = applicationOf(table);
      return {
        at: 'applicants', document, refused: step.refused, waiting: waitingFor(table),
        people: seatsOf(table).map((seat) => {
          const card = table.people[seat]?.identity.card;
          if (card === undefined) throw new Error(`nobody sits at ${seat}`);
          const signedAt = signed.find((one) => one.who === seat)?.done ?? null;
          return { seat, person: maskPerson(card.name, card.number), acting: actingView(table, seat, moment), signedAt };
        }),
      }; // prettier-ignore
    }
  }
}

/** Of an agreement that still waits for its seal: the last day if it were sealed today. */
function lastDay(table: Table, moment: Moment) {
  if (table.session === null) throw new Error('an offer without a session');
  const { effectiveAt } = lightsOf(table.session, ruledRegime(moment.pack, table));
  const from = effectiveAt === null ? moment.today : effectiveAt.slice(0, 10);
  return { ...confirmationDue(from, calendarOf(moment.pack.calendar)), inEffect: effectiveAt !== null };
}
