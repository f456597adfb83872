/** A court with one agreement, its desk, and what a party is told at a booth: for what the court adds on paper. */
import { expect } from 'vitest';
import { OpenedAgreement, type ToldAgreement } from '../../main/contract/agreements.ts';
import { MattersAnswer } from '../../main/contract/link.ts';
import type { Court } from '../../main/court/start.ts';
import { agreementPacket, sendAgreement, type Wrong } from './agreementPacket.ts';
import { boothOf, courtFolder, courtHere } from './courtHarness.ts';

/** The seal of the committee is still missing: nothing is in effect. */
export const UNSEALED: Wrong = {
  packet: (packet) => ({
    ...packet,
    lights: { ...packet.lights, others: [...packet.lights.others, { light: 'organisation', at: null }], effectiveAt: null },
  }),
}; // prettier-ignore

/** Delegated by the court; its own paper is still to come, and the packet waits for it. */
export const DELEGATED: Wrong = {
  proof: (proof) => ({ ...proof, session: { ...proof.session, regime: 'courtInvitedPreFiling' } }),
  packet: (packet) => ({
    ...packet,
    regime: 'courtInvitedPreFiling',
    lights: { ...packet.lights, others: [...packet.lights.others, { light: 'court', at: null }], effectiveAt: null },
  }),
}; // prettier-ignore
function deskOf(court: Court, id: string) {
  const ask = (path = '', init: RequestInit = {}) =>
    fetch(`${court.url}/desk/api/agreements/${id}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${court.token}`, 'content-type': 'application/json' },
    });
  return {
    get: (path = '') => ask(path),
    post: (path: string, body: unknown) => ask(path, { method: 'POST', body: JSON.stringify(body) }),
    opened: async () => OpenedAgreement.parse(await (await ask()).json()),
    of: (other: string) => deskOf(court, other),
  };
}

export async function paperDesk(wrong: Wrong, clock: () => number) {
  const dataDir = courtFolder();
  const open = () => courtHere({ dataDir, clock, settings: { clerk: '测试书记员' } });
  const court = await open();
  const booth = await boothOf(court, 'hw-03', clock);
  const id = await sendAgreement(booth, await agreementPacket(booth, wrong));
  const desk = deskOf(court, id);
  await expect.poll(async () => (await desk.get()).status, { timeout: 60_000, interval: 100 }).toBe(200);
  return {
    court, desk, id, dataDir, booth,
    reopen: async () => deskOf(await open(), id),
    /** The newest agreement, as this person is told of it. */
    told: async (number: string): Promise<ToldAgreement | undefined> => {
      const person = await booth.seal({ type: 'resident', number, name: '某人' });
      const answer = await booth.ask('/v1/query/matters', { method: 'POST', body: JSON.stringify({ person }) });
      return MattersAnswer.parse(await answer.json()).agreements[0];
    },
    /** The court's own statement, for this person. */
    read: async (number: string, agreement = id): Promise<Response> => {
      const person = await booth.seal({ type: 'resident', number, name: '某人' });
      return await booth.ask('/v1/query/statement', { method: 'POST', body: JSON.stringify({ person, agreement }) });
    },
  };
} // prettier-ignore
