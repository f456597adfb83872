/** Documents in a session between real pages: one page for all who follow, one's own view, ink of others, and nothing for who has no right. */
import { expect, test, type Page } from '@playwright/test';
import { TestBooth } from '../link/courtBooth.ts';
import { fileAt } from '../link/filing.ts';
import { bringIn, hostAtDesk, PATIENCE, type Seat } from './room.ts';
import { eachInScene, sound } from './scenes.ts';

const here = eachInScene();

const press = (seat: Seat, name: string | RegExp): Promise<void> =>
  seat.page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).click(PATIENCE);
const shows = (seat: Seat, page: number): Promise<void> =>
  expect(seat.page.locator(`canvas[data-page="${page}"][data-shown="true"]`)).toBeVisible(PATIENCE);
const nothing = (seat: Seat): Promise<void> =>
  expect(seat.page.locator('[data-paper]')).toHaveCount(0, PATIENCE);
/** Of one canvas: how many pixels are not as the empty one is. */
const drawn = (seat: Seat, canvas: string): Promise<number> =>
  seat.page.locator(canvas).evaluate((element) => {
    if (!(element instanceof HTMLCanvasElement)) return 0;
    const { data } = element.getContext('2d')?.getImageData(0, 0, element.width, element.height) ?? {
      data: [],
    };
    let count = 0;
    for (let i = 0; i < data.length; i += 4)
      if ((data[i + 3] ?? 0) > 0 && (data[i] ?? 255) + (data[i + 1] ?? 255) + (data[i + 2] ?? 255) < 600)
        count += 1;
    return count;
  });
const PICTURE = 'canvas[data-page]';
const INK = 'canvas[data-ink]';

async function threeWithPaper() {
  const { court } = here();
  const booth = await TestBooth.provision(
    court.url,
    court.issueCode({ boothId: 'hw-03', site: '演示派出所', booth: '演示 3 号舱' }),
  );
  const { number, request } = await fileAt(court, booth);
  const host = await hostAtDesk(here());
  const one = await bringIn(here(), host, '当事人');
  const other = await bringIn(here(), host, '代理人');
  const lay = async (): Promise<void> => {
    await host.page.getByLabel('收到号').fill(number);
    await press(host, '放申请书');
  };
  await press(host, '一起看文书');
  return { host, one, other, lay, number, sha256: request.bundle.document.sha256 };
}

test('one document for all who follow, one’s own view and the way back, late comers, a talk apart, and its end', async () => {
  const { host, one, other, lay, sha256 } = await threeWithPaper();
  const asked: string[] = [];
  for (const { page } of [host, one, other])
    page.on(
      'request',
      (request) => void asked.push(`${request.method()} ${new URL(request.url()).pathname}`),
    );
  await host.page.getByLabel('收到号').fill('收20260101-999999');
  await press(host, '放申请书');
  await expect(host.page.getByRole('alert')).toContainText('没有找到', PATIENCE);
  await lay();
  for (const seat of [host, one, other]) {
    await shows(seat, 1);
    await expect(seat.page.locator('[data-version]')).toHaveAttribute('data-version', sha256);
    expect(await drawn(seat, PICTURE)).toBeGreaterThan(1_000);
  }
  await Promise.all([sound(host.page), sound(one.page)]);

  await press(host, '下一页');
  for (const seat of [host, one, other]) await shows(seat, 2);
  await press(one, '上一页');
  await shows(one, 1);
  await shows(other, 2);
  await expect(one.page.getByText('您在自己看。大家在看第 2 页。')).toBeVisible();
  await sound(one.page);
  // The large button, by keyboard.
  await one.page.getByRole('button', { name: '回到大家那一页' }).focus();
  await one.page.keyboard.press('Enter');
  await shows(one, 2);
  await other.page.reload();
  await shows(other, 2);

  await press(host, '看在场的人');
  await press(host, /^和他单独谈 当事人/);
  for (const seat of [host, one, other]) await nothing(seat);
  await press(host, '一起看文书');
  await lay();
  for (const seat of [host, one]) await shows(seat, 1);
  await nothing(other);
  await press(host, '看在场的人');
  await press(host, '谈完了，接回大家');
  for (const seat of [host, one, other]) await shows(seat, 2);

  await press(host, '大家休息');
  for (const seat of [host, one, other]) await nothing(seat);
  await press(host, '休息好了，继续');
  for (const seat of [host, one, other]) await shows(seat, 2);

  await press(host, '一起看文书');
  await press(host, '拿下来，谁都看不到');
  for (const seat of [host, one, other]) await nothing(seat);
  // Pictures have no address: nothing but the page itself was ever fetched.
  expect(asked.filter((line) => !line.startsWith('GET /live/'))).toEqual([]);
  expect([host, one, other].flatMap(({ problems }) => problems)).toEqual([]);
});

test('ink and notes of one are seen by the others as they are made, outlive a reload, and are taken back', async () => {
  const { host, one, other, lay } = await threeWithPaper();
  await lay();
  for (const seat of [host, one, other]) await shows(seat, 1);
  await expect(one.page.getByRole('button', { name: '我要画' })).toHaveCount(0);
  await press(host, /^让他画 当事人/);
  await press(one, '我要画');
  const box = await one.page.locator(INK).boundingBox();
  if (box === null) throw new Error('no page');
  const point = (x: number, y: number): Promise<void> =>
    one.page.mouse.move(box.x + x * box.width, box.y + y * box.height);
  await point(0.3, 0.05);
  await one.page.mouse.down();
  for (let step = 1; step <= 20; step += 1) await point(0.3 + step / 60, 0.05 + step / 200);
  // Seen while the pen is down.
  await expect.poll(() => drawn(other, INK), PATIENCE).toBeGreaterThan(500);
  await one.page.mouse.up();
  for (const seat of [host, other])
    await expect(seat.page.getByText(/当事人.*画了 1 笔/)).toBeVisible(PATIENCE);

  await press(one, '写一句话');
  await one.page.getByLabel('要写的话（最多 200 字）').fill('这里的\u0007金额不对');
  await sound(one.page);
  await press(one, '贴上');
  for (const seat of [host, one, other])
    await expect(seat.page.getByText('这里的 金额不对')).toBeVisible(PATIENCE);
  await other.page.reload();
  await expect(other.page.getByText('这里的 金额不对')).toBeVisible(PATIENCE);
  await expect.poll(() => drawn(other, INK), PATIENCE).toBeGreaterThan(500);
  await Promise.all([sound(one.page), sound(other.page)]);

  await press(one, '工具放左边');
  const [tools, sheet] = await Promise.all([
    one.page.getByRole('group', { name: '画和写' }).boundingBox(),
    one.page.locator(INK).boundingBox(),
  ]);
  expect(tools?.x ?? 0).toBeLessThan(sheet?.x ?? 0);
  for (const tool of await one.page.getByRole('group', { name: '画和写' }).getByRole('button').all())
    expect((await tool.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(72);

  await press(one, '收回我的上一笔');
  await expect(other.page.getByText('这里的 金额不对')).toHaveCount(0, PATIENCE);
  await press(host, '清掉这一页');
  await expect.poll(() => drawn(other, INK), PATIENCE).toBe(0);
  await press(host, /^不让他画 当事人/);
  await expect(one.page.getByRole('group', { name: '画和写' })).toHaveCount(0, PATIENCE);
  expect([host, one, other].flatMap(({ problems }) => problems)).toEqual([]);
});

test('a file is saved by whom it was released to, until that is withdrawn; no request without right gets anything', async () => {
  const { host, one, lay } = await threeWithPaper();
  await lay();
  await shows(one, 1);
  const paper = (await one.page.locator('[data-paper]').getAttribute('data-paper')) ?? '';
  const fetched = (page: Page, ticket: string | null): Promise<number> =>
    page.evaluate(
      async ([id, given]) => {
        const held = JSON.parse(sessionStorage.getItem('yuncang.live') ?? '{}') as { ticket?: string };
        const answer = await fetch('/v1/live/papers', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ ticket: given ?? held.ticket, paper: id, page: 1 }),
        });
        return answer.status;
      },
      [paper, ticket] as const,
    );
  expect(await fetched(one.page, null)).toBe(403);
  expect(await fetched(one.page, 'x'.repeat(43))).toBe(404);
  for (const path of [`/v1/live/papers/${paper}`, `/v1/live/papers?paper=${paper}`, `/live/${paper}/1.webp`])
    expect([404, 405]).toContain((await fetch(`${here().court.url}${path}`)).status);
  await expect(one.page.getByRole('button', { name: '保存这份文件' })).toHaveCount(0);

  await press(host, /^允许他保存 当事人/);
  const saving = one.page.waitForEvent('download');
  await press(one, '保存这份文件');
  expect((await saving).suggestedFilename()).toBe('document-1.pdf');
  await press(host, /^不许他保存 当事人/);
  await expect(one.page.getByRole('button', { name: '保存这份文件' })).toHaveCount(0, PATIENCE);
  expect(await fetched(one.page, null)).toBe(403);

  // Nothing can be taken from the page by its menu, by dragging or on paper.
  const taken = await one.page.locator('[data-paper]').evaluate((pane) => {
    const on = pane.querySelector('canvas[data-page]');
    return ['contextmenu', 'dragstart'].map((kind) =>
      on?.dispatchEvent(new Event(kind, { bubbles: true, cancelable: true })),
    );
  });
  expect(taken).toEqual([false, false]);
  await one.page.emulateMedia({ media: 'print' });
  await expect(one.page.locator('[data-paper]')).toBeHidden();
});

test('everybody reads whether marks stay before they are made; kept ones lie there in a later session, told apart and hideable', async () => {
  const { host, one, other, lay, number } = await threeWithPaper();
  await lay();
  for (const seat of [host, one, other])
    await expect(seat.page.getByText('批注不留：文书拿下来，画的、写的就没有了。')).toBeVisible(PATIENCE);
  await press(host, /^让他画 当事人/);
  await press(one, '工具放左边');
  await press(host, '批注留在卷里');
  for (const seat of [host, one, other])
    await expect(seat.page.getByText(/^批注留在卷里：从现在起画的/)).toBeVisible(PATIENCE);
  await expect(host.page.getByRole('button', { name: '批注留在卷里' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await press(one, '写一句话');
  await one.page.getByLabel('要写的话（最多 200 字）').fill('请补日期');
  await press(one, '贴上');
  await expect(host.page.getByText('请补日期')).toBeVisible(PATIENCE);
  await sound(host.page);
  await press(host, '拿下来，谁都看不到');
  await expect(host.page.getByText('1 处批注已留在卷里。')).toBeVisible(PATIENCE);

  await lay();
  const earlier = one.page.locator('[data-earlier]');
  await expect(earlier).toHaveText(/旧当2\s*请补日期/, PATIENCE);
  await expect(one.page.getByText('批注不留：文书拿下来，画的、写的就没有了。')).toBeVisible();
  await press(one, '不看以前的批注');
  await expect(earlier).toHaveCount(0);
  await expect(other.page.locator('[data-earlier]')).toHaveCount(1, PATIENCE);
  // The side of the tools stays for the next document of the session.
  await press(host, /^让他画 当事人/);
  await expect(one.page.getByRole('button', { name: '工具放右边' })).toBeVisible(PATIENCE);
  await sound(one.page);

  // Words are found where they stand, in notes too, and lead everybody there; a piece of the catalogue opens for everybody.
  await press(host, '下一页');
  await shows(other, 2);
  await host.page.getByLabel('在这份文书里查找').fill('补日期');
  await press(host, '查找');
  await press(host, /^第 1 页 · 当事人（2 号）的批注/);
  for (const seat of [host, one, other]) await shows(seat, 1);
  await press(host, '看目录');
  const pieces = host.page.getByRole('list', { name: `${number} 的目录` }).getByRole('button');
  await expect(pieces).toHaveText([/申请书第 1 至 2 页/, /第 1 页/], PATIENCE);
  await sound(host.page);
  await pieces.nth(1).click();
  await expect(other.page.getByRole('heading', { name: '证据 · 第 1 页，共 1 页' })).toBeVisible(PATIENCE);
  expect([host, one, other].flatMap(({ problems }) => problems)).toEqual([]);
});
