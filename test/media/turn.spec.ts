/** Pages that cannot reach each other directly meet by way of the court's TURN server, and nobody else does. */
import { expect, test, type Browser, type Page } from '@playwright/test';
import type { TurnSettings } from '../../main/court/media/mediaSettings.ts';
import { iceGrant } from '../../main/court/media/turn.ts';
import { mediaPlace, type MediaPlace } from './hosts.ts';
import { turnServer, type TurnServer } from './programs.ts';
import { wayOf } from './way.ts';
import { bringIn, bundleLivePage, hostAtDesk, launchBrowser, PATIENCE, scene, type Scene } from './room.ts';

let media: MediaPlace | null = null;
let browser: Browser | null = null;
let turn: TurnServer | null = null;
let at: Scene | null = null;

test.beforeAll(async () => {
  await bundleLivePage();
  browser = await launchBrowser();
  media = mediaPlace();
  turn = await turnServer(media.place);
});
test.afterAll(async () => {
  await at?.close();
  await browser?.close();
  await turn?.end();
  media?.end();
});

/** How many relayed addresses the server gives a page for these credentials. */
const addresses = (page: Page, server: RTCIceServer): Promise<number> =>
  page.evaluate(async (one) => {
    const peer = new RTCPeerConnection({ iceServers: [one], iceTransportPolicy: 'relay' });
    peer.createDataChannel('any');
    let count = 0;
    const complete = new Promise<void>((resolve) => {
      peer.onicecandidate = ({ candidate }) => {
        if (candidate === null) resolve();
        else if (candidate.type === 'relay') count += 1;
      };
    });
    await peer.setLocalDescription();
    await complete;
    peer.close();
    return count;
  }, server);

test('two see each other through the relay alone; false and late credentials open nothing', async () => {
  if (browser === null || turn === null) throw new Error('nothing was started');
  const settings: TurnSettings = {
    urls: [turn.url], secret: turn.secret, lifetimeSeconds: 600, relayOnly: true,
  }; // prettier-ignore
  at = await scene(browser, { media: { turn: settings, relay: null } });
  const host = await hostAtDesk(at);
  const guest = await bringIn(at, host, '当事人');
  await Promise.all([host.sees(1), guest.sees(1)]);
  for (const { page } of [host, guest]) {
    await expect.poll(async () => (await wayOf(page)).used.length, PATIENCE).toBeGreaterThan(0);
    const { open, used, gathered } = await wayOf(page);
    expect(open).toBe(1);
    expect(new Set([...used, ...gathered])).toEqual(new Set(['relay']));
  }
  expect([...host.problems, ...guest.problems]).toEqual([]);

  const serverOf = (turned: TurnSettings, now: number): RTCIceServer => {
    const [server] = iceGrant(turned, 'room-9', now).tell.servers;
    if (server === undefined) throw new Error('no server');
    return server;
  };
  const late = Date.now() - (settings.lifetimeSeconds + 60) * 1000;
  expect(await addresses(guest.page, serverOf(settings, Date.now()))).toBeGreaterThan(0);
  expect(await addresses(guest.page, serverOf(settings, late))).toBe(0);
  expect(
    await addresses(guest.page, serverOf({ ...settings, secret: 'another secret than this' }, Date.now())),
  ).toBe(0);
  const { username = '', ...rest } = serverOf(settings, Date.now());
  // Whoever moves the end moves away from what was signed.
  const longer = { ...rest, username: username.replace(/^\d+/, (end) => String(Number(end) + 3_600)) };
  expect(await addresses(guest.page, longer)).toBe(0);
});
