/** From four people on the court's Janus passes the pictures on: to those who talk together, to nobody else, and again after it died. */
import { expect, test, type Browser } from '@playwright/test';
import { z } from 'zod';
import { killableScene, type KillableScene } from './killableCourt.ts';
import { carriesPictures, mediaPlace, type MediaPlace } from './hosts.ts';
import { janusServer, turnServer, type JanusServer, type TurnServer } from './programs.ts';
import {
  bringIn, bundleLivePage, hostAtDesk, launchBrowser, PATIENCE, type Seat,
} from './room.ts'; // prettier-ignore
import { wayOf } from './way.ts';

let media: MediaPlace | null = null;
let browser: Browser | null = null;
let janus: JanusServer | null = null;
let turn: TurnServer | null = null;
let at: KillableScene | null = null;

test.beforeAll(async () => {
  media = mediaPlace();
  const { place } = media;
  test.skip(
    !carriesPictures(place),
    'neither a network namespace nor a network card: Janus carries no picture over loopback',
  );
  await bundleLivePage();
  browser = await launchBrowser();
  janus = await janusServer(place);
  turn = await turnServer(place);
});
test.afterEach(async () => {
  await at?.close();
  at = null;
});
test.afterAll(async () => {
  await browser?.close();
  await janus?.end();
  await turn?.end();
  media?.end();
});

const Receiving = z.object({ made: z.number(), lines: z.number() });
/** How many connections a page made in all, and how many voices and pictures its newest one of those that only receive has room for. */
const receiving = async ({ page }: Seat): Promise<z.infer<typeof Receiving>> =>
  Receiving.parse(
    await page.evaluate(() => {
      const { connections } = window as unknown as { connections: RTCPeerConnection[] };
      const last = connections.findLast(
        (one) => one.connectionState === 'connected' && one.getSenders().every(({ track }) => track === null),
      );
      return { made: connections.length, lines: last?.remoteDescription?.sdp.match(/^m=/gm)?.length ?? 0 };
    }),
  );

const all = async (seats: readonly Seat[], others: number): Promise<void> =>
  void (await Promise.all(seats.map((seat) => seat.sees(others))));
/** What Janus carries when so many talk together. */
const both = (count: number): string[] => [
  ...Array.from({ length: count }, () => 'publisher'),
  ...Array.from({ length: count }, () => 'subscriber'),
];
/** How many connections each page has. */
const open = (seats: readonly Seat[]): Promise<number[]> =>
  Promise.all(seats.map(async (seat) => (await seat.flow()).open));

test('four are relayed, one of them over TURN alone; a talk apart and a break stop it; a fifth comes and goes; a dead relay and a dead court come back', async () => {
  test.setTimeout(400_000); // five pages on two cores that others use as well
  if (browser === null || janus === null || turn === null) throw new Error('nothing was started');
  const relay = janus;
  const kinds = async (): Promise<string[]> => (await relay.figures()).map(({ kind }) => kind).toSorted();
  at = await killableScene(browser, {
    turn: { urls: [turn.url], secret: turn.secret, lifetimeSeconds: 600, relayOnly: false },
    relay: relay.settings,
  });
  const host = await hostAtDesk(at);
  const one = await bringIn(at, host, '当事人');
  const two = await bringIn(at, host, '代理人');
  const three = [host, one, two];
  await all(three, 2);
  expect(await open(three)).toEqual([2, 2, 2]);
  expect(await kinds()).toEqual([]);

  // The fourth: everybody changes from each other to the relay.
  const heard: string[] = [];
  // Its network lets nothing through but the court's TURN server, for a time that ends.
  const last = await bringIn(at, host, '翻译', { turnOnly: true });
  last.page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => heard.push(String(payload))),
  );
  const four = [...three, last];
  await all(four, 3);
  expect(await open(four)).toEqual([2, 2, 2, 2]);
  await expect.poll(kinds, PATIENCE).toEqual(both(4));
  expect((await relay.figures()).every(({ bytes }) => bytes > 0)).toBe(true);
  await expect.poll(async () => (await wayOf(last.page)).own, PATIENCE).toEqual(['relay', 'relay']);
  expect(new Set((await wayOf(last.page)).gathered)).toEqual(new Set(['relay']));
  for (const { page } of three) expect((await wayOf(page)).own).not.toContain('relay');

  await host.page.getByRole('button', { name: /^和他单独谈/ }).first().click(); // prettier-ignore
  for (const seat of [two, last]) {
    await seat.page.getByRole('heading', { name: '主持人正在和另一方单独谈' }).waitFor(PATIENCE);
    await expect.poll(() => seat.flow(), PATIENCE).toEqual({ frames: 0, bytesIn: 0, bytesOut: 0, open: 0 });
  }
  await all([host, one], 1);
  // Janus itself has nothing left of the two outside: neither what they sent nor what they were given.
  await expect.poll(kinds, PATIENCE).toEqual(both(2));

  // The court's process dies in the talk apart: two talk on, two stay outside, in the pages and in Janus.
  await at.kill();
  for (const seat of four) await seat.page.getByText(/与法院的线路断了/).first().waitFor(PATIENCE); // prettier-ignore
  await at.start();
  for (const seat of four) await expect(seat.page.getByText(/与法院的线路断了/)).toHaveCount(0, PATIENCE); // prettier-ignore
  await all([host, one], 1);
  for (const seat of [two, last])
    expect(await seat.flow()).toEqual({ frames: 0, bytesIn: 0, bytesOut: 0, open: 0 });
  await expect.poll(kinds, PATIENCE).toEqual(both(2));

  await host.page.getByRole('button', { name: '谈完了，接回大家' }).click();
  await all(four, 3);

  await host.page.getByRole('button', { name: '大家休息' }).click();
  await one.page.getByRole('heading', { name: '休息一下' }).waitFor(PATIENCE);
  await expect.poll(() => open(four), PATIENCE).toEqual([0, 0, 0, 0]);
  await expect.poll(kinds, PATIENCE).toEqual([]);
  await host.page.getByRole('button', { name: '休息好了，继续' }).click();
  await all(four, 3);

  const before = await receiving(one);
  expect(before.lines).toBe(6);
  const fifth = await bringIn(at, host, '当事人');
  await all([...four, fifth], 4);
  await fifth.page.getByRole('button', { name: '离开会话' }).click();
  await fifth.page.getByRole('dialog').getByRole('button', { name: '离开会话' }).click();
  await fifth.page.getByRole('heading', { name: '您已离开' }).waitFor(PATIENCE);
  await all(four, 3);

  await last.page.reload();
  await all(four, 3);
  // Who was there lost no picture by it, and the place of who left is taken by who comes.
  expect(await receiving(one)).toEqual({ made: before.made, lines: 8 });

  await relay.kill();
  for (const seat of four) await seat.page.getByText('大家的画面和声音断了').first().waitFor(PATIENCE);
  await relay.start();
  await all(four, 3);
  for (const secret of [relay.settings.apiSecret, relay.settings.adminKey, turn.secret])
    expect(heard.join('\n')).not.toContain(secret);
  expect(at.log.join('\n')).not.toContain('relayRefused');
  expect(heard.length).toBeGreaterThan(0);
  expect([...four, fifth].flatMap((seat) => seat.problems)).toEqual([]);
});

/** Eight pages on two cores: for the long run. */
if (process.env['YUNCANG_LONG'] === '1')
  test('eight see each other by way of the relay, and go on when one leaves', async () => {
    test.setTimeout(900_000);
    if (browser === null || janus === null) throw new Error('nothing was started');
    at = await killableScene(browser, { turn: null, relay: janus.settings });
    const host = await hostAtDesk(at);
    const seats = [host];
    for (const role of ['当事人', '代理人', '翻译', '当事人', '代理人', '当事人', '调解员'])
      seats.push(await bringIn(at, host, role));
    await all(seats, 7);
    await expect.poll(async () => (await janus?.figures())?.length, PATIENCE).toBe(16);
    const last = seats.pop();
    await last?.page.getByRole('button', { name: '离开会话' }).click();
    await last?.page.getByRole('dialog').getByRole('button', { name: '离开会话' }).click();
    await all(seats, 6);
    expect(seats.flatMap((seat) => seat.problems)).toEqual([]);
  });
