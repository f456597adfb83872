/** The page's end of the border: views in order, guarded taps, a life after core's restart. */
import { beforeEach, expect, test } from 'vitest';
import { channelPair, serve, type Channel, type Served } from '../main/contract/port.ts';
import type { Act } from '../main/contract/act.ts';
import type { BoothView, Screen } from '../main/contract/screen.ts';
import { screenBorder, type ScreenBorder } from '../main/contract/screenBorder.ts';
import { createBooth, type Booth } from './booth.ts';

let now = 0;
let booth: Booth;
let acts: Act[];
let touched = 0;
let painted: number[];

const look = { scale: 100, contrast: 'day', language: 'zh-CN' } as const;
const idle: Screen = { kind: 'idle', cardLeft: false, staff: true, waits: null };
function view(n: number, screen: Screen = idle): BoothView {
  return {
    n,
    frame: {
      site: '河湾派出所', booth: '3 号舱', court: '云溪区人民法院', hotline: '12368', person: null, link: 'online',
      now: '2026-11-22T10:42:00+08:00', clockTrusted: true, practice: false, look, mayGoBack: false, mayLeave: false,
      hearing: { voice: 'none', headset: 'none' }, readsItself: false,
    },
    screen,
    overlay: null,
  }; // prettier-ignore
}

/** A core that only remembers; returns its end. */
function core(first: BoothView): { channel: Channel; served: Served<ScreenBorder>; end: Channel } {
  const [end, channel] = channelPair();
  const served = serve(end, screenBorder, {
    view: () => first,
    act: (act) => (acts.push(act), {}),
    touched: () => ((touched += 1), {}),
    painted: ({ n }) => (painted.push(n), {}),
    pagePicture: () => null,
    pageShot: () => ({ kept: false, problem: null }),
    cameraLive: () => ({}),
    documentBytes: () => null,
    receiptSlip: () => null,
    say: () => null,
    printSlip: () => ({ printed: false }),
    printAgreement: () => ({ printed: false }),
    liveOpen: () => ({ asked: false }),
    liveSay: () => ({}),
    draftShare: () => ({ shared: false }),
  });
  return { channel, served, end };
}
const settled = () => new Promise((done) => setImmediate(done));
const shownN = () => {
  const shown = booth.current();
  return shown.kind === 'shown' ? shown.view.n : null;
};

beforeEach(() => {
  now = 10_000;
  acts = [];
  touched = 0;
  painted = [];
  booth = createBooth(() => now);
});

test('the first view is asked for, later ones are pushed', async () => {
  const { channel, served } = core(view(1));
  expect(booth.current().kind).toBe('connecting');
  booth.attach(channel);
  await settled();
  expect(shownN()).toBe(1);
  served.push('viewChanged', view(2));
  await settled();
  expect(shownN()).toBe(2);
});

test('an answer overtaken by a push does not bring the old view back', async () => {
  const { channel, served } = core(view(1));
  booth.attach(channel);
  served.push('viewChanged', view(5));
  await settled();
  expect(shownN()).toBe(5);
});

test('a second tap on the same action within 600 ms is ignored, a later or another one is not', async () => {
  booth.attach(core(view(1)).channel);
  booth.act({ do: 'start' });
  now += 599;
  booth.act({ do: 'start' });
  booth.act({ do: 'leave' });
  now += 600;
  booth.act({ do: 'leave' });
  await settled();
  expect(acts.map((act) => act.do)).toEqual(['start', 'leave', 'leave']);
});

test('ink is a stream, never a double tap', async () => {
  booth.attach(core(view(1)).channel);
  booth.act({ do: 'pointerInk', samples: [] });
  booth.act({ do: 'pointerInk', samples: [] });
  await settled();
  expect(acts).toHaveLength(2);
});

test('touches are told at most once a second', async () => {
  booth.attach(core(view(1)).channel);
  for (const step of [0, 400, 400, 400]) {
    now += step;
    booth.touched();
  }
  await settled();
  expect(touched).toBe(2);
});

test('the time of a change stays while the screen stays', async () => {
  const { channel, served } = core(view(1));
  booth.attach(channel);
  await settled();
  now += 500;
  served.push('viewChanged', view(2));
  await settled();
  expect(booth.current()).toMatchObject({ since: 10_000 });
  served.push('viewChanged', view(3, { kind: 'noCard' }));
  await settled();
  expect(booth.current()).toMatchObject({ since: 10_500 });
});

test('when core goes the view is hidden, and a fresh port shows the restarted core from its first view on', async () => {
  const first = core(view(70));
  booth.attach(first.channel);
  await settled();
  first.end.close();
  expect(booth.current().kind).toBe('lost');
  booth.act({ do: 'start' }); // nobody is there: nothing happens
  booth.attach(core(view(1)).channel);
  await settled();
  expect(shownN()).toBe(1);
});

test('listeners of ink survive a restart of core', async () => {
  let cleared = 0;
  const stop = booth.on('inkCleared', () => (cleared += 1));
  booth.attach(core(view(1)).channel);
  const second = core(view(1));
  booth.attach(second.channel);
  second.served.push('inkCleared', {});
  await settled();
  expect(cleared).toBe(1);
  stop();
  second.served.push('inkCleared', {});
  await settled();
  expect(cleared).toBe(1);
});
