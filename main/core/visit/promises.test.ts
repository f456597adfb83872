/** What a person is promised wherever they are: an answer at once, a way out at once, nothing dialled, nobody's data uncovered (ux 7, 15, 17, 40, 44, 46, 47). */
import { beforeEach, describe, expect, it } from 'vitest';
import type { BoothView } from '../../contract/screen.ts';
import { viewOf } from './view.ts';
import {
  choose,
  dial,
  say,
  TestBooth,
  toCheck,
  toHome,
  toLists,
  toPad,
  toPreview,
  wang,
  write,
} from './visitKit.ts';

let booth: TestBooth;
beforeEach(() => {
  booth = new TestBooth();
});
const around = {
  site: { site: 's', booth: 'b', court: 'c', hours: '', hotline: '' },
  link: 'online',
  clockTrusted: true,
  practice: false,
  scannerReady: true,
  hasScanner: true,
  camera: null,
  hearing: { voice: 'none', headset: 'none' },
} as const;
const view = (): BoothView => viewOf(booth.state, around, booth.moment(), 1);

/** Every kind of place, reached as a person reaches it. */
const places: readonly [string, () => void][] = [
  ['notice', () => booth.act({ do: 'start' })],
  ['card', () => booth.act({ do: 'start' }, { do: 'continueNotice', shownMs: 1, readAloud: false }, { do: 'setNeeds', needs: { larger: false, readAloud: false, helper: 'none' } })],
  ['home', () => toHome(booth)],
  ['list', () => toLists(booth)],
  ['list of the other side', () => toLists(booth).act(choose('respondentKind', 'person'), say('respondentName', '陈志华'), dial('respondentPhone', '13900000000'), { do: 'skip', question: 'respondentAddress' })],
  ['check', () => toCheck(booth)],
  ['preview', () => toPreview(booth)],
  ['sign', () => toPad(booth)],
]; // prettier-ignore

describe('an answer comes in the same moment as the tap', () => {
  it('says that the document is being made', () => {
    toCheck(booth).act({ do: 'checkDone' });
    expect(view().screen.kind).toBe('makingDocument');
  });
  it('says that it is being sealed', () => {
    toPad(booth);
    write(booth).act({ do: 'signDone' }, { do: 'signConfirm' });
    expect(view().screen).toMatchObject({ kind: 'sign', phase: { kind: 'sealing' } });
  });
  it('says that the court is being asked', () => {
    toHome(booth).act({ do: 'openService', service: 'matters' });
    expect(view().screen).toMatchObject({ kind: 'matters', state: 'loading' });
  });
  it('says that the card is being read', () => {
    places[1]?.[1]();
    booth.send({ kind: 'cardFound' });
    expect(view().screen).toMatchObject({ kind: 'card', phase: 'reading' });
  });
  it('says that everything is being cleared, and that it is done only when it was', () => {
    toHome(booth).act({ do: 'leave' });
    expect(view().screen).toMatchObject({ kind: 'leaving', phase: 'wiping' });
    booth.later(60_000);
    expect(view().screen).toMatchObject({ kind: 'leaving', phase: 'wiping' });
    booth.send({ kind: 'wiped', ok: true });
    expect(view().screen).toMatchObject({ kind: 'leaving', phase: 'done' });
  });
  it('says that pages are being scanned, with their number', () => {
    toLists(booth);
    const { form } = booth.visit;
    if (form === null) throw new Error('no form');
    const row = { id: 'e1', kind: null, name: '', proves: '', originalShown: null, pages: [] };
    booth.state = {
      ...booth.visit,
      form: { ...form, evidence: [row] },
      place: {
        kind: 'scan',
        row: 'e1',
        selected: null,
        job: { kind: 'ready' },
        jobId: null,
        replacing: null,
      },
    };
    booth.act({ do: 'scan', source: 'feeder' });
    expect(view().screen).toMatchObject({ kind: 'scan', job: { kind: 'scanning', page: 1 } });
  });
});

describe.each(places)('at %s', (_name, go) => {
  it('停止离开 leads to a neutral screen in the same moment', () => {
    go();
    booth.act({ do: 'leave' });
    const { screen, overlay } = view();
    expect(screen.kind === 'leaving' || overlay?.kind === 'askLeave').toBe(true);
  });
  it('紧急求助 opens its page and sets nothing off', () => {
    go();
    booth.effects = [];
    booth.act({ do: 'openEmergency' });
    expect(view().overlay?.kind).toBe('emergency');
    expect(booth.effects).toEqual([]);
  });
  it('紧急求助 opens over the cover as well', () => {
    go();
    booth.act({ do: 'coverNow' }, { do: 'openEmergency' });
    expect(view().overlay?.kind).toBe('emergency');
  });
  it('shows no number and no whole name of the person but in the document', () => {
    go();
    const shown = JSON.stringify(view());
    expect(shown).not.toContain(wang.number);
    expect(shown).not.toContain(wang.name);
    expect(shown).not.toMatch(/1[3-9]\d{9}/u);
    expect(shown).not.toContain('陈志华');
  });
});

it('masks the person in the strip, and says the mask as 某', () => {
  toHome(booth);
  expect(view().frame.person).toEqual({ masked: '王*明', spoken: '王某明', last4: '002X' });
});

it('counts steps that never grow in number', () => {
  let most = Number.POSITIVE_INFINITY;
  const watch = (): void => {
    const { screen } = view();
    if (!('progress' in screen)) return;
    expect(screen.progress.of).toBeLessThanOrEqual(most);
    expect(screen.progress.step).toBeLessThanOrEqual(screen.progress.of);
    most = screen.progress.of;
  };
  for (const [, go] of places.slice(3)) {
    booth = new TestBooth();
    go();
    watch();
  }
});

it('calls nothing received without the court’s receipt for this very item', () => {
  toPad(booth);
  write(booth).act({ do: 'signDone' }, { do: 'signConfirm' });
  booth.send({ kind: 'captured', itemId: 'i', sha256: 'a'.repeat(64), at: '2026-11-23T10:00:00+08:00' });
  expect(view().screen).toMatchObject({ kind: 'captured', delivery: { kind: 'waiting' } });
  booth.later(1_000).send({ kind: 'courtAnswered', itemId: 'other', delivery: { kind: 'received', number: 'n', at: '2026-11-23T10:00:00+08:00' } }); // prettier-ignore
  expect(view().screen).toMatchObject({ delivery: { kind: 'waiting' } });
});
