/** Pages of evidence: they come one by one, can be reordered, deleted, replaced, and survive whatever happens to the scanner. */
import type { EvidencePage } from '../../contract/request.ts';
import type { Act } from '../../contract/act.ts';
import { editEvidence } from './answers.ts';
import { keepDespite, lookAgain, lookOf } from './pageLooks.ts';
import { pagesUsed, type RequestForm } from './requestForm.ts';
import { to, type BoothEvent, type Moment, type Place, type Step, type Visit } from './visit.ts';

type ScanPlace = Extract<Place, { kind: 'scan' }>;
type ScanEvent = Extract<BoothEvent, { kind: 'shotTaken' | 'scanProgressed' | 'pageKept' | 'scanEnded' }>;

export const pagesOf = (form: RequestForm, row: string): readonly EvidencePage[] =>
  form.evidence.find((e) => e.id === row)?.pages ?? [];

export function stepScan(visit: Visit, event: ScanEvent, moment: Moment): Step {
  const { place, form } = visit;
  if (place.kind !== 'scan' || form === null) return to(visit);
  if (event.kind === 'shotTaken') return stepShot(visit, place, form, event, moment);
  if (place.jobId !== event.job) return to(visit);
  switch (event.kind) {
    case 'scanProgressed': {
      const cancelling = place.job.kind === 'scanning' && place.job.cancelling;
      return to({
        ...visit,
        place: { ...place, job: { kind: 'scanning', page: event.page, percent: event.percent, cancelling } },
      });
    }
    case 'pageKept': {
      const pages = pagesOf(form, place.row);
      const replaceAt = place.replacing === null ? -1 : pages.findIndex((p) => p.id === place.replacing);
      const next = replaceAt < 0 ? [...pages, event.page] : pages.toSpliced(replaceAt, 1, event.page);
      const kept: Visit = {
        ...visit,
        scannedAnything: true,
        undo: null,
        form: editEvidence(form, place.row, { pages: next }),
        looks: lookAgain(visit.looks, event.page.id),
        place: {
          ...place,
          selected: event.page.id,
          replacing: null,
          ofJob: [...(place.ofJob ?? []), event.page.id],
        },
      };
      const clean = { kind: 'cleanPage', page: event.page, cropping: { kind: 'find' } } as const;
      // a feeder never fills more than what a packet may hold
      return pagesUsed(kept.form ?? form) >= moment.pack.thresholds.maxPages
        ? to(kept, clean, { kind: 'cancelScan', job: event.job })
        : to(kept, clean);
    }
    case 'scanEnded': {
      const { error } = event;
      const job: ScanPlace['job'] =
        error === null || error.kind === 'cancelled'
          ? { kind: 'ready' }
          : { kind: 'stopped', error: error.kind, page: event.pages + 1, kept: event.pages };
      const ended: Visit = { ...visit, place: { ...place, job, jobId: null, replacing: null, ofJob: [] } };
      // two sheets went in as one: the page they made does not count (devices.md F.2)
      const spoiled = error?.kind === 'multiFeed' ? (place.ofJob ?? []).slice(event.pages) : [];
      if (spoiled.length === 0) return to(ended);
      const pages = pagesOf(form, place.row).filter(({ id }) => !spoiled.includes(id));
      const selected = pages.at(-1)?.id ?? null;
      return to({
        ...ended,
        form: editEvidence(form, place.row, { pages }),
        place: { ...place, job, jobId: null, replacing: null, ofJob: [], selected },
      });
    }
  }
}

/** A picture from the camera begins a job of one page, unless another runs or the request is full. */
function stepShot(
  visit: Visit,
  place: ScanPlace,
  form: RequestForm,
  event: Extract<BoothEvent, { kind: 'shotTaken' }>,
  moment: Moment,
): Step {
  const pages = pagesOf(form, place.row);
  const replacing = pages.some(({ id }) => id === event.replaces) ? event.replaces : null;
  const full = replacing === null && pagesUsed(form) >= moment.pack.thresholds.maxPages;
  if (place.jobId !== null || full) return to(visit);
  return to({
    ...visit,
    undo: null,
    place: {
      ...place,
      jobId: event.job,
      replacing,
      ofJob: [],
      job: { kind: 'scanning', page: pages.length + 1, percent: null, cancelling: false },
    },
  });
}

export function stepScanAct(
  visit: Visit,
  place: ScanPlace,
  form: RequestForm,
  act: Act,
  moment: Moment,
): Step | null {
  const pages = pagesOf(form, place.row);
  const at = (id: string): number => pages.findIndex((p) => p.id === id);
  const write = (
    next: readonly EvidencePage[],
    selected: string | null,
    what: 'deletePage' | 'movePage',
  ): Step =>
    to({
      ...visit,
      form: editEvidence(form, place.row, { pages: next }),
      undo: { what, form },
      place: { ...place, selected, job: settled(place.job) },
    });
  const scanning = place.jobId !== null;
  switch (act.do) {
    case 'scan':
    case 'rescanPage': {
      if (scanning || (act.do === 'scan' && pagesUsed(form) >= moment.pack.thresholds.maxPages))
        return to(visit);
      const replacing = act.do === 'rescanPage' && at(act.page) >= 0 ? act.page : null;
      return to(
        {
          ...visit,
          undo: null,
          place: {
            ...place,
            jobId: moment.newId,
            replacing,
            ofJob: [],
            job: { kind: 'scanning', page: pages.length + 1, percent: null, cancelling: false },
          },
        },
        { kind: 'startScan', job: moment.newId, source: act.do === 'scan' ? act.source : 'feeder' },
      );
    }
    case 'cancelScan':
      if (place.jobId === null || place.job.kind !== 'scanning') return to(visit);
      return to(
        { ...visit, place: { ...place, job: { ...place.job, cancelling: true } } },
        { kind: 'cancelScan', job: place.jobId },
      );
    case 'selectPage':
      return at(act.page) < 0 ? to(visit) : to({ ...visit, place: { ...place, selected: act.page } });
    case 'movePage': {
      const from = at(act.page);
      const page = pages[from];
      const target = from + act.by;
      if (scanning || page === undefined || target < 0 || target >= pages.length) return to(visit);
      return write(pages.toSpliced(from, 1).toSpliced(target, 0, page), act.page, 'movePage');
    }
    case 'deletePage': {
      const from = at(act.page);
      if (scanning || from < 0) return to(visit);
      const next = pages.toSpliced(from, 1);
      return write(next, next[Math.min(from, next.length - 1)]?.id ?? null, 'deletePage');
    }
    case 'keepPage':
      return at(act.page) < 0 ? to(visit) : to({ ...visit, looks: keepDespite(visit.looks, act.page) });
    case 'cropPage': {
      const page = pages[at(act.page)];
      const fed = page?.source === undefined || page.source === 'feeder';
      if (page === undefined || fed || lookOf(visit.looks, page.id).kind === 'cleaning') return to(visit);
      return to(
        { ...visit, looks: lookAgain(visit.looks, page.id) },
        { kind: 'cleanPage', page, cropping: { kind: 'set', corners: act.corners } },
      );
    }
    case 'undo': {
      if (scanning || visit.undo === null) return to(visit);
      const before = pagesOf(visit.undo.form, place.row);
      return to({
        ...visit,
        form: visit.undo.form,
        undo: null,
        place: { ...place, selected: before[0]?.id ?? null },
      });
    }
    default:
      return null;
  }
}

const settled = (job: ScanPlace['job']): ScanPlace['job'] =>
  job.kind === 'stopped' ? { kind: 'ready' } : job;
