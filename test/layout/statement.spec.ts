/** The court's own statement on the screen: what can be drawn whole is read page by page; what cannot is taken off the screen, never shown in part. */
import { PDFDocument, PDFName, StandardFonts, type PDFPage } from '@cantoo/pdf-lib';
import { expect, test } from '@playwright/test';
import { STATEMENT_MOST } from '../../main/contract/statement.ts';
import { openRobot, PATIENCE_MS, type RobotPage } from './page.ts';

let robot: RobotPage;

test.describe.configure({ mode: 'default' });
test.setTimeout(PATIENCE_MS);
test.beforeAll(async () => {
  robot = await openRobot();
});
test.afterAll(() => robot.close());

const A4 = [595, 842] as const;
async function pdf(pages: number, [width, height]: readonly [number, number] = A4, on?: (page: PDFPage, file: PDFDocument) => void) {
  const file = await PDFDocument.create();
  for (let n = 0; n < pages; n += 1) {
    const page = file.addPage([width, height]);
    page.drawRectangle({ x: 20, y: 20, width: width - 40, height: 30 });
    on?.(page, file);
  }
  return await file.saveAsBase64();
} // prettier-ignore

async function lay(document: string): Promise<void> {
  await robot.page.evaluate((base64) => window.robot.lay(base64), document);
  await robot.show('statement');
}
const button = (name: string) => robot.page.getByRole('button', { name, exact: true });
const main = () => robot.page.locator('main');

test('is read to its end, every part of every page, larger and smaller, and one comes back', async () => {
  await lay(await pdf(2));
  await expect(main()).toContainText('第 1 页，共 2 页 · 第 1 段');
  await button('缩小').click();
  await expect(main()).toContainText('第 1 页，共 2 页');
  await expect(button('往回看')).toBeHidden();
  await button('下面还有').click();
  await expect(main()).toContainText('第 2 页，共 2 页');
  await button('往回看').click();
  await expect(main()).toContainText('第 1 页，共 2 页');
  await button('下面还有').click();
  expect(await robot.acts()).toEqual([]);
  await button('返回我的案子').click();
  expect(await robot.acts()).toEqual(['back']);
});

test('a page that lies across is drawn as it is', async () => {
  await lay(await pdf(1, [842, 595]));
  await button('缩小').click();
  const paper = robot.page.locator('[data-paper] canvas');
  await expect(async () => {
    const { width = 0, height = 1 } = (await paper.boundingBox()) ?? {};
    expect(width / height).toBeCloseTo(842 / 595, 1);
  }).toPass();
  expect(await robot.acts()).toEqual([]);
});

/** A page may be drawn for 20 s before the booth gives it up. */
const PATIENCE = { timeout: 60_000 };

const font = await (await PDFDocument.create()).embedFont(StandardFonts.Helvetica);
const foreign: readonly (readonly [string, () => Promise<string>])[] = [
  ['no PDF at all', () => Promise.resolve(Buffer.from('%PDF-1.7 nothing').toString('base64'))],
  ['more pages than a booth shows', () => pdf(STATEMENT_MOST.pages + 1)],
  ['a page of an odd shape', () => pdf(1, [100, 100 * STATEMENT_MOST.ratio + 50])],
  ['a font that is not in it', () => pdf(1, A4, (page, file) => {
    const { context } = file;
    const lent = context.register(context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: font.name }));
    page.node.setFontDictionary(PDFName.of('F'), lent);
    page.node.addContentStream(context.register(context.stream('BT /F 40 Tf 60 400 Td (words) Tj ET')));
  })],
  ['a picture that cannot be decoded', () => pdf(1, A4, (page, file) => {
    const { context } = file;
    const head = { Type: 'XObject', Subtype: 'Image', Width: 8, Height: 8, ColorSpace: 'DeviceGray', BitsPerComponent: 8, Filter: 'JPXDecode' };
    page.node.setXObject(PDFName.of('I'), context.register(context.stream('no picture', head)));
    page.node.addContentStream(context.register(context.stream('q 200 0 0 200 60 400 cm /I Do Q')));
  })],
]; // prettier-ignore

for (const [what, document] of foreign)
  test(`${what}: told to core, which takes it off the screen`, async () => {
    await lay(await document());
    await expect.poll(() => robot.acts(), PATIENCE).toEqual(['statementUnshown']);
  });
