/** Bench: from the reader's "card found" to the masked identity painted on the screen, against the time select and read take on the wire. */
import type { Page } from '@playwright/test';
import { encodeCommand } from '../../devices/id-reader/protocol.ts';
import { launchBooth, type Booth } from '../booth/launchBooth.ts';
import { untilScreen } from '../booth/screens.ts';
import { arrive, tap, words } from '../booth/visitor.ts';
import { visitorOf } from '../booth/visits.ts';
import { median, minAndMedian, type Row } from './table.ts';

const BAUD = 115_200;
/** Start bit, eight data bits, stop bit. */
const BITS_A_BYTE = 10;
/** Answers of the simulated card (devices.md A.2, A.5): select, and read with 256 bytes of text and 1,024 of picture. */
const SELECT_ANSWER_BYTES = 19;
const READ_ANSWER_BYTES = 1295;
const ROUNDS = 9;
/** Issue 2. */
const LIMIT = 1.25;

const wireBytes =
  encodeCommand('select').length + SELECT_ANSWER_BYTES + encodeCommand('read').length + READ_ANSWER_BYTES;
const wireMs = (wireBytes * BITS_A_BYTE * 1000) / BAUD;

/** Wall time at which the frame with the identity was painted: the first task after the frame's own callbacks. */
function painted(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const afterFrame = () =>
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.addEventListener('message', () => resolve(Date.now()));
            channel.port1.start();
            channel.port2.postMessage(null);
          });
        const observer = new MutationObserver(() => {
          if (document.querySelector('[data-screen="confirmIdentity"] [data-name]') === null) return;
          observer.disconnect();
          afterFrame();
        });
        observer.observe(document.body, { childList: true, subtree: true });
      }),
  );
}

/** Back to the empty reader, in the same visit. */
async function again(booth: Booth): Promise<void> {
  const visitor = await visitorOf(booth);
  await booth.hardware.act({ do: 'liftCard' });
  await visitor.page.getByText(words.confirm.cardTaken).waitFor();
  await tap(visitor, words.confirm.notMe);
  await untilScreen(booth, 'card');
}

export async function benchCardToScreen(rounds = ROUNDS): Promise<readonly Row[]> {
  const booth = await launchBooth();
  try {
    await arrive(await visitorOf(booth));
    await untilScreen(booth, 'confirmIdentity');
    const took: number[] = [];
    for (let round = 0; round < rounds; round++) {
      await again(booth);
      const shown = painted(await booth.page());
      await booth.hardware.act({ do: 'placeCard', card: 'resident' });
      const at = await shown;
      const { cardFoundAt } = await booth.hardware.state();
      if (cardFoundAt === null) throw new Error('the reader has not found a card');
      took.push(at - cardFoundAt);
    }
    return [
      {
        what: 'card found → masked identity on screen',
        measured: minAndMedian(took),
        against: `wire ${wireMs.toFixed(1)} ms (${wireBytes} bytes)`,
        ratio: median(took) / wireMs,
        limit: { kind: 'atMost', ratio: LIMIT },
      },
    ];
  } finally {
    await booth.close();
  }
}
