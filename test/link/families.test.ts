/** Families against one company (A2) through a whole core and a whole court: the sample case shown, agency and committee at the table, one key at the desk, and nobody learns of the others. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Agreements, OpenedAgreement } from '../../main/contract/agreements.ts';
import { cards } from '../../main/core/session/sessionKit.ts';
import { SealedProof, Proof } from '../../main/proof/proof.ts';
import { until } from './boothHands.ts';
import { COMPANY, familySteps, filesWith, groupDesk, holder, requests, sampleCase } from './familyKit.ts';
import { openWholeRequest, type WholeRequest } from './wholeRequestKit.ts';

/** Two children whose names stand nowhere else. */
const [CHILD, OTHER_CHILD] = ['瞿雨桐', '佘思远'];

let kit: WholeRequest;
let family: ReturnType<typeof familySteps>;
let desk: ReturnType<typeof groupDesk>;
beforeEach(async () => {
  kit = await openWholeRequest();
  family = familySteps(kit);
  desk = groupDesk(kit);
  await until('claimed', () => kit.view().frame.link === 'online');
});
afterEach(() => kit.close());

const received = async (count: number) => {
  const rows = async () => Agreements.parse(await (await desk.ask('agreements')).json()).rows;
  await expect.poll(async () => (await rows()).map(({ state }) => state), { timeout: 60_000 }).toEqual(Array(count).fill('received')); // prettier-ignore
  const [newest] = await rows();
  return OpenedAgreement.parse(await (await desk.ask(`agreements/${newest?.id ?? ''}`)).json());
};
const proofOf = async (id: string): Promise<Proof> => {
  const sealed = SealedProof.parse(await (await desk.ask(`agreements/${id}/agreement.proof.json`)).json());
  return Proof.parse(JSON.parse(sealed.proof));
};
const leave = async (): Promise<void> => {
  await kit.act({ do: 'leave' });
  if (kit.view().overlay?.kind === 'askLeave') await kit.act({ do: 'leaveForSure' });
  await kit.at('leaving', 'done');
};

test('a parent in her own name settles with the company after the sample case was shown, with agency and committee there; a second family is linked and learns nothing of the first', async () => {
  const { id: judgment, key } = await desk.note();
  await family.meets(cards.A, CHILD);
  expect(family.step()).toMatchObject({ at: 'demo', seat: 'A', judgment: { caseNo: sampleCase.caseNo, decided: sampleCase.decided } }); // prettier-ignore
  await family.looks(2500);
  await family.comes('agencyRep', cards.education);
  await family.comes('consumerCommittee', cards.consumers);
  await family.pays(680_000, `${CHILD}的课没有上完，公司停课了。`);
  expect(family.step()).toMatchObject({ facts: '瞿*桐的课没有上完，公司停课了。' });
  await family.settles(cards.A);

  const first = await received(1);
  expect(first.flaw).toBeNull();
  expect(first.people.map(({ role, name, act }) => `${role} ${name} ${act?.what ?? '-'}`).toSorted()).toEqual([
    'agencyRep 龙丽萍（渝中区教育委员会（演示）） -',
    'consumerCommittee 温国栋（渝中区消费者权益保护委员会（演示）） -',
    `legalRep 赵小川（${COMPANY}的法定代表人） signed`,
    'mediator 周正平（人民调解员） signed',
    'party 张明华（监护人，以自己的名义） signed',
    `party ${COMPANY} -`,
  ].toSorted()); // prettier-ignore
  const proof = await proofOf(first.row.id);
  const shown = proof.shown.filter(({ what }) => what === `demoJudgment-${judgment}`);
  expect(shown.map(({ who, way, ms }) => `${who} ${way} ${ms}`).toSorted()).toEqual(['A seen 2500', 'B-legalRep seen 2500']); // prettier-ignore
  const guests = proof.participants.filter(
    ({ role }) => role === 'agencyRep' || role === 'consumerCommittee',
  );
  expect(guests.map(({ side, place }) => [side, place])).toEqual([[null, 'staff'], [null, 'staff']]); // prettier-ignore
  expect([...proof.acts, ...proof.shown].some(({ who }) => guests.some(({ id }) => id === who))).toBe(false);
  expect(proof.participants.find(({ id }) => id === 'A')).toMatchObject({ name: '张明华（监护人，以自己的名义）', ward: '瞿*桐' }); // prettier-ignore
  await leave();

  // the next family, at the same booth against the same company
  await until('idle', () => kit.view().screen.kind === 'idle');
  const screens: string[] = [];
  await family.meets(cards.C, OTHER_CHILD, ' 重庆启明教育咨询 有限公司');
  screens.push(JSON.stringify(kit.view()));
  await family.looks(1000);
  screens.push(JSON.stringify(kit.view()));
  await family.pays(320_000, '课没有上完，公司停课了。');
  screens.push(JSON.stringify(kit.view()));
  await family.settles(cards.C);
  screens.push(JSON.stringify(kit.view()));
  for (const own of ['张*华', '张明华', '瞿', '4417', '6,800', key, first.row.id])
    expect(screens.join('\n')).not.toContain(own);
  await received(2);

  const [group, ...others] = await desk.groups();
  expect(others).toEqual([]);
  expect(group).toMatchObject({
    key, kind: 'training', requests: { count: 0, fen: 0 }, agreements: { count: 2, fen: 1_000_000 }, states: { received: 2 },
    judgments: [{ id: judgment, caseNo: sampleCase.caseNo, state: 'inForce' }],
  }); // prettier-ignore
  expect(JSON.stringify(group)).not.toContain('张明华');
  await leave();
  await kit.closeBooth();
  await kit.closeCourt();
  // neither child stands in clear in any file of booth or court, nor in any log
  for (const name of [CHILD, OTHER_CHILD]) expect(filesWith(kit.folder, name)).toEqual([]);
  expect(filesWith(kit.folder, sampleCase.caseNo).length).toBeGreaterThan(0);
  expect(readFileSync(join(kit.folder, 'booth', 'core.log'), 'utf8')).toContain('demoJudgmentShown');
  await kit.reopenCourt(0);
  await kit.reopenBooth();
}, 300_000);

test('a request and an agreement against one company stand under one key, whoever wrote its name how', async () => {
  const person = {
    ...holder(cards.C), phone: () => '13812346021', residence: () => '新牌坊一路88号', respondent: () => `${COMPANY} `, fact: () => '课没有上完，公司停课了。',
    evidence: () => '收据',
  }; // prettier-ignore
  await requests(kit, person);
  await expect.poll(async () => (await desk.groups())[0]?.requests.count, { timeout: 60_000 }).toBe(1);
  await kit.steps.leave();
  await family.meets(cards.A, CHILD);
  await family.pays(680_000, '课没有上完，公司停课了。');
  await family.settles(cards.A);
  await received(1);
  const groups = await desk.groups();
  expect(groups).toHaveLength(1);
  expect(groups[0]).toMatchObject({ requests: { count: 1, fen: 3_560_000 }, agreements: { count: 1, fen: 680_000 }, states: { new: 1, received: 1 } }); // prettier-ignore
  expect(groups[0]?.matters.map(({ what }) => what).toSorted()).toEqual(['agreement', 'request']);
  expect(JSON.stringify(groups)).not.toMatch(/何秀云|张明华/u);
}, 200_000);

describe('the court’s word on the sample case', () => {
  const refusedBy = async (over: object): Promise<number> =>
    (await desk.ask('demo-judgments', { ...sampleCase, ...over })).status;

  test('is signed only whole, in short sentences, for disputes that are linked, in its time', async () => {
    expect(await refusedBy({ claimed: [] })).toBe(400);
    expect(await refusedBy({ decided: ['一句没有句号的话'] })).toBe(400);
    expect(await refusedBy({ decided: [`${'很长'.repeat(40)}。`] })).toBe(400);
    expect(await refusedBy({ caseNo: '第五号案件没有年份' })).toBe(400);
    expect(await refusedBy({ kind: 'family' })).toBe(409);
    expect(await refusedBy({ validTo: '2026-01-01' })).toBe(409);
    expect(await refusedBy({ decidedOn: '2999-01-01' })).toBe(409);
    expect(await desk.groups()).toEqual([]);
    expect(await refusedBy({})).toBe(200);
  });

  test('is shown without a line where it was received before, and is gone once the court takes it back', async () => {
    const { id } = await desk.note();
    // the booth hears of it by itself: nobody sat at a table yet
    const kept = (): number => {
      const db = new Sqlite(join(kit.folder, 'booth', 'booth.db'), { readonly: true });
      const count = Number(db.prepare('SELECT count(*) FROM demo_judgment').pluck().get());
      db.close();
      return count;
    };
    await until('received', () => kept() === 1);
    const port = Number(new URL(kit.court().url).port);
    await kit.closeCourt();
    await family.meets(cards.A, CHILD);
    expect(kit.view().frame.link).not.toBe('online');
    expect(family.step()).toMatchObject({ at: 'demo', judgment: { caseNo: sampleCase.caseNo } });
    await leave();
    await kit.reopenCourt(port);
    await until('online', () => kit.view().frame.link === 'online');
    expect((await desk.ask(`demo-judgments/${id}/withdraw`, {})).status).toBe(204);
    expect((await desk.ask(`demo-judgments/${id}/withdraw`, {})).status).toBe(404);
    await family.meets(cards.A, CHILD);
    expect(family.step()).toMatchObject({ at: 'draft', demo: { kind: 'none' } });
    expect((await desk.groups()).map(({ judgments }) => judgments.map(({ state }) => state))).toEqual([['withdrawn']]); // prettier-ignore
  }, 120_000);

  test('is said plainly to be out of reach where nothing was received', async () => {
    await kit.closeCourt();
    await until('offline', () => kit.view().frame.link !== 'online');
    await family.meets(cards.A, CHILD);
    expect(family.step()).toMatchObject({ at: 'draft', demo: { kind: 'offline' } });
    await kit.reopenCourt(0);
  }, 120_000);

  test('is refused by name and not shown when it was changed on this booth’s disk', async () => {
    await desk.note();
    await family.meets(cards.A, CHILD);
    expect(family.step().at).toBe('demo');
    await leave();
    await kit.closeBooth();
    await kit.closeCourt();
    const db = new Sqlite(join(kit.folder, 'booth', 'booth.db'));
    db.prepare(`UPDATE demo_judgment SET text = replace(text, '没有支持', '支持了')`).run();
    db.close();
    await kit.reopenBooth();
    family = familySteps(kit);
    await family.meets(cards.A, CHILD);
    expect(family.step()).toMatchObject({ at: 'draft', demo: { kind: 'refused', why: 'altered' } });
    expect(JSON.stringify(kit.view())).not.toContain('支持了');
    expect(readFileSync(join(kit.folder, 'booth', 'core.log'), 'utf8')).toContain('"why":"altered"');
    await kit.reopenCourt(0);
  }, 120_000);
});
