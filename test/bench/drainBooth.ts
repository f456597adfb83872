/**
 * The booth's real core for the whole drain, a process of its own under plain Node: store, outbox and link as the booth
 * starts them. It is told to fill its queue, then to drain it; only the second is measured.
 */
import { z } from 'zod';
import { startLink } from '../../main/core/link/startLink.ts';
import type { Outbox } from '../../main/core/outbox/createOutbox.ts';
import { openBooth, until } from '../link/boothKit.ts';
import type { Drained } from './drainClient.ts';

const BoothOrder = z.discriminatedUnion('do', [
  z.object({ do: z.literal('fill'), items: z.number(), bytes: z.number() }),
  z.object({ do: z.literal('drain'), items: z.number() }),
]);
export type BoothOrder = z.infer<typeof BoothOrder>;

const [folder, courtUrl, code] = z.tuple([z.string(), z.string(), z.string()]).parse(process.argv.slice(2));
const booth = await openBooth(folder);
const claiming = booth.link(courtUrl, code);
await until('claimed', () => booth.identity.claim() !== null);
await claiming.stop();
let filled = 0;

function fill(items: number, bytes: number): void {
  booth.store.transaction(() => {
    for (let n = 0; n < items; n++) {
      const body = 'x'.repeat(bytes);
      const queued = booth.outbox.enqueue({ schema: 'test.load/1', ref: `load-${(filled += 1)}`, body });
      if (!queued.ok) throw new Error(queued.error.kind);
    }
  });
  booth.store.checkpoint();
}

/** Until the last item was answered as durable at the court, and until its receipt has ended it here. */
async function drain(items: number): Promise<Drained> {
  let [posted, received, committed] = [0, 0, 0];
  const begun = performance.now();
  const outbox: Outbox = {
    ...booth.outbox,
    posted(batch, answers) {
      booth.outbox.posted(batch, answers);
      posted += batch.items.length;
      if (posted === items) committed = performance.now() - begun;
    },
  };
  const { store, identity, audit, clock } = booth;
  const whole = new Promise<number>((resolve) => {
    const end = outbox.onChange((change) => {
      if (change !== 'captured' && change.kind === 'received') received += 1;
      if (received !== items) return;
      end();
      resolve(performance.now() - begun);
    });
  });
  const log = (): void => undefined;
  const link = startLink({ store, outbox, identity, audit, clock, log, config: { courtUrl, provisioningCode: code } }); // prettier-ignore
  const receipted = await whole;
  await link.stop();
  if (booth.outbox.summary().queued !== 0) throw new Error('the queue is not empty');
  return { committed, receipted };
}

process.on('message', (message) => {
  const order = BoothOrder.parse(message);
  void (async () => {
    if (order.do === 'drain') process.send?.(await drain(order.items));
    else {
      fill(order.items, order.bytes);
      process.send?.('filled');
    }
  })();
});
process.once('SIGTERM', () => void booth.close().then(() => process.exit(0)));
process.send?.('ready');
