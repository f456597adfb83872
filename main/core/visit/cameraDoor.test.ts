import { describe, expect, it } from 'vitest';
import { createCameraDoor } from './cameraDoor.ts';
import { DEFAULT_LOOK, type BoothState, type Visit } from './visit.ts';
import { NO_COMFORT } from './comfort.ts';

const idle: BoothState = { kind: 'idle', cardOnReader: false, readerOut: false, look: DEFAULT_LOOK };
const visit = (change: Partial<Visit>): Visit => ({
  kind: 'visit', id: 'v', place: { kind: 'home' }, overlay: null, look: DEFAULT_LOOK,
  needs: { larger: false, readAloud: false, helper: 'none' }, consents: [], identity: null, form: null, backToCheck: false,
  document: null, seen: [], ink: null, undo: null, cardOnReader: false, readerOut: false, scannedAnything: false, signsOnScreen: false, touchedAt: 0, summons: null, joins: null, seatTold: null, comfort: NO_COMFORT, looks: {},
  ...change,
}); // prettier-ignore
const scanning = visit({
  place: { kind: 'scan', row: 'r', selected: null, job: { kind: 'ready' }, jobId: null, replacing: null },
});
const covered = visit({ place: scanning.place, overlay: { kind: 'cover', secondsLeft: 9 } });

function door(present = true) {
  const told: string[] = [];
  const made = createCameraDoor({
    present,
    allow: (allowed) => told.push(allowed ? 'open' : 'shut'),
    light: (on) => told.push(on ? 'light' : 'dark'),
  });
  return { ...made, told };
}

describe('the door of the camera', () => {
  it('is open while the scan screen stands there uncovered, and no longer', () => {
    const { follow, told } = door();
    for (const state of [idle, visit({}), scanning, scanning, covered, scanning, idle]) follow(state);
    expect(told).toEqual(['open', 'shut', 'open', 'shut']);
  });

  it('takes the lamp with the picture, and puts it out when the screen goes whatever the page says', () => {
    const { follow, setLive, live, again, told } = door();
    setLive(true); // no leave yet: nothing is lit
    follow(scanning);
    setLive(true);
    again();
    follow(covered);
    expect(told).toEqual(['open', 'light', 'light', 'shut', 'dark']);
    expect(live()).toBe(false);
  });

  it('never opens in a booth without a camera', () => {
    const { follow, setLive, told } = door(false);
    follow(scanning);
    setLive(true);
    expect(told).toEqual([]);
  });
});
