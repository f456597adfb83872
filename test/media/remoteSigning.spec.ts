/** A party at home signs in a real browser page by mouse: the same six digits, the same digest, its own key; a whole core and court at the other end. */
import { expect, test, type Browser, type Page } from '@playwright/test';
import { Agreements } from '../../main/contract/agreements.ts';
import { cards } from '../../main/core/session/sessionKit.ts';
import { verifyAgreement } from '../../main/proof/verify.ts';
import { anchorsOf } from '../link/anchors.ts';
import { until, type Person } from '../link/boothHands.ts';
import { boothLivePage } from '../link/boothLivePage.ts';
import { tableSteps } from '../link/tableKit.ts';
import { openWholeRequest, type WholeRequest } from '../link/wholeRequestKit.ts';
import { bundleLivePage, launchBrowser, livePages, openPage, pass, PATIENCE } from './room.ts';

let browser: Browser;
let kit: WholeRequest;
test.beforeAll(async () => {
  await bundleLivePage();
  browser = await launchBrowser();
  kit = await openWholeRequest({ livePageDir: livePages });
});
test.afterAll(async () => {
  await browser.close();
  await kit.close();
});

const person = (who: 'A' | 'lead'): Pick<Person, 'card'> => ({ card: () => cards[who] });
const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click(PATIENCE);

/** Two strokes with the mouse, large enough for a signature. */
async function draws(page: Page): Promise<void> {
  const box = await page.locator('svg[data-writable]').boundingBox();
  if (box === null) throw new Error('no box to draw in');
  for (const [from, to] of [[0.2, 0.45], [0.55, 0.85]] as const) {
    await page.mouse.move(box.x + box.width * from, box.y + box.height * 0.3);
    await page.mouse.down();
    for (let i = 1; i <= 24; i += 1) {
      const y = 0.3 + 0.4 * Math.abs(Math.sin(i / 4));
      await page.mouse.move(box.x + box.width * (from + ((to - from) * i) / 24), box.y + box.height * y);
      await page.waitForTimeout(16); // a hand takes its time: the gates ask for it
    }
    await page.mouse.up();
  }
} // prettier-ignore

test('a party at home is compared, reads, draws its name, looks at it, and signs the paper of the booth', async () => {
  const table = tableSteps(kit);
  await until('claimed', () => kit.view().frame.link === 'online');
  await table.opened();
  await table.tap({ do: 'privacyRead', shownMs: 3000, readAloud: false });
  await table.sits('A', person('A'));
  await kit.at('session', 'seatCard');
  await table.tap({ do: 'partyElsewhere' });
  const booth = boothLivePage(kit.screen());
  await booth.open();
  const { seat } = await openPage(browser, `${kit.court().url}/live/`);
  const { page, problems } = seat;
  await page.getByLabel('加入号码').fill(await booth.invited());
  await press(page, '填好了，下一步');
  await pass(seat);
  await booth.letIn(2);

  // what stands on the card, typed; the digits are the page's own
  const { name, number } = cards.B;
  const card = { 姓名: name, 公民身份号码: number, 民族: '汉', 住址: '重庆市渝北区龙溪街道88号', 签发机关: '渝北区分局', '有效期从（8 位数字）': '20190315', '有效期到（8 位数字，或者“长期”）': '长期' }; // prettier-ignore
  for (const [label, value] of Object.entries(card)) await page.getByLabel(label, { exact: true }).fill(value, PATIENCE); // prettier-ignore
  await press(page, '填好了，请主持人比对');
  const digits = (await page.getByText(/主持人会问您这六位数字/).innerText()).replaceAll(/\D/g, '');
  await kit.at('session', digits);
  await table.tap({ do: 'takeOffer', guest: 2 });
  expect(kit.shown('session').step).toMatchObject({ at: 'compare', number: digits, name, idNumber: number });
  await table.tap({ do: 'itIsThem' });

  for (let here = kit.shown('session').step; here.at === 'notice'; here = kit.shown('session').step) {
    const { seat: whose, notice } = here;
    if (whose === 'A') await table.tap({ do: 'acknowledge', seat: 'A', notice, shownMs: 900, readAloud: false });
    else await press(page, '我看懂了');
    await until('the next notice', () => JSON.stringify(kit.shown('session').step) !== JSON.stringify(here));
  } // prettier-ignore
  await table.tap({ do: 'editFacts' }, { do: 'words', text: '邻居之间借款三万元，到期没有还。' }, { do: 'addClause' }, { do: 'pickClause', offer: null }, { do: 'words', text: '双方再无其他争议。' }); // prettier-ignore
  await table.tap({ do: 'read' }, { do: 'followUp', day: null });
  await kit.at('session', '"at":"reading"');
  await expect(page.getByText('双方再无其他争议。')).toBeVisible(PATIENCE);
  const clauses = await page.locator('[data-clause]').count();
  for (let i = 0; i < clauses; i += 1) {
    await press(page, '看懂了');
    await expect(page.getByText('您看懂了')).toHaveCount(i + 1, PATIENCE);
  }
  for (let i = 0; i < 9; i += 1) {
    const here = kit.shown('session').step;
    if (here.at !== 'reading' || here.allHeard) break;
    await table.tap({ do: 'heard', clause: here.clause.id, seat: 'A', aloud: false });
  }
  await table.tap({ do: 'toSigning' });
  await kit.at('session', '"at":"signers"');
  const signers = kit.shown('session').step;
  if (signers.at !== 'signers') throw new Error(signers.at);
  await expect(page.locator('[data-version]')).toHaveAttribute('data-version', signers.document.sha256, PATIENCE); // prettier-ignore
  await expect(page.getByText('请主持人先看一眼')).toBeVisible();

  await table.tap({ do: 'letSign', seat: 'B' }, { do: 'itIsThem' });
  await press(page, '只有我一个人');
  await draws(page);
  await press(page, '重写');
  await draws(page);
  await press(page, '写好了');
  await expect(page.getByRole('heading', { name: '这是您的签名' })).toBeVisible();
  await press(page, '确认签名');
  await expect(page.locator('[data-signed]')).toBeVisible(PATIENCE);
  await table.sign('A', person('A'));
  await table.sign('lead', person('lead'));
  await kit.at('session', '"at":"captured"');
  await expect(page.getByRole('heading', { name: '已经封存，送给法院' })).toBeVisible(PATIENCE);

  const desk = (path = ''): Promise<Response> =>
    fetch(`${kit.court().url}/desk/api/agreements${path}`, { headers: { authorization: `Bearer ${kit.court().token}` } }); // prettier-ignore
  const rows = async () => Agreements.parse(await (await desk()).json()).rows;
  await expect.poll(async () => (await rows()).map(({ state, flaw }) => `${state} ${flaw}`), PATIENCE).toEqual(['received null']); // prettier-ignore
  const id = (await rows())[0]?.id ?? '';
  const [pdf, proof] = await Promise.all(['agreement.pdf', 'agreement.proof.json'].map(async (file) => new Uint8Array(await (await desk(`/${id}/${file}`)).arrayBuffer()))); // prettier-ignore
  const checked = await verifyAgreement(pdf ?? new Uint8Array(), proof ?? new Uint8Array(), await anchorsOf(kit.court())); // prettier-ignore
  if (!checked.ok) throw new Error(checked.error.what);
  expect(checked.value.acts.find(({ who }) => who === 'B')).toMatchObject({ seat: 'remote', remote: { method: 'cardOnCamera' }, name }); // prettier-ignore
  expect(problems).toEqual([]);
});
