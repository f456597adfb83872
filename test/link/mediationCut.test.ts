/** A booth that goes down between two signatures: nothing of the mediation stays, it begins anew and says so, and the court gets one agreement. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Agreements } from '../../main/contract/agreements.ts';
import { cards } from '../../main/core/session/sessionKit.ts';
import { tableSteps } from './tableKit.ts';
import { openWholeRequest, until, type Person } from './wholeRequestKit.ts';

const person = (card: Person['card'], fact: string): Person => ({
  card, phone: () => '', residence: () => '', respondent: () => '', fact: () => fact, evidence: () => '双方再无其他争议。',
}); // prettier-ignore
const A = person(() => cards.A, '邻居之间借款三万元，到期没有还。');
const B = person(() => cards.B, '');
const lead = { card: () => cards.lead };

test('a mediation that was cut begins anew, says so once, and is received once', async () => {
  const kit = await openWholeRequest();
  const table = tableSteps(kit);
  const rows = async () => {
    const court = kit.court();
    const answer = await fetch(`${court.url}/desk/api/agreements`, { headers: { authorization: `Bearer ${court.token}` } });
    return Agreements.parse(await answer.json()).rows;
  };
  const entrance = async () => {
    await kit.act({ do: 'startSession' });
    await kit.at('session', 'staffCard');
    return kit.shown('session').step;
  };
  try {
    await until('claimed', () => kit.view().frame.link === 'online');
    expect(await entrance()).toMatchObject({ afterCut: false });
    await kit.steps.leave();
    await table.signing(A, B);
    await table.sign('A', A);
    await kit.at('session', 'signers');
    await kit.closeBooth(); // no leaving, no wiping: as at a power cut
    await kit.reopenBooth();
    expect(kit.view().screen.kind).toBe('idle');
    expect(await entrance()).toMatchObject({ afterCut: true });
    await kit.steps.leave();
    // the very same people sit down again; nobody's signature from before is there
    await table.signing(A, B);
    const signers = kit.shown('session').step;
    expect(signers.at === 'signers' && signers.people.map(({ signedAt }) => signedAt)).toEqual([null, null, null]);
    await table.sign('A', A);
    await table.sign('B', B);
    await table.sign('lead', lead);
    await kit.at('session', '"captured"');
    // it goes down again, after the agreement was sealed and before anybody left: that one is not lost, and not called cut
    await kit.closeBooth();
    await kit.reopenBooth();
    expect(await entrance()).toMatchObject({ afterCut: false });
    await expect.poll(async () => (await rows()).map(({ state }) => state), { timeout: 60_000 }).toEqual(['received']);
    const log = readFileSync(join(kit.folder, 'booth/booth.db')).toString('latin1');
    expect(log).toContain('"reason":"cut"');
  } finally {
    await kit.close();
  }
}); // prettier-ignore
