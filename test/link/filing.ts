/** A request at the court for tests of any runner: sealed, posted, its files uploaded, with the number of its receipt. */
import { z } from 'zod';
import { Inbox } from '../../main/contract/desk.ts';
import type { Court } from '../../main/court/start.ts';
import type { TestBooth } from './courtBooth.ts';
import { syntheticRequest, type Wish } from './courtRequest.ts';

/** What was filed goes to the court whole: number and files. */
export async function fileAt(court: Pick<Court, 'url' | 'token'>, booth: TestBooth, wish: Wish = {}) {
  const request = syntheticRequest(wish);
  const item = booth.item('filing.submit/1', await booth.seal(request.bundle), [...request.envelopeFiles]);
  await booth.post([item]);
  for (const bytes of request.sealed.values()) await booth.upload(bytes);
  const { id } = z.object({ id: z.string() }).parse(JSON.parse(item.env));
  const answer = await fetch(`${court.url}/desk/api/inbox`, {
    headers: { authorization: `Bearer ${court.token}` },
  });
  const row = Inbox.parse(await answer.json()).rows.find((one) => one.id === id);
  if (row === undefined) throw new Error('not in the inbox');
  return { request, id, number: row.receiptNumber };
}
