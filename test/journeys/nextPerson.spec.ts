/** While the page still says that the last person's information is cleared, the next one may begin; but never over a forgotten card. */
import { expect, test } from '../booth/fixtures.ts';
import { untilScreen } from '../booth/screens.ts';
import { comeIn, comeInNext, endBy, words } from '../booth/visitor.ts';
import { visitorOf } from '../booth/visits.ts';

test('the next person begins at once, as a stranger', async ({ booth }) => {
  const first = await visitorOf(booth);
  await comeIn(first, 'resident');
  await endBy(first, words.frame.leave);
  const page = await untilScreen(booth, 'leaving', first.page);
  await comeInNext({ ...first, page }, 'hmtPermit');
  await expect(page.getByRole('heading', { level: 1, name: words.home.title })).toBeVisible();
});

test('a card that was left on the reader comes first', async ({ booth }) => {
  const visitor = await visitorOf(booth);
  await comeIn(visitor);
  await visitor.control({ do: 'placeCard', card: 'resident' });
  await endBy(visitor, words.frame.leave);
  const page = await untilScreen(booth, 'leaving', visitor.page);
  await expect(page.getByText(words.leaving.cardLeft)).toBeVisible();
  await expect(page.getByRole('button', { name: words.idle.start })).toHaveCount(0);
});
