/** The steps of the demonstration: a resident files a request, and the court's receipt comes. */
import type { ShowStep } from './demo.ts';
import type { Booth } from './launchBooth.ts';
import {
  comeIn,
  heading,
  leaveBy,
  readDocument,
  sign,
  tapCardToSign,
  tellRequest,
  words,
  type Visitor,
} from './visitor.ts';
import { visitorOf } from './visits.ts';

export async function demonstrationVisit(booth: Booth, show: ShowStep): Promise<void> {
  const base = await visitorOf(booth);
  await base.page.waitForLoadState('load');
  const visitor: Visitor = { ...base, onStep: (name) => show(name, name.replaceAll(/[\s？。，、]/g, '')) };
  await comeIn(visitor);
  await tellRequest(visitor, { pages: ['iou', 'transfer-record'] });
  await readDocument(visitor);
  await tapCardToSign(visitor);
  await sign(visitor);
  await heading(visitor, words.captured.receivedTitle);
  const number = await visitor.page
    .getByText(/^收\d{8}-\d+$/)
    .first()
    .textContent();
  await show(`${words.captured.receivedTitle}：${number ?? ''}`, 'receipt');
  await leaveBy(visitor, words.captured.finish, async () => ({ ...visitor, page: await booth.page() }));
}
