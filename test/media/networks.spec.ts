/** A court and two parties on hosts of their own, which know no way to each other: they meet over the court's TURN server alone, and who has a bad line is told to the host. */
import { expect, test, type Browser } from '@playwright/test';
import { openHosts, type Host, type Hosts } from './hosts.ts';
import { killableScene, type KillableScene } from './killableCourt.ts';
import { freePort, turnServer, type TurnServer } from './programs.ts';
import { bringIn, bundleLivePage, hostAtDesk, launchBrowserAt, PATIENCE, type Seat } from './room.ts';
import { wayOf } from './way.ts';

interface Meeting {
  readonly host: Seat;
  readonly guest: Seat;
  /** Where the guest sits. */
  readonly far: Host;
}

let hosts: Hosts | null = null;
let turn: TurnServer | null = null;
let at: KillableScene | null = null;
const browsers: Browser[] = [];

test.beforeAll(async () => {
  hosts = openHosts();
  test.skip(hosts === null, 'network namespaces are impossible here');
  await bundleLivePage();
});
test.afterAll(async () => {
  await at?.close();
  for (const browser of browsers) await browser.close();
  await turn?.end();
  hosts?.end();
});

let met: Promise<Meeting> | null = null;
/** One for both tests. */
const meeting = (): Promise<Meeting> => (met ??= meet());

async function meet(): Promise<Meeting> {
  if (hosts === null) throw new Error('no hosts');
  const { court } = hosts;
  const [near, far] = [hosts.party(), hosts.party()];
  for (const party of [near, far]) expect([party.reaches(court), court.reaches(party)]).toEqual([true, true]);
  expect([near.reaches(far), far.reaches(near)]).toEqual([false, false]);
  turn = await turnServer(court);
  const port = await freePort();
  const [first, second] = await Promise.all(
    [near, far].map((party) => launchBrowserAt(party, `http://${court.asked}:${port}`)),
  );
  if (first === undefined || second === undefined) throw new Error('no browser');
  browsers.push(first, second);
  const media = { turn: { urls: [turn.url], secret: turn.secret, lifetimeSeconds: 600, relayOnly: false }, relay: null }; // prettier-ignore
  at = await killableScene(first, media, { place: court, port });
  const host = await hostAtDesk(at);
  return { host, guest: await bringIn(at, host, '当事人', { browser: second }), far };
}

test('two whose networks know no way to each other meet over TURN alone', async () => {
  const { host, guest } = await meeting();
  await Promise.all([host.sees(1), guest.sees(1)]);
  for (const { page } of [host, guest]) {
    // At one end at least: the other may reach that end's relayed address from its own.
    await expect.poll(async () => (await wayOf(page)).used, PATIENCE).toContain('relay');
    // Nothing but the networks forbade a direct way: both pages offered one.
    expect((await wayOf(page)).gathered).toContain('host');
  }
  expect([...host.problems, ...guest.problems]).toEqual([]);
});

test('who sits behind a narrow line is told to the host as a bad line, and as a good one when it is wide again', async () => {
  const { host, guest, far } = await meeting();
  const told = async (level: string): Promise<void> =>
    expect(host.page.locator('aside li[data-seat="2"] [data-level]')).toHaveAttribute('data-level', level, PATIENCE); // prettier-ignore
  await told('good');
  test.skip(hosts?.narrow(far, true) !== true, 'this kernel makes no line narrow');
  await told('bad');
  hosts?.narrow(far, false);
  await told('good');
  await guest.sees(1);
});
