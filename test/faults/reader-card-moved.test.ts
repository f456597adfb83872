/** A card lifted while it is read, left behind after it was read, or refused by the SAM. */
import { describe, expect, it } from 'vitest';
import { watchingReader } from './benches.ts';

describe('a card on the reader', () => {
  it('that is lifted mid-read fails once and is read when it comes back', async () => {
    const { reader, host } = await watchingReader();
    await reader.fault('cardLiftedMidRead');
    reader.place('resident');
    expect((await host.next('cardFailed')).error.kind).toBe('cardRemoved');
    await host.next('cardLifted');
    reader.place('resident');
    expect((await host.next('cardRead')).card.name).toBe('张明华');
  });

  it('that stays is not read twice, and its leaving is noticed', async () => {
    const { reader, host } = await watchingReader();
    reader.place('resident');
    await host.next('cardRead');
    await host.devices.ask('watchCard', { on: true });
    reader.lift();
    await host.next('cardLifted');
    expect(host.pushed.filter(({ name }) => name === 'cardFound')).toHaveLength(1);
    reader.place('secondResident');
    expect((await host.next('cardRead')).card.name).toBe('李建国');
  });

  it.each([
    ['authFailed', 'authFailed'],
    ['selectFailed', 'selectFailed'],
  ] as const)('is refused as %s', async (fault, kind) => {
    const { reader, host } = await watchingReader();
    await reader.fault(fault);
    reader.place('resident');
    expect((await host.next('cardFailed')).error.kind).toBe(kind);
  });

  it('of an unknown type is refused by its flag and never guessed', async () => {
    const { reader, host } = await watchingReader();
    reader.place('unknownType');
    const { error } = await host.next('cardFailed');
    expect(error).toMatchObject({ kind: 'unsupportedCard', retryable: false, detail: 'type flag 005a' });
  });

  it.each([
    ['samSelfTest', 'samSelfTest'],
    ['samUnauthorised', 'samUnauthorised'],
  ] as const)('cannot be read by a reader with %s, which is out of service', async (fault, kind) => {
    const { reader, host } = await watchingReader();
    await reader.fault(fault);
    reader.place('resident');
    const state = await host.state('idReader', 'fault');
    expect(state).toMatchObject({ error: { kind, retryable: false } });
  });
});
