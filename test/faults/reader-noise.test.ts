/** Garbage, torn, oversized, bent and contradictory answers on the serial line, through the real serialport. */
import { describe, expect, it } from 'vitest';
import type { DeviceErrorKind } from '../../main/contract/devices.ts';
import { watchingReader } from './benches.ts';

describe('an ID-card reader on a bad line', () => {
  it('finds its way through garbage before every answer', async () => {
    const { reader, host } = await watchingReader();
    await reader.fault('garbageBefore');
    reader.place('resident');
    expect((await host.next('cardRead')).card.type).toBe('resident');
  });

  const cases: readonly [fault: 'truncated' | 'flippedBit' | 'lengthMismatch', kind: DeviceErrorKind][] = [
    ['truncated', 'timeout'],
    ['flippedBit', 'checksum'],
    ['lengthMismatch', 'protocol'],
  ];
  it.each(cases)('tries %s three times, says %s, and gives no part of the card', async (fault, kind) => {
    const { reader, host } = await watchingReader();
    await reader.fault(fault);
    reader.place('resident');
    const { error } = await host.next('cardFailed');
    expect(error.kind).toBe(kind);
    expect(host.pushed.some(({ name }) => name === 'cardRead')).toBe(false);
    expect(host.pushed.filter(({ name }) => name === 'cardFound')).toHaveLength(1);
  });

  it('reads the card after it is lifted and laid down again once the line is good', async () => {
    const { reader, host } = await watchingReader();
    await reader.fault('flippedBit');
    reader.place('secondResident');
    await host.next('cardFailed');
    await reader.clearFaults();
    reader.lift();
    await host.next('cardLifted');
    reader.place('secondResident');
    expect((await host.next('cardRead')).card.name).toBe('李建国');
  });

  it('takes an endless frame for noise and calls the reader lost', async () => {
    const { reader, host } = await watchingReader();
    await reader.fault('oversized');
    reader.place('resident');
    const state = await host.state('idReader', 'fault');
    expect(state.kind === 'fault' && state.error.kind).toMatch(/protocol|noAnswer/);
  });
});
