/** For whoever cannot touch, see or stay: a whole request by three keys, speech by the headset, the cover over an empty seat. */
import { expect, test } from '../booth/fixtures.ts';
import { visitorOf } from '../booth/visits.ts';
import { padOf, pressByPad } from '../booth/threeKeys.ts';
import {
  comeIn,
  heading,
  readDocument,
  sign,
  tap,
  tapCardToSign,
  tellRequest,
  words,
} from '../booth/visitor.ts';

test('files a whole request by three keys, from the idle screen to the court’s receipt', async ({
  booth,
}) => {
  test.setTimeout(420_000);
  const first = await visitorOf(booth);
  const pad = await padOf(first.page);
  await first.page.evaluate(() => {
    const root = document.documentElement;
    window.addEventListener('pointerdown', () => (root.dataset['touched'] = ''), { capture: true });
  });
  const visitor = {
    ...first,
    press: (control: Parameters<typeof pressByPad>[1]) => pressByPad(pad, control),
  };
  await comeIn(visitor);
  await tellRequest(visitor, { pages: ['iou'] });
  await readDocument(visitor);
  await tapCardToSign(visitor);
  await sign(visitor);
  await heading(visitor, words.captured.receivedTitle);
  expect(await first.page.evaluate(() => 'touched' in document.documentElement.dataset)).toBe(false);
});

test('a headset that is plugged in begins to speak, and silence follows when it is pulled out', async ({
  booth,
  page,
}) => {
  const visitor = await visitorOf(booth);
  await tap(visitor, words.idle.start);
  const reader = page.locator('[data-reader]');
  await expect(reader).toHaveCount(0);
  await visitor.control({ do: 'headset', plugged: true });
  await expect(reader).toBeVisible({ timeout: 20_000 });
  await expect(reader.getByRole('status')).toHaveText(/朗读|声音/, { timeout: 20_000 });
  await visitor.control({ do: 'headset', plugged: false });
  await expect(reader).toHaveCount(0, { timeout: 20_000 });
});

test('an empty seat is covered, and only the answer opens it again', async ({ booth, page }) => {
  test.setTimeout(240_000);
  const visitor = await visitorOf(booth);
  await comeIn(visitor);
  await visitor.control({ do: 'person', here: false });
  const cover = page.getByRole('alertdialog');
  await expect(cover).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('张*华')).toHaveCount(0);
  await visitor.control({ do: 'person', here: true });
  await expect(cover).toBeVisible();
  await tap(visitor, words.cover.stay);
  await expect(cover).toHaveCount(0);
});
