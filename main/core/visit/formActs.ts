/** Moving through the request: one question a screen, back without loss, lists with rows, the check, the preview. */
import { unreachable } from '../../contract/result.ts';
import type { Act } from '../../contract/act.ts';
import type { ListName } from '../../contract/screen.ts';
import { waitForCard } from './cards.ts';
import { addressOf, applyAnswer, keepUnfinished, maySkip, skipAnswer } from './answers.ts';
import { mayContinue } from './check.ts';
import { withComfort } from './comfort.ts';
import { allPagesSeen } from './signing.ts';
import { stepScanAct } from './scans.ts';
import {
  listOf,
  newRow,
  removeRow,
  ROWS_MAX,
  rowSteps,
  sameStop,
  stopOf,
  stops,
  withoutEmptyRows,
  type RequestForm,
  type Stop,
} from './requestForm.ts';
import { to, type Moment, type Place, type Step, type Visit } from './visit.ts';

type QuestionPlace = Extract<Place, { kind: 'question' }>;

export function stepFormAct(visit: Visit, act: Act, moment: Moment): Step {
  const { form, place } = visit;
  if (form === null) return to(visit);
  switch (place.kind) {
    case 'question':
      return stepQuestion(visit, form, place, act, moment);
    case 'list':
      return stepList(visit, form, place.list, act, moment);
    case 'scan': {
      const inside = stepScanAct(visit, place, form, act, moment);
      if (inside !== null) return inside;
      if (place.jobId !== null) return to(visit);
      if (act.do === 'pagesDone')
        return walkRow({ ...visit, undo: null }, form, 'evidence', place.row, 'scan', 1, moment);
      return act.do === 'back' ? toList({ ...visit, undo: null }, form, 'evidence', moment) : to(visit);
    }
    case 'check':
      return stepCheck(visit, form, act, moment);
    case 'making':
      return to(visit);
    case 'documentProblem':
      if (act.do === 'edit') return goTo({ ...visit, backToCheck: true }, form, stopOf(act.target), moment);
      return act.do === 'back' ? to({ ...visit, place: { kind: 'check' } }) : to(visit);
    case 'preview':
      return stepPreview(visit, act, place.page);
    default:
      return to(visit);
  }
}

// ------------------------------------------------------------------ questions

function stepQuestion(visit: Visit, form: RequestForm, place: QuestionPlace, act: Act, moment: Moment): Step {
  switch (act.do) {
    case 'answer': {
      if (act.question !== place.id) return to(visit);
      const applied = applyAnswer(form, { question: place.id, row: place.row, value: act.value }, moment);
      if (!applied.ok)
        return to({
          ...visit,
          form: keepUnfinished(form, place.id, place.row, act.value),
          place: { ...place, error: applied.error },
        });
      const answered = { ...visit, undo: null };
      if (place.id === 'path' && applied.value.path === 'court') {
        return to({ ...answered, form: applied.value, place: { kind: 'notAvailable', service: 'filing' } });
      }
      const moved = onward(answered, applied.value, place, moment);
      if (act.value.kind !== 'statement') return moved;
      const { answer } = act.value;
      const { version: textVersion } = moment.pack.consents.eService;
      return {
        state: moved.state,
        effects: [...moved.effects, { kind: 'noteConsent', stage: 'eService', textVersion, answer }],
      };
    }
    case 'skip':
      return act.question === place.id && maySkip(place.id)
        ? onward({ ...visit, undo: null }, skipAnswer(form, place.id, place.row), place, moment)
        : to(visit);
    case 'back': {
      const unfinished = act.unfinished?.question === place.id ? act.unfinished.value : null;
      const kept = unfinished === null ? form : keepUnfinished(form, place.id, place.row, unfinished);
      return backward(visit, kept, place, moment);
    }
    default:
      return to(visit);
  }
}

function onward(visit: Visit, form: RequestForm, place: QuestionPlace, moment: Moment): Step {
  const list = listOf(place.id);
  if (list !== null && place.row !== null) return walkRow(visit, form, list, place.row, place.id, 1, moment);
  const here: Stop = { kind: 'question', id: place.id };
  // the number for electronic service belongs to the consent just given
  if (
    visit.backToCheck &&
    !(place.id === 'eService' && form.eService?.answer === true) &&
    !(place.id === 'disputeKind' && !form.causesAnswered)
  ) {
    return to({ ...visit, form, backToCheck: false, place: { kind: 'check' } });
  }
  return next(visit, form, here, 1, moment);
}

function backward(visit: Visit, form: RequestForm, place: QuestionPlace, moment: Moment): Step {
  const list = listOf(place.id);
  if (list !== null && place.row !== null) return walkRow(visit, form, list, place.row, place.id, -1, moment);
  if (visit.backToCheck) return to({ ...visit, form, backToCheck: false, place: { kind: 'check' } });
  return next(visit, form, { kind: 'question', id: place.id }, -1, moment);
}

/** To the stop before or after `here`; before the first lies the home screen. */
function next(visit: Visit, form: RequestForm, here: Stop, by: 1 | -1, moment: Moment): Step {
  const way = stops(form, moment.pack);
  const stop = way[way.findIndex((s) => sameStop(s, here)) + by];
  if (stop === undefined) return to({ ...visit, form, place: { kind: 'home' } });
  return goTo(visit, form, stop, moment, by);
}

function goTo(visit: Visit, form: RequestForm, stop: Stop, moment: Moment, by: 1 | -1 = 1): Step {
  switch (stop.kind) {
    case 'question': {
      // an address is asked once: what the card or an earlier answer says is there already, to be confirmed
      const prefilled =
        stop.id === 'serviceAddress' && form.serviceAddress === '' && visit.identity !== null
          ? {
              ...form,
              serviceAddress: form.residence === '' ? addressOf(visit.identity.card) : form.residence,
            }
          : form;
      return to({
        ...visit,
        form: prefilled,
        place: { kind: 'question', id: stop.id, row: null, error: null },
      });
    }
    case 'list':
      return by === 1 && withoutEmptyRows(form)[stop.list].length === 0 && stop.list !== 'evidence'
        ? addRow(visit, form, stop.list, moment)
        : toList(visit, form, stop.list, moment);
    case 'check':
      return to({ ...visit, form, backToCheck: false, undo: null, place: { kind: 'check' } });
    default:
      return unreachable(stop);
  }
}

// ------------------------------------------------------------------ lists

function toList(visit: Visit, form: RequestForm, list: ListName, moment: Moment): Step {
  const tidy = withoutEmptyRows(form);
  // an empty list is not worth a screen on the way back
  if (tidy[list].length === 0 && visit.undo === null && !visit.backToCheck && list !== 'evidence')
    return next(visit, tidy, { kind: 'list', list }, -1, moment);
  return to({ ...visit, form: tidy, place: { kind: 'list', list } });
}

function addRow(visit: Visit, form: RequestForm, list: ListName, moment: Moment): Step {
  if (form[list].length >= ROWS_MAX[list]) return to(visit);
  return openRow({ ...visit, undo: null }, newRow(form, list, moment.newId), list, moment.newId, moment);
}

function openRow(visit: Visit, form: RequestForm, list: ListName, row: string, moment: Moment): Step {
  const [first] = rowSteps(list, form, row, moment.pack);
  return first === undefined ? to(visit) : placeRow(visit, form, row, first);
}

function placeRow(
  visit: Visit,
  form: RequestForm,
  row: string,
  at: ReturnType<typeof rowSteps>[number],
): Step {
  if (at !== 'scan') return to({ ...visit, form, place: { kind: 'question', id: at, row, error: null } });
  const selected = form.evidence.find((e) => e.id === row)?.pages[0]?.id ?? null;
  return to({
    ...visit,
    form,
    place: { kind: 'scan', row, selected, job: { kind: 'ready' }, jobId: null, replacing: null },
  });
}

/** The step before or after within one row; outside of it lies the list. */
function walkRow(
  visit: Visit,
  form: RequestForm,
  list: ListName,
  row: string,
  from: ReturnType<typeof rowSteps>[number],
  by: 1 | -1,
  moment: Moment,
): Step {
  const steps = rowSteps(list, form, row, moment.pack);
  const step = steps[steps.indexOf(from) + by];
  return step === undefined ? toList(visit, form, list, moment) : placeRow(visit, form, row, step);
}

function stepList(visit: Visit, form: RequestForm, list: ListName, act: Act, moment: Moment): Step {
  switch (act.do) {
    case 'addRow':
      return addRow(visit, form, list, moment);
    case 'editRow':
      return form[list].some((r) => r.id === act.id)
        ? openRow({ ...visit, undo: null }, form, list, act.id, moment)
        : to(visit);
    case 'removeRow':
      return to({ ...visit, form: removeRow(form, list, act.id), undo: { what: 'removeRow', form } });
    case 'undo':
      return visit.undo === null ? to(visit) : to({ ...visit, form: visit.undo.form, undo: null });
    case 'listDone':
      if (visit.backToCheck)
        return to({ ...visit, backToCheck: false, undo: null, place: { kind: 'check' } });
      return next({ ...visit, undo: null }, form, { kind: 'list', list }, 1, moment);
    case 'back':
      if (visit.backToCheck)
        return to({ ...visit, backToCheck: false, undo: null, place: { kind: 'check' } });
      return next({ ...visit, undo: null }, form, { kind: 'list', list }, -1, moment);
    default:
      return to(visit);
  }
}

// ------------------------------------------------------------------ check and preview

function stepCheck(visit: Visit, form: RequestForm, act: Act, moment: Moment): Step {
  switch (act.do) {
    case 'edit':
      return goTo({ ...visit, backToCheck: true }, form, stopOf(act.target), moment);
    case 'checkDone':
      return visit.identity !== null && mayContinue(form, visit.identity.card, moment.pack)
        ? to({ ...visit, document: null, seen: [], place: { kind: 'making' } }, { kind: 'makeDocument' })
        : to(visit);
    case 'back':
      return next(visit, form, { kind: 'check' }, -1, moment);
    default:
      return to(visit);
  }
}

function stepPreview(visit: Visit, act: Act, page: number): Step {
  const pages = visit.document?.pages ?? 0;
  switch (act.do) {
    case 'pageShown': {
      if (act.page > pages) return to(visit);
      const before = visit.seen.find((s) => s.page === act.page)?.ms ?? 0;
      return to({
        ...visit,
        seen: [
          ...visit.seen.filter((s) => s.page !== act.page),
          { page: act.page, ms: before + act.shownMs },
        ],
      });
    }
    case 'turnPage':
      return act.page >= 1 && act.page <= pages
        ? to({ ...visit, place: { kind: 'preview', page: act.page } })
        : to({ ...visit, place: { kind: 'preview', page } });
    case 'documentRead':
      return to(withComfort(visit, { documentRead: act.aloud ? 'aloud' : 'walked' }));
    case 'previewDone':
      return allPagesSeen(visit) ? waitForCard(visit, 'sign') : to(visit);
    case 'back':
      return to({ ...visit, document: null, seen: [], place: { kind: 'check' } });
    default:
      return to(visit);
  }
}
