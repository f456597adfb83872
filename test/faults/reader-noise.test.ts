/** F.2 "garbage before or between": noise around the answers on the serial line, through the real serialport. */
import { expect, it } from 'vitest';
import { watchingReader } from './benches.ts';

it.each(['garbageBefore', 'garbageBetween'] as const)(
  'finds its way through %s every answer',
  async (fault) => {
    const { reader, host } = await watchingReader();
    await reader.fault(fault);
    reader.place('resident');
    expect((await host.next('cardRead')).card.type).toBe('resident');
  },
);

it('counts the noise, and says when there is more than a good cable has', async () => {
  const { reader, host } = await watchingReader();
  await reader.fault('garbageBefore');
  for (const card of ['resident', 'secondResident', 'hmtPermit'] as const) {
    reader.place(card);
    await host.next('cardRead');
    reader.lift();
    await host.next('cardLifted');
    await host.devices.ask('watchCard', { on: true });
  }
  expect(host.log()).toContain('"event":"readerNoise"');
  expect(host.log().match(/"event":"readerNoisy","perMinute":11/g)).toHaveLength(1);
});

it('takes an endless frame for noise and calls the reader lost', async () => {
  const { reader, host } = await watchingReader();
  await reader.fault('oversized');
  reader.place('resident');
  const state = await host.state('idReader', 'fault');
  expect(state.kind === 'fault' && state.error.kind).toMatch(/protocol|noAnswer/);
});
