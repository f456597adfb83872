/** The paper that was signed by hand comes back: scanned page by page, compared with the original by whoever led, sealed to the court. Pure. */
import { INKED_PAGES_MAX } from '../../contract/session/inked.ts';
import type { SessionAct } from '../../contract/sessionScreen.ts';
import { samePerson } from '../visit/cards.ts';
import { to, type BoothEvent, type Effect, type Identity, type Moment, type Step as VisitStep, type Visit } from '../visit/visit.ts'; // prettier-ignore
import { withSitter, type Step, type Table } from './desk.ts';
import { handOver } from './inked.ts';
import { stepTo, wish } from './moves.ts';

type ScanAct = Extract<SessionAct, { do: 'inkBack' | 'inkScan' | 'inkAgain' | 'inkPagesDone' }>;
type ScanStep = Extract<Step, { at: 'inkScan' }>;

const EMPTY: ScanStep = { at: 'inkScan', pages: [], job: null, problem: null };

/** Every page of the paper is there; more of them may be: a page of fingerprints, a correction. */
export const isWholeScan = (table: Table, { pages, job }: Pick<ScanStep, 'pages' | 'job'>): boolean =>
  job === null && table.document !== null && pages.length >= table.document.pages;

export function inkedAct(visit: Visit, table: Table, act: ScanAct, moment: Moment): VisitStep {
  const { step } = table;
  switch (act.do) {
    case 'inkBack':
      return step.at === 'ink' ? stepTo(visit, table, EMPTY) : to(visit);
    case 'inkScan':
      if (step.at !== 'inkScan' || step.job !== null || step.pages.length >= INKED_PAGES_MAX) return to(visit); // prettier-ignore
      return stepTo(visit, table, { ...step, job: moment.newId, problem: null }, { kind: 'startScan', job: moment.newId, source: act.source }); // prettier-ignore
    case 'inkAgain':
      return step.at === 'inkScan' && step.job === null ? stepTo(visit, table, EMPTY) : to(visit);
    case 'inkPagesDone':
      return step.at === 'inkScan' && isWholeScan(table, step)
        ? stepTo(visit, table, { at: 'inkCompare', pages: step.pages, phase: 'waiting', problem: null }, { kind: 'watchCard', on: true }) // prettier-ignore
        : to(visit);
  }
}

type PaperEvent = Extract<BoothEvent, { kind: 'pageKept' | 'scanEnded' }>;

export function stepInkedScan(visit: Visit, table: Table, event: PaperEvent): VisitStep {
  const { step } = table;
  if (step.at !== 'inkScan' || step.job !== event.job) return to(visit);
  if (event.kind === 'scanEnded') {
    const problem = event.error === null || event.error.kind === 'cancelled' ? null : event.error.kind;
    return stepTo(visit, table, { ...step, job: null, problem });
  }
  const pages = [...step.pages, event.page];
  const full: Effect[] = pages.length >= INKED_PAGES_MAX ? [{ kind: 'cancelScan', job: event.job }] : [];
  return stepTo({ ...visit, scannedAnything: true }, table, { ...step, pages }, ...full);
}

/** The card of whoever led is the word that the pages are those of the paper in their hands. Null: somebody else's. */
export function compared(visit: Visit, table: Table, identity: Identity, moment: Moment): VisitStep | null {
  const { step, people } = table;
  if (step.at !== 'inkCompare' || !samePerson(people.lead.identity.card, identity.card)) return null;
  const lead = { ...people.lead, identity, checks: [...people.lead.checks, identity.check] };
  const next: Step = { at: 'inkSealing', pages: step.pages, comparedAt: moment.at, failed: false };
  const note: Effect = { kind: 'noteIdentity', cardType: identity.card.type };
  return stepTo(visit, withSitter(table, 'lead', lead), next, note, wish({ do: 'captureInked' }));
}

/** Sealed: the paper was given out, and the court has what it looks like; whether it is whole is for whoever reads it. */
export function inkedCaptured(visit: Visit, table: Table, moment: Moment): VisitStep {
  if (table.step.at !== 'inkSealing') return to(visit);
  return handOver(visit, table, 'inked', moment);
}

export const inkedBack = (visit: Visit, table: Table): VisitStep => {
  const { step } = table;
  if (step.at === 'inkCompare')
    return stepTo(visit, table, { ...EMPTY, pages: step.pages }, { kind: 'watchCard', on: false });
  return step.at === 'inkScan' && step.job === null ? stepTo(visit, table, { at: 'ink' }) : to(visit);
};
