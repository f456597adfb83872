/** An agreement written together between real pages and a real table: at once in one clause, around each other's caret, while Chinese is composed; read, changed, compared. */
import { expect, test, type Page } from '@playwright/test';
import { WebSocket } from 'ws';
import { LiveTell, type LiveAsk } from '../../main/contract/live.ts';
import { hearAll, paperMade, toDrafted } from '../../main/core/session/sessionKit.ts';
import { roomOfBooth } from '../link/boothSocketLine.ts';
import { TestBooth } from '../link/courtBooth.ts';
import { TableHere } from '../link/draftTableKit.ts';
import { PATIENCE, pass, type Seat } from './room.ts';
import { eachInScene, sound } from './scenes.ts';

const here = eachInScene();

/** The table of a booth: core's own part, without a page that shows pictures. */
async function tableHere(): Promise<{ table: TableHere; say: (ask: LiveAsk) => void; codes: string[] }> {
  const { court } = here();
  const booth = await TestBooth.provision(
    court.url,
    court.issueCode({ boothId: 'hw-03', site: '演示派出所', booth: '演示 3 号舱' }),
  );
  const { ticket } = await roomOfBooth(booth);
  const ws = new WebSocket(`${court.url.replace('http', 'ws')}/v1/live`);
  const say = (ask: LiveAsk): void => ws.send(JSON.stringify(ask));
  const codes: string[] = [];
  const table = new TableHere(say);
  toDrafted(table);
  ws.on('message', (data) => {
    const tell = LiveTell.parse(JSON.parse(Buffer.isBuffer(data) ? data.toString('utf8') : ''));
    if (tell.t === 'invited') codes.push(tell.invitation.code);
    table.hear(tell);
  });
  await new Promise((resolve) => ws.once('open', resolve));
  say({ t: 'join', ticket, page: 'page-of-the-table' });
  say({ t: 'ready', equipment: { camera: false, microphone: false, speaker: 'heard' } });
  return { table, say, codes };
}

async function guestOf(
  { say, codes }: Awaited<ReturnType<typeof tableHere>>,
  role: 'party' | 'agent',
  seat: number,
): Promise<Seat> {
  const before = codes.length;
  say({ t: 'invite', role });
  await expect.poll(() => codes.length, PATIENCE).toBe(before + 1);
  const guest = await here().open('');
  await guest.page.getByLabel('加入号码').fill(codes[before] ?? '');
  await guest.page.getByRole('button', { name: '填好了，下一步' }).click();
  await pass(guest);
  await guest.page.getByRole('heading', { name: /请稍等/ }).waitFor(PATIENCE);
  say({ t: 'admit', seat });
  await guest.page.getByRole('heading', { name: '视频会话' }).waitFor(PATIENCE);
  return guest;
}

const fieldOf = (page: Page, clause: string) => page.locator(`[data-clause="${clause}"] textarea`);
const at = (page: Page, clause: string): Promise<readonly [boolean, number]> =>
  fieldOf(page, clause).evaluate((field: HTMLTextAreaElement) => [
    document.activeElement === field,
    field.selectionStart,
  ]);

test('a table and two pages write one clause at once, each keeps the caret, and Chinese is composed undisturbed', async () => {
  const scene = await tableHere();
  const { table } = scene;
  const one = await guestOf(scene, 'party', 2);
  const two = await guestOf(scene, 'agent', 3);
  await expect.poll(() => table.host.share(true), PATIENCE).toBe(true);
  await expect.poll(() => table.drafts.state().ready, PATIENCE).toBe(true);
  const clause = table.table.draft.clauses[1]?.id ?? '';
  const first = table.textOf(clause);
  await expect(one.page.getByText('您现在只能看，不能写。')).toBeVisible(PATIENCE);
  table.drafts.letWrite(2, true);
  table.drafts.letWrite(3, true);
  await expect(fieldOf(one.page, clause)).toHaveValue(first, PATIENCE);
  await expect(fieldOf(two.page, clause)).toHaveValue(first, PATIENCE);
  await sound(one.page);

  // One stands at the end, the other writes before it, the table too: all at once.
  await fieldOf(one.page, clause).focus();
  await one.page.keyboard.press('End');
  await fieldOf(two.page, clause).focus();
  await two.page.keyboard.press('Home');
  await expect(two.page.locator('[data-writer="2"]')).toContainText('正在写这一条', PATIENCE);
  const writing = [
    one.page.keyboard.type('EndOfOne', { delay: 25 }),
    two.page.keyboard.type('StartOfTwo', { delay: 25 }),
  ];
  table.drafts.write(clause, first.replace('。', '，table。'));
  await Promise.all(writing);
  const all = `StartOfTwo${first.replace('。', '，table。')}EndOfOne`;
  for (const { page } of [one, two]) await expect(fieldOf(page, clause)).toHaveValue(all, PATIENCE);
  expect(await at(one.page, clause)).toEqual([true, all.length]);
  expect(await at(two.page, clause)).toEqual([true, 'StartOfTwo'.length]);
  await expect.poll(() => table.textOf(clause), PATIENCE).toBe(all);
  expect(table.drafts.text(clause)).toBe(all);

  // Letters of an input method stand in its own field alone, and nobody's come into it meanwhile.
  const composer = await one.page.context().newCDPSession(one.page);
  await composer.send('Input.imeSetComposition', { text: 'fuqing', selectionStart: 6, selectionEnd: 6 });
  await two.page.keyboard.type('Xyz');
  await expect.poll(() => table.drafts.text(clause), PATIENCE).toBe(`StartOfTwoXyz${all.slice(10)}`);
  await expect(fieldOf(one.page, clause)).toHaveValue(`${all}fuqing`);
  await composer.send('Input.insertText', { text: '付清' });
  const composed = `StartOfTwoXyz${all.slice(10)}付清`;
  for (const { page } of [one, two]) await expect(fieldOf(page, clause)).toHaveValue(composed, PATIENCE);
  expect(await at(one.page, clause)).toEqual([true, composed.length]);

  // Undo takes one's own back, and leaves what others wrote.
  for (let turn = 0; turn < 3; turn += 1) await one.page.keyboard.press('Control+z');
  await expect.poll(() => table.drafts.text(clause), PATIENCE).not.toContain('EndOfOne');
  expect(table.drafts.text(clause)).toContain('StartOfTwoXyz');
  expect(table.drafts.text(clause)).toContain('table');
  expect(one.problems).toEqual([]);
});

test('what is read is locked for everybody, and what was changed since is told by signs and words', async () => {
  const scene = await tableHere();
  const { table } = scene;
  const one = await guestOf(scene, 'party', 2);
  await expect.poll(() => table.host.share(true), PATIENCE).toBe(true);
  await expect.poll(() => table.drafts.state().ready, PATIENCE).toBe(true);
  table.drafts.letWrite(2, true);
  const clause = table.table.draft.clauses[1]?.id ?? '';
  await fieldOf(one.page, clause).waitFor(PATIENCE);
  table.tap({ do: 'read' });
  await expect.poll(() => table.step.at, PATIENCE).toBe('followUp');
  paperMade(table);
  await expect(one.page.getByText('正在朗读这一版，谁也不能写。')).toBeVisible(PATIENCE);
  await expect(one.page.locator('textarea')).toHaveCount(0);
  hearAll(table).tap({ do: 'backToDraft' });
  await fieldOf(one.page, clause).waitFor(PATIENCE);
  await fieldOf(one.page, clause).fill('双方当面道歉。');
  await expect.poll(() => table.textOf(clause), PATIENCE).toBe('双方当面道歉。');
  await one.page.getByRole('button', { name: '看改了什么' }).click();
  const change = one.page.locator(`[data-changes] [data-clause="${clause}"]`);
  await expect(change.locator('ins').first()).toContainText('＋');
  await expect(change.locator('del').first()).toContainText('－');
  await expect(change.locator('ins').first()).toContainText('加上：');
  await sound(one.page);
  await one.page.getByRole('button', { name: '回到协议' }).click();
  await expect(fieldOf(one.page, clause)).toHaveValue('双方当面道歉。');
  expect(one.problems).toEqual([]);
});
