/** The devices process dies or hangs while a card is awaited, while pages come, while somebody signs: the request is finished all the same. */
import { decodeCard } from '../../devices/id-reader/card.ts';
import { CARD_BLOCKS } from '../../devices/simulators/cards.ts';
import { expect, test } from '../booth/fixtures.ts';
import type { Booth } from '../booth/launchBooth.ts';
import { comeIn, describeEvidence, finishTelling, formWords, heading, readDocument, sign, tap, tapCardToSign, tellRequest, words, type Visitor } from '../booth/visitor.ts'; // prettier-ignore
import { visitorOf } from '../booth/visits.ts';

/** A process that hangs is noticed after ten seconds of silence. */
const PATIENCE_MS = 40_000;
const { scan, sign: signing, list } = formWords;

const devicesPid = (booth: Booth): Promise<number> =>
  booth.app().electron.evaluate(({ app }) => {
    const named = app
      .getAppMetrics()
      .find(({ serviceName, name }) => serviceName === 'yuncang-devices' || name === 'yuncang-devices');
    return named?.pid ?? 0;
  });

const starts = (booth: Booth): number =>
  booth.log().filter((line) => line.includes('"event":"serviceStarted","service":"devices"')).length;

/** Strikes the devices process and waits until another one serves. */
async function strike(booth: Booth, signal: 'SIGKILL' | 'SIGSTOP'): Promise<void> {
  const before = starts(booth);
  process.kill(await devicesPid(booth), signal);
  await expect.poll(() => starts(booth), { timeout: PATIENCE_MS }).toBe(before + 1);
}

async function begin(booth: Booth): Promise<Visitor> {
  const visitor = await visitorOf(booth);
  await expect.poll(() => starts(booth), { timeout: PATIENCE_MS }).toBeGreaterThan(0);
  return visitor;
}

/** Writes a name on the box of the screen, as with a finger. */
async function signOnScreen({ page }: Visitor): Promise<void> {
  const box = await page.getByRole('img', { name: new RegExp(`^${signing.inkLabel}`) }).boundingBox();
  if (box === null) throw new Error('no box to write in');
  for (const from of [0.15, 0.4, 0.65]) {
    await page.mouse.move(box.x + box.width * from, box.y + box.height * 0.3);
    await page.mouse.down();
    for (let step = 1; step <= 24; step++) {
      const wave = Math.sin(step / 3) * 0.15;
      await page.mouse.move(box.x + box.width * (from + step * 0.008), box.y + box.height * (0.45 + wave));
      await page.waitForTimeout(20); // a hand takes its time: a signature is judged by it
    }
    await page.mouse.up();
  }
}

test('killed at three steps of one request, which is then signed on the screen', async ({ booth }) => {
  test.setTimeout(300_000);
  const visitor = await begin(booth);
  await tap(visitor, words.idle.start);
  await tap(visitor, words.notice.accept);
  await tap(visitor, words.needs.next);
  await heading(visitor, words.card.title.identify);
  await strike(booth, 'SIGKILL');
  // the reader is out for a moment; then the booth waits for the card again by itself
  await heading(visitor, words.card.title.identify);
  await visitor.control({ do: 'placeCard', card: 'resident' });
  await heading(visitor, words.confirm.title);
  await visitor.control({ do: 'liftCard' });
  await tap(visitor, words.confirm.me);

  await visitor.control({ do: 'fault', device: 'scanner', name: 'hang' });
  await tellRequest(visitor, { pages: ['iou'], until: 'scan' });
  await heading(visitor, scan.scanning(1).title);
  await strike(booth, 'SIGKILL');
  await heading(visitor, scan.stopped.disconnected(1).title);
  await visitor.control({ do: 'clearFaults' });
  await visitor.control({ do: 'loadPages', pages: ['iou'] });
  await tap(visitor, new RegExp(`^${scan.feeder}`));
  await describeEvidence(visitor);
  await heading(visitor, list.title.evidence(1));
  await tap(visitor, list.done.evidence);
  await finishTelling(visitor);

  await readDocument(visitor);
  await tapCardToSign(visitor);
  await visitor.control({ do: 'signName' });
  await strike(booth, 'SIGKILL');
  await heading(visitor, signing.broke.disconnected.title);
  await tap(visitor, signing.onScreen);
  await heading(visitor, signing.titlePointer);
  await signOnScreen(visitor);
  await tap(visitor, signing.written);
  await tap(visitor, signing.confirm);
  await heading(visitor, words.captured.receivedTitle);
  // three processes have fallen in the middle of a person's affairs, and no log holds a word of them
  const card = decodeCard(CARD_BLOCKS.resident());
  if (!card.ok) throw new Error('the simulated card cannot be read');
  const secrets = [card.value.name, card.value.number, '13800000000'];
  expect(secrets.filter((secret) => booth.log().some((line) => line.includes(secret)))).toEqual([]);
});

test('hung while scanning and while signing: no pages, but the request is signed on the pad', async ({
  booth,
}) => {
  test.setTimeout(300_000);
  const visitor = await begin(booth);
  await comeIn(visitor);
  await visitor.control({ do: 'fault', device: 'scanner', name: 'hang' });
  await tellRequest(visitor, { pages: ['iou'], until: 'scan' });
  await heading(visitor, scan.scanning(1).title);
  await strike(booth, 'SIGSTOP');
  await heading(visitor, scan.stopped.disconnected(1).title);
  await visitor.control({ do: 'clearFaults' });
  await tap(visitor, scan.withoutPages);
  await heading(visitor, list.title.evidence(0));
  await tap(visitor, list.doneEmpty.evidence);
  await finishTelling(visitor);

  await readDocument(visitor);
  await tapCardToSign(visitor);
  await strike(booth, 'SIGSTOP');
  await heading(visitor, signing.broke.disconnected.title);
  await expect(async () => {
    await tap(visitor, signing.tryAgain);
    await heading(visitor, signing.titlePad);
  }).toPass({ timeout: PATIENCE_MS });
  await sign(visitor);
  await heading(visitor, words.captured.receivedTitle);
});
