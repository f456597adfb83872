/** The whole view of the booth, derived from its state: what stands on the screen and nothing that should not. */
import type { CameraConfig } from '../../contract/launch.ts';
import type { LocalText } from '../../contract/policy.ts';
import type { ThreeKeys } from '../../contract/launch.ts';
import { unreachable } from '../../contract/result.ts';
import type {
  BoothView,
  Frame,
  Hearing,
  LinkState,
  ListName,
  Progress,
  Screen,
} from '../../contract/screen.ts';
import type { SiteInfo } from '../../contract/link.ts';
import type { z } from 'zod';
import { hallGoesBack, holdsHearings } from '../hearing/hallStep.ts';
import { hallView } from '../hearing/hallView.ts';
import { joiningGoesBack } from '../joining/joiningStep.ts';
import { joiningView } from '../joining/joiningView.ts';
import { mayHoldSessions } from '../session/rules.ts';
import { mayGoBack as deskGoesBack } from '../session/deskBack.ts';
import { deskView } from '../session/deskView.ts';
import { inputOf, addressOf, maySkip } from './answers.ts';
import { checkRows, mayContinue } from './check.ts';
import { maskParty, maskPerson, maskPhone } from './masking.ts';
import { allPagesSeen, mayUseScreen, padOf } from './signing.ts';
import { pageView } from './pageLooks.ts';
import { pagesOf } from './scans.ts';
import {
  listOf,
  pagesUsed,
  rowNumber,
  ROWS_MAX,
  SECTION_COUNT,
  sectionNumber,
  sectionOf,
  totalFen,
  type RequestForm,
  type Stop,
} from './requestForm.ts';
import type { BoothState, Moment, Visit } from './visit.ts';

/** What of the world outside the visit is shown. */
export interface Surroundings {
  readonly site: z.infer<typeof SiteInfo>;
  readonly link: LinkState;
  readonly clockTrusted: boolean;
  readonly practice: boolean;
  readonly scannerReady: boolean;
  readonly hasScanner: boolean;
  readonly camera: CameraConfig | null;
  readonly hearing: Hearing;
  readonly keys?: ThreeKeys;
}

export function viewOf(state: BoothState, around: Surroundings, moment: Moment, n: number): BoothView {
  const visit = state.kind === 'visit' ? state : null;
  const person = visit?.identity ?? null;
  const frame: Frame = {
    site: around.site.site,
    booth: around.site.booth,
    court: around.site.court,
    hotline: around.site.hotline,
    person: person === null ? null : maskPerson(person.card.name, person.card.number),
    link: around.link,
    now: moment.at,
    clockTrusted: around.clockTrusted,
    practice: around.practice,
    look: state.look,
    mayGoBack: visit !== null && mayGoBack(visit),
    mayLeave: visit !== null,
    hearing: around.hearing,
    readsItself: visit?.needs.readAloud ?? false,
    ...(around.keys === undefined ? {} : { keys: around.keys }),
  };
  return { n, frame, screen: screenOf(state, around, moment), overlay: visit?.overlay ?? null };
}

function mayGoBack(visit: Visit): boolean {
  const { place } = visit;
  switch (place.kind) {
    case 'home':
    case 'making':
    case 'captured':
      return false;
    case 'sign':
      return place.phase.kind !== 'sealing';
    case 'session':
      return deskGoesBack(place.desk);
    case 'hearing':
      return hallGoesBack(place.hall);
    case 'joining':
      return joiningGoesBack(place.joining);
    case 'scan':
      return place.jobId === null;
    default:
      return true;
  }
}

function screenOf(state: BoothState, around: Surroundings, moment: Moment): Screen {
  switch (state.kind) {
    case 'idle':
      return {
        kind: 'idle', cardLeft: state.cardOnReader, staff: mayHoldSessions(moment.pack), waits: moment.cutUntil ?? null,
        ...(moment.hearing === undefined ? {} : { hearing: moment.hearing.door }),
      }; // prettier-ignore
    case 'visit':
      return placeView(state, around, moment);
    case 'leaving':
      return {
        kind: 'leaving',
        phase: state.phase,
        cardLeft: state.cardOnReader,
        pagesScanned: state.scannedAnything,
        ...(state.keptUntil === undefined ? {} : { keptUntil: state.keptUntil }),
      };
    case 'outOfOrder':
      return { kind: 'outOfOrder', reason: state.reason };
    default:
      return unreachable(state);
  }
}

const progress = (at: Stop | { readonly kind: 'sign' }): Progress => {
  const section = sectionOf(at);
  return { step: sectionNumber(section), of: SECTION_COUNT, section };
};

function placeView(visit: Visit, around: Surroundings, moment: Moment): Screen {
  const { place, form } = visit;
  const card = visit.identity?.card ?? null;
  switch (place.kind) {
    case 'notice': {
      const { version, title, rows } = moment.pack.notice;
      return { kind: 'notice', version, title, rows };
    }
    case 'needs':
      return { kind: 'needs', needs: visit.needs };
    case 'card':
      return { kind: 'card', purpose: place.purpose, phase: place.phase };
    case 'cardProblem':
      return {
        kind: 'cardProblem',
        purpose: place.purpose,
        problem: place.problem,
        mayContinue: place.held !== null,
      };
    case 'noCard':
      return { kind: 'noCard' };
    case 'confirmIdentity': {
      const { card: held, check } = place.identity;
      return {
        kind: 'confirmIdentity', person: maskPerson(held.name, held.number), cardType: held.type, validTo: held.validTo,
        expired: check.warnings.includes('expired'), cardOnReader: visit.cardOnReader,
      }; // prettier-ignore
    }
    case 'session':
      return deskView(visit, place.desk, around.clockTrusted, moment);
    case 'hearing':
      return hallView(
        visit,
        place.hall,
        { hotline: around.site.hotline, clockTrusted: around.clockTrusted },
        moment,
      );
    case 'joining':
      return joiningView(visit, place.joining, moment);
    case 'home':
      return {
        kind: 'home',
        services: SERVICES.map((id) => ({
          id,
          available:
            id === 'mediation' ||
            (id === 'session' && holdsHearings(moment.pack)) ||
            id === 'matters' ||
            id === 'unsure',
        })),
      };
    case 'notAvailable':
      return { kind: 'notAvailable', service: place.service };
    case 'matters':
      return {
        kind: 'matters',
        state: place.state,
        // who the other side is shows when the matter is written out on paper, not on a shared screen
        matters: place.found.matters.map((matter) => ({
          ...matter,
          respondents: matter.respondents.map((name) => maskParty(name, null)),
        })),
        agreements: place.found.agreements,
        opened: place.opened,
      };
    case 'statement': {
      const { number = '', date = '' } = place.told.statement ?? {};
      return { kind: 'statement', number, date, part: place.part };
    }
    case 'captured':
      return {
        kind: 'captured',
        capturedAt: place.at,
        clockTrusted: around.clockTrusted,
        sha256: place.sha256,
        delivery: place.delivery,
      };
    case 'documentProblem':
      return {
        kind: 'documentProblem',
        progress: progress({ kind: 'sign' }),
        characters: [...place.characters],
      };
    case 'making':
      return { kind: 'makingDocument', progress: progress({ kind: 'sign' }) };
    default:
      break;
  }
  // from here on a request is being told by somebody known: anything else is a bug of the transitions
  if (form === null || card === null) throw new Error(`no form at ${place.kind}`);
  switch (place.kind) {
    case 'question': {
      const list = listOf(place.id);
      const offer = place.id === 'myResidence' || place.id === 'serviceAddress' ? addressOf(card) : '';
      return {
        kind: 'question',
        progress: progress({ kind: 'question', id: place.id }),
        id: place.id,
        input: inputOf(form, place.id, place.row, card, moment),
        error: place.error,
        maySkip: maySkip(place.id),
        number: list === null || place.row === null ? null : rowNumber(form, list, place.row),
        offer: offer === '' ? null : offer,
      };
    }
    case 'list':
      return {
        kind: 'list', progress: progress(place), list: place.list, rows: rowsOf(form, place.list, moment),
        totalFen: place.list === 'claims' ? totalFen(form) : null, undo: visit.undo?.what ?? null,
        mayAdd: form[place.list].length < ROWS_MAX[place.list],
      }; // prettier-ignore
    case 'scan': {
      const pages = pagesOf(form, place.row);
      return {
        kind: 'scan', progress: progress({ kind: 'list', list: 'evidence' }), itemNumber: rowNumber(form, 'evidence', place.row),
        pages: pages.map((page, i) => pageView(form, visit.looks, page, i + 1)),
        selected: place.selected, job: place.job, undo: visit.undo?.what ?? null, pagesUsed: pagesUsed(form),
        pagesMax: moment.pack.thresholds.maxPages, scannerReady: around.scannerReady, hasScanner: around.hasScanner, camera: around.camera,
      }; // prettier-ignore
    }
    case 'check':
      return {
        kind: 'check',
        progress: progress({ kind: 'check' }),
        rows: checkRows(form, card, moment.pack),
        mayContinue: mayContinue(form, card, moment.pack),
      };
    case 'preview': {
      if (visit.document === null) throw new Error('preview without a document');
      return {
        kind: 'preview',
        progress: progress({ kind: 'sign' }),
        document: visit.document,
        page: place.page,
        seen: visit.seen.map((s) => s.page),
        read: visit.comfort.documentRead,
      };
    }
    case 'sign': {
      if (visit.document === null || visit.identity === null) throw new Error('signing without a document');
      if (!allPagesSeen(visit)) throw new Error('signing before reading');
      const { before, mayRefuse } = moment.pack.signing;
      return {
        kind: 'sign', progress: progress({ kind: 'sign' }), document: visit.document, pad: padOf(visit, moment), phase: place.phase,
        mayUseScreen: mayUseScreen(visit, moment),
        geometry: visit.ink?.geometry ?? null, identityAt: visit.identity.check.at,
        read: visit.comfort.documentRead, before, mayRefuse,
      }; // prettier-ignore
    }
    default:
      return unreachable(place);
  }
}

const SERVICES = [
  'mediation',
  'filing',
  'session',
  'matters',
  'judge',
  'papers',
  'law',
  'deputy',
  'unsure',
] as const;

function rowsOf(
  form: RequestForm,
  list: ListName,
  moment: Moment,
): Extract<Screen, { kind: 'list' }>['rows'] {
  const row = (
    id: string,
    title: string,
    titleText: LocalText | null,
    detail: string,
    fen: number | null = null,
  ) => ({ id, title, titleText, detail, fen });
  switch (list) {
    case 'respondents':
      return form.respondents.map((r) =>
        row(
          r.id,
          maskParty(r.name, r.kind),
          null,
          [r.uscc, maskPhone(r.phone), r.address].filter((t) => t !== '').join('　'),
        ),
      );
    case 'claims':
      return form.claims.map((c) =>
        row(c.id, '', moment.pack.claimKinds.find((k) => k.id === c.kind)?.label ?? null, c.words, c.fen),
      );
    case 'facts':
      return form.facts.map((f) => row(f.id, f.date ?? '', null, f.words));
    case 'evidence':
      return form.evidence.map((e) =>
        row(
          e.id,
          e.name,
          moment.pack.evidenceKinds.find((k) => k.id === e.kind)?.label ?? null,
          `${e.pages.length}`,
        ),
      );
  }
}
