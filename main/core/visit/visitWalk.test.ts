/** Random walks through the visit: whatever is tapped and whatever breaks, the invariants hold and every state can be drawn. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CardRecord, DeviceError } from '../../contract/devices.ts';
import type { Act } from '../../contract/act.ts';
import { BoothView } from '../../contract/screen.ts';
import { pack as examplePack } from '../../../build/policy/pack.ts';
import { signatureProblems } from './signature.ts';
import { allPagesSeen } from './signing.ts';
import { step } from './step.ts';
import { viewOf } from './view.ts';
import { told } from './visitKit.ts';
import { DEFAULT_LOOK, type BoothEvent, type BoothState, type Effect, type Moment } from './visit.ts';

const CANARY = '王金丝雀';
const card: CardRecord = {
  type: 'resident', name: CANARY, sex: '1', birth: '19600101', number: '500103196001010019', validFrom: '20100101', validTo: '长期', nation: '01',
  address: '渝中区', authority: '公安局',
}; // prettier-ignore
const error = (kind: DeviceError['kind']): DeviceError => ({
  kind,
  device: 'scanner',
  stage: 's',
  retryable: true,
  detail: '',
});
const page = (id: string) => ({
  id,
  sha256: 'c'.repeat(64),
  size: 1,
  mime: 'image/png' as const,
  widthPx: 1,
  heightPx: 1,
  dpi: 300,
  scannedAt: '2026-11-23T10:00:00+08:00',
  device: 'x',
});
/** What became of fetching the court's own statement; null: it is here. */
const PROBLEMS = [null, 'unreachable', 'differs'] as const;
const geometry = { maxX: 10_800, maxY: 6480, maxPressure: 1023, unitsPerMm: 100, samplesPerSecond: 200 };
const ink = Array.from({ length: 80 }, (_, i) => ({
  t: i * 5,
  x: 1000 + i * 60,
  y: 3000 + Math.round(Math.sin(i / 4) * 900),
  p: 400,
  flags: i % 40 === 39 ? 2 : 3,
}));

/** What a person who mostly does the sensible thing would tap next, so that walks get deep; `wild` taps go in between. */
function sensible(state: BoothState, pick: number): BoothEvent[] {
  const act = (a: Act): BoothEvent[] => [{ kind: 'act', act: a }];
  if (state.kind !== 'visit')
    return state.kind === 'leaving'
      ? [{ kind: 'wiped', ok: true }, { kind: 'ticked' }]
      : act({ do: 'start' });
  const { place } = state;
  switch (place.kind) {
    case 'notice':
      return act({ do: 'continueNotice', shownMs: pick, readAloud: false });
    case 'needs':
      return act({ do: 'setNeeds', needs: { larger: pick % 2 === 0, readAloud: false, helper: 'none' } });
    case 'card':
    case 'cardProblem':
      return [
        { kind: 'cardFound' },
        { kind: 'cardRead', card, warnings: pick % 7 === 0 ? ['expired'] : [], samNumber: 'x' },
        ...act({ do: 'continueWithProblem' }),
      ];
    case 'noCard':
      return act({ do: 'tryCardAgain' });
    case 'confirmIdentity':
      return act({ do: 'thisIsMe' });
    case 'home':
      return act({ do: 'openService', service: pick % 4 === 0 ? 'matters' : 'mediation' });
    case 'notAvailable':
      return act({ do: 'goHome' });
    case 'session':
      return []; // has a walk of its own (main/core/session)
    case 'hearing':
      return act(pick % 2 === 0 ? { do: 'goHome' } : { do: 'hearing', act: { do: 'again' } }); // and so has this (main/core/hearing)
    case 'joining':
      return []; // and this (main/core/joining)
    case 'matters':
      return [
        { kind: 'mattersCame', found: { matters: [], agreements: [told] } },
        ...act(pick % 3 === 0 ? { do: 'goHome' } : { do: 'openStatement', agreement: told.id }),
      ];
    case 'statement':
      return [
        {
          kind: 'statementCame',
          job: pick % 5 === 0 ? 'another' : place.job,
          problem: PROBLEMS[pick % PROBLEMS.length] ?? null,
        },
        ...act(
          pick % 2 === 0
            ? { do: 'statementAgain' }
            : pick % 3 === 0
              ? { do: 'statementUnshown' }
              : { do: 'back', unfinished: null },
        ),
      ];
    case 'question': {
      const input = viewInput(state);
      return input === null ? [] : act({ do: 'answer', question: place.id, value: answer(input, pick) });
    }
    case 'list':
      return act(pick % 4 === 0 ? { do: 'addRow' } : { do: 'listDone' });
    case 'scan':
      if (place.jobId !== null)
        return [
          { kind: 'pageKept', job: place.jobId, page: page(`p${pick}`) },
          { kind: 'scanEnded', job: place.jobId, error: pick % 3 === 0 ? error('jam') : null, pages: 1 },
        ];
      return act(pick % 2 === 0 ? { do: 'scan', source: 'feeder' } : { do: 'pagesDone' });
    case 'check':
      return act({ do: 'checkDone' });
    case 'making':
      return pick % 9 === 0
        ? [{ kind: 'documentFailed', characters: ['𪚥'] }]
        : [
            {
              kind: 'documentMade',
              document: {
                id: `d${pick}`,
                title: { 'zh-CN': '书', en: 'R' },
                pages: 2,
                sha256: 'a'.repeat(64),
              },
            },
          ];
    case 'documentProblem':
      return act({ do: 'back', unfinished: null });
    case 'preview':
      return [
        ...act({ do: 'pageShown', page: 1, shownMs: 1 }),
        ...act({ do: 'pageShown', page: 2, shownMs: 1 }),
        ...act({ do: 'previewDone' }),
      ];
    case 'sign':
      switch (place.phase.kind) {
        case 'starting':
          return [
            {
              kind: 'signingStarted',
              job: place.jobId,
              geometry,
              pad: { model: 'm', serial: 's', firmware: '1', driver: 'stu' },
            },
          ];
        case 'writing':
          return [
            { kind: 'inkDrawn', job: place.jobId, samples: ink, gaps: 0 },
            ...(pick % 2 === 0
              ? act({ do: 'signDone' })
              : [{ kind: 'padPressed', job: place.jobId, button: (['confirm', 'again', 'cancel'] as const)[pick % 3] ?? 'again' } as const]),
          ]; // prettier-ignore
        case 'written':
          return act(place.phase.problems.length === 0 ? { do: 'signConfirm' } : { do: 'signAgain' });
        case 'broke':
          return act(pick % 2 === 0 ? { do: 'signAgain' } : { do: 'signOnScreen' });
        case 'sealing':
          return [
            pick % 5 === 0
              ? { kind: 'captureFailed' }
              : { kind: 'captured', itemId: 'i', sha256: 'a'.repeat(64), at: '2026-11-23T10:00:00+08:00' },
          ];
      }
      break;
    case 'captured':
      return act(pick % 2 === 0 ? { do: 'leave' } : { do: 'goHome' });
  }
  return [];
}

function viewInput(state: BoothState) {
  const { screen } = draw(state, 1);
  return screen.kind === 'question' ? screen.input : null;
}
function answer(
  input: NonNullable<ReturnType<typeof viewInput>>,
  pick: number,
): Extract<Act, { do: 'answer' }>['value'] {
  switch (input.kind) {
    case 'choice':
      return { kind: 'choice', ids: [input.options[pick % input.options.length]?.id ?? ''] };
    case 'text':
      return { kind: 'text', text: `词${pick}` };
    case 'digits':
      return { kind: 'digits', text: input.form === 'uscc' ? '91350100M000100Y43' : '13800000000' };
    case 'money':
      return { kind: 'money', fen: 100 + pick };
    case 'date':
      return { kind: 'date', date: '2025-01' };
    case 'statement':
      return { kind: 'statement', answer: pick % 2 === 0, shownMs: 5, readAloud: false };
  }
}

const wild: fc.Arbitrary<BoothEvent> = fc.oneof(
  fc.constantFrom<Act>(
    { do: 'back', unfinished: null }, { do: 'undo' }, { do: 'addRow' }, { do: 'leave' }, { do: 'stay' }, { do: 'openHelp' }, { do: 'openEmergency' }, { do: 'coverNow' },
    { do: 'closeOverlay' }, { do: 'noCard' }, { do: 'signRefuse' }, { do: 'cancelScan' }, { do: 'signConfirm' }, { do: 'previewDone' }, { do: 'checkDone' }, { do: 'iAmNotSafe' },
    { do: 'edit', target: 'evidence' }, { do: 'edit', target: 'eService' }, { do: 'skip', question: 'factDate' }, { do: 'turnPage', page: 9 }, { do: 'leaveForSure' }, { do: 'notMe' }, { do: 'reading', forMs: 30_000 }, { do: 'usesKeys' }, { do: 'documentRead', aloud: true },
  ).map((act) => ({ kind: 'act', act }) as const),
  fc.constantFrom<BoothEvent>(
    { kind: 'ticked' }, { kind: 'cardLifted' }, { kind: 'cardFound' }, { kind: 'cardFailed', error: error('cardRemoved') }, { kind: 'deviceWent', device: 'idReader', error: error('disconnected') },
    { kind: 'deviceCame', device: 'idReader' }, { kind: 'deviceWent', device: 'signaturePad', error: error('disconnected') }, { kind: 'deviceWent', device: 'scanner', error: error('ioError') },
    { kind: 'wiped', ok: true }, { kind: 'captured', itemId: 'x', sha256: 'b'.repeat(64), at: '2026-11-23T10:00:00+08:00' }, { kind: 'touched' }, { kind: 'headsetMoved', plugged: true }, { kind: 'presenceChanged', here: false }, { kind: 'presenceChanged', here: true }, { kind: 'documentFailed', characters: [] },
  ),
); // prettier-ignore

let ids = 0;
const moment = (now: number): Moment => ({
  pack: examplePack,
  now,
  at: '2026-11-23T10:00:00.000+08:00',
  today: '2026-11-23',
  newId: `id${++ids}`,
  pad: 'stu',
});
const draw = (state: BoothState, now: number): BoothView =>
  viewOf(
    state,
    {
      site: { site: 's', booth: 'b', court: 'c', hours: '', hotline: '' },
      link: 'offline',
      clockTrusted: false,
      practice: false,
      scannerReady: true,
      hasScanner: true,
      camera: null,
      hearing: { voice: 'none', headset: 'none' },
    },
    moment(now),
    1,
  );

/** The invariants of domain.md 4.0 that do not hold, in words. Drawing throws by itself when a state cannot be drawn. */
function broken(state: BoothState, effects: readonly Effect[], before: BoothState, now: number): string[] {
  const view = draw(state, now);
  const opaque = view.overlay?.kind === 'cover' || view.overlay?.kind === 'askLeave';
  const signing = state.kind === 'visit' && state.place.kind === 'sign';
  const captured = effects.some((effect) => effect.kind === 'capture');
  const written =
    before.kind === 'visit' && before.place.kind === 'sign' && before.place.phase.kind === 'written'
      ? before.place.phase.problems
      : null;
  // a press on the pad goes from writing to sealing in one step: the same gates stand between
  const good =
    written?.length === 0 || (before.kind === 'visit' && before.ink?.geometry !== null && before.ink?.geometry !== undefined && signatureProblems(before.ink.batches.flat(), before.ink.geometry, before.ink.gaps, examplePack.thresholds.signature).length === 0); // prettier-ignore
  const tappedAt = before.kind === 'visit' ? (before.identity?.tappedAt ?? -Infinity) : -Infinity;
  const rules: [holds: boolean, words: string][] = [
    [BoothView.safeParse(view).success, 'what is pushed passes the border'],
    [
      state.kind === 'visit' || !JSON.stringify(state).includes(CANARY),
      'nothing of a person outside a visit',
    ],
    [!opaque || !JSON.stringify(view.overlay).includes(CANARY), 'nothing of a person on an opaque page'],
    [!signing || allPagesSeen(state), 'no signing before every page was shown'],
    [!signing || state.identity !== null, 'no signing by nobody'],
    [!captured || good, 'nothing sealed but a good signature'],
    [
      !captured || now - tappedAt <= examplePack.timeouts.freshIdentityMs,
      'nothing sealed without a fresh card',
    ],
  ];
  return rules.filter(([holds]) => !holds).map(([, words]) => words);
}

it('holds its invariants on every walk', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 6, arbitrary: fc.nat(1000) }, { weight: 1, arbitrary: wild }), {
        minLength: 20,
        maxLength: 120,
      }),
      (walk) => {
        let state: BoothState = { kind: 'idle', cardOnReader: false, readerOut: false, look: DEFAULT_LOOK };
        let now = 0;
        for (const choice of walk) {
          now += typeof choice === 'number' ? choice : 20_000;
          for (const event of typeof choice === 'number' ? sensible(state, choice) : [choice]) {
            const before = state;
            const { state: next, effects } = step(state, event, moment(now));
            expect(broken(next, effects, before, now)).toEqual([]);
            state = next;
            reached.add(state.kind === 'visit' ? state.place.kind : state.kind);
          }
        }
      },
    ),
    { numRuns: process.env['YUNCANG_LONG'] === '1' ? 5000 : 300, seed: 20261123 },
  );
  // the walks are worth something only if they get everywhere
  expect([...reached].toSorted()).toEqual([
    'captured', 'card', 'cardProblem', 'check', 'confirmIdentity', 'documentProblem', 'home', 'idle', 'leaving', 'list', 'making', 'matters', 'needs', 'noCard',
    'notAvailable', 'notice', 'preview', 'question', 'scan', 'sign', 'statement',
  ]); // prettier-ignore
});
