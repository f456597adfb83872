/** The cable of pedal, lamp and code reader pulled in every state of the machine that keeps each of them open. */
import { describe, expect, it } from 'vitest';
import { REOPEN_MS, stepAttachment, type Attachment, type AttachmentEffect, type AttachmentEvent } from '../../devices/attachment.ts'; // prettier-ignore
import type { DeviceErrorKind } from '../../main/contract/devices.ts';
import { breaking, everyState, unpluggedEverywhere, type SessionMachine } from './everyState.ts';

const OPENED: AttachmentEvent = { kind: 'opened', model: 'm', identity: 'i' };
const REFUSALS = ['absent', 'permissionDenied', 'busy', 'ioError'] as const satisfies readonly DeviceErrorKind[]; // prettier-ignore
const refused = (why: DeviceErrorKind): AttachmentEvent => ({ kind: 'refused', why });
/** What each state waits for; a further state does not compile until it says so. */
const WAITS_FOR: Readonly<Record<Attachment['kind'], readonly AttachmentEvent[]>> = {
  opening: [OPENED, ...REFUSALS.map(refused)],
  open: [],
  waiting: [{ kind: 'waited' }],
  closed: [OPENED, refused('absent')],
};
const BACK: readonly AttachmentEvent[] = [{ kind: 'waited' }, OPENED];

type One = ReturnType<typeof pulled>[number];
const machineOf = (
  device: 'trigger' | 'light' | 'codeReader',
): SessionMachine<Attachment, AttachmentEvent, AttachmentEffect> => ({
  start: { state: { kind: 'opening', failures: 0, seen: false }, effects: [] },
  step: (state, event) => stepAttachment(device, state, event),
  events: (state) => [...WAITS_FOR[state.kind], { kind: 'lost' }, { kind: 'closeAsked' }],
  // after the last pause the number of failures makes no difference
  key: (state) => ('failures' in state ? { ...state, failures: Math.min(state.failures, REOPEN_MS.length) } : state), // prettier-ignore
});
const pulled = (device: 'trigger' | 'light' | 'codeReader') =>
  unpluggedEverywhere(machineOf(device), (): AttachmentEvent => ({ kind: 'lost' }), BACK);

const did = (effects: readonly AttachmentEffect[], what: AttachmentEffect['do']): number =>
  effects.filter((effect) => effect.do === what).length;
const tells = (effects: readonly AttachmentEffect[], kind: string): boolean =>
  effects.some((effect) => effect.do === 'tell' && effect.state.kind === kind);

describe.each(['trigger', 'light', 'codeReader'] as const)('the %s', (device) => {
  const cases = pulled(device);

  it('comes through every state', () => {
    const seen = new Set(everyState(machineOf(device)).map(({ state }) => state.kind));
    expect([...seen].toSorted()).toEqual(Object.keys(WAITS_FOR).toSorted());
  });

  it('is shut once, shown as disconnected and waited for when it was open', () => {
    const rule = ({ state, effects, after }: One): boolean =>
      state.kind !== 'open' ||
      (did(effects, 'shut') === 1 && tells(effects, 'disconnected') && after.kind === 'waiting');
    expect(cases.some(({ state }) => state.kind === 'open')).toBe(true);
    expect(breaking(cases, rule)).toEqual([]);
  });

  it('does nothing more when the same loss is reported twice, or what was never open is lost', () => {
    expect(breaking(cases, ({ again }) => again.length === 0)).toEqual([]);
    expect(breaking(cases, ({ state, effects }) => state.kind === 'open' || effects.length === 0)).toEqual([]); // prettier-ignore
  });

  it('is never left alone: it is being opened or waited for, and comes back, unless it was closed', () => {
    const rule = ({ state, after, back }: One): boolean =>
      state.kind === 'closed'
        ? back.kind === 'closed'
        : (after.kind === 'waiting' || after.kind === 'opening') && back.kind === 'open';
    expect(breaking(cases, rule)).toEqual([]);
  });

  it('is opened again at once after a loss, however often it was refused before', () => {
    const rule = ({ state, effects }: One): boolean =>
      state.kind !== 'open' || effects.some((effect) => effect.do === 'wait' && effect.ms === REOPEN_MS[0]);
    expect(breaking(cases, rule)).toEqual([]);
  });
});
