import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SimulationState, type ControlCommand } from '../../main/contract/simulation.ts';
import { startSimulators, type RunningSimulators } from './server.ts';

const court = createServer((_, answer) => answer.end('court'));
let sims: RunningSimulators;
beforeAll(async () => {
  await new Promise<void>((resolve) => court.listen(0, '127.0.0.1', resolve));
  const { port } = court.address() as AddressInfo;
  sims = await startSimulators({ court: `http://127.0.0.1:${port}`, consoleDir: '/nowhere', pad: 'STU-540' });
});
afterAll(async () => {
  await sims.close();
  court.close();
});

const post = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${sims.ready.controlUrl}control`, { method: 'POST', body: JSON.stringify(body), headers });
const control = (command: ControlCommand): Promise<Response> => post(command);
const state = async (): Promise<SimulationState> =>
  SimulationState.parse(await (await fetch(`${sims.ready.controlUrl}state`)).json());

describe('the simulation control', () => {
  it('does what it is told and shows it in its state', async () => {
    await control({ do: 'placeCard', card: 'minor' });
    await control({ do: 'fault', device: 'idReader', name: 'silent' });
    expect(await state()).toMatchObject({ card: 'minor', faults: [{ device: 'idReader', name: 'silent' }] });
    await control({ do: 'clearFaults' });
    await control({ do: 'liftCard' });
    expect(await state()).toMatchObject({ card: null, faults: [] });
  });

  it('presses the pedal, shows a code and tells of the lamp, where this machine has them', async () => {
    const { pedal, codeReader, lamp } = await state();
    const { trigger, light, codeReader: module } = sims.ready;
    expect([pedal, codeReader, lamp]).toEqual([
      trigger !== null,
      module !== null,
      light === null ? null : false,
    ]);
    expect((await control({ do: 'pressPedal' })).status).toBe(pedal ? 200 : 404);
    expect((await control({ do: 'showCode', text: '(2026)渝0199民调1号' })).status).toBe(
      codeReader ? 200 : 404,
    );
    expect((await post({ do: 'showCode', text: '' })).status).toBe(400);
  });

  it('refuses what it does not know', async () => {
    expect((await post({ do: 'explode' })).status).toBe(400);
    expect((await post('{')).status).toBe(400);
    expect((await control({ do: 'fault', device: 'scanner', name: 'silent' })).status).toBe(404);
  });

  it('serves no foreign page and no file outside its folder', async () => {
    expect((await post({ do: 'liftCard' }, { origin: 'http://example.test' })).status).toBe(403);
    expect((await fetch(`${sims.ready.consoleUrl}..%2f..%2fetc%2fpasswd`)).status).toBe(404);
  });

  it('cuts the link to the court like a pulled cable, and mends it', async () => {
    const through = async (): Promise<string> => (await fetch(sims.ready.courtProxy ?? '')).text();
    expect(await through()).toBe('court');
    await control({ do: 'cutLink' });
    await expect(through()).rejects.toThrow('fetch failed');
    expect((await state()).linkUp).toBe(false);
    await control({ do: 'restoreLink' });
    expect(await through()).toBe('court');
  });
});
