/** Real picture and sound between real pages: who sees whom, who is parted from whom, and how all come back. */
import { expect, test } from '@playwright/test';
import { bringIn, bringToDoor, hostAtDesk, letIn, PATIENCE, type Seat } from './room.ts';
import { eachInScene, sound } from './scenes.ts';

const here = eachInScene();
const noProblems = (...seats: readonly Seat[]): void =>
  expect(seats.flatMap((seat) => seat.problems)).toEqual([]);

test('two see each other move; mute and leaving are told; a reload and a broken connection mend themselves', async () => {
  const host = await hostAtDesk(here());
  await sound(host.page);
  const guest = await bringIn(here(), host, '当事人');
  await Promise.all([host.sees(1), guest.sees(1)]);
  await Promise.all([sound(host.page), sound(guest.page)]);

  await guest.page.getByRole('button', { name: '我的声音：开' }).click();
  await expect(host.page.locator('[data-seat="2"] figcaption')).toContainText('静音', PATIENCE);
  await guest.page.getByRole('button', { name: '没听清' }).click();
  await expect(host.page.locator('[data-seat="2"] figcaption')).toContainText('他听不清', PATIENCE);
  await expect(host.page.locator('[data-level]')).toHaveText(/线路/, PATIENCE);

  await guest.page.reload();
  await Promise.all([host.sees(1), guest.sees(1)]);

  // No server of others learns of a session: none is asked for the page's address.
  const asked = await host.page.evaluate(() => {
    const { connections } = window as unknown as { connections: RTCPeerConnection[] };
    return connections.map((one) => one.getConfiguration().iceServers);
  });
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.flat()).toEqual([]);

  // The connection dies under both pages, as after a failure of ICE.
  await host.page.evaluate(() => {
    const { connections } = window as unknown as { connections: RTCPeerConnection[] };
    for (const one of connections) one.close();
  });
  await Promise.all([host.sees(1), guest.sees(1)]);

  // The camera is pulled out: the browser tells the page so by this event, and the page everybody else.
  await guest.page.evaluate(() => {
    const stream = document.querySelector<HTMLVideoElement>('figure[data-mine] video')?.srcObject;
    if (stream instanceof MediaStream) stream.getVideoTracks()[0]?.dispatchEvent(new Event('ended'));
  });
  await expect(host.page.locator('[data-seat="2"] figcaption')).toContainText('画面已关', PATIENCE);

  await guest.page.getByRole('button', { name: '离开会话' }).click();
  await guest.page.getByRole('dialog').getByRole('button', { name: '离开会话' }).click();
  await guest.page.getByRole('heading', { name: '您已离开' }).waitFor(PATIENCE);
  await expect.poll(async () => (await guest.flow()).open, PATIENCE).toBe(0);
  await expect(host.page.locator('figure:not([data-mine])')).toHaveCount(0, PATIENCE);
  noProblems(host, guest);
});

test('who waits is joined already and nothing flows, until they are let in by that very connection', async () => {
  const host = await hostAtDesk(here());
  const guest = await bringToDoor(here(), host, '当事人');
  for (const { page } of [host, guest])
    await expect.poll(() => page.evaluate(connectionStates), PATIENCE).toEqual(['connected']);
  // Long enough for a picture, were there one.
  await guest.page.waitForTimeout(1_000);
  for (const seat of [host, guest])
    expect(await seat.flow()).toEqual({ frames: 0, bytesIn: 0, bytesOut: 0, open: 1 });
  await expect(host.page.locator('figure:not([data-mine]) video:visible')).toHaveCount(0);

  await letIn(host);
  await Promise.all([host.sees(1), guest.sees(1)]);
  expect(await host.page.evaluate(connectionStates)).toEqual(['connected']);
  noProblems(host, guest);
});

function connectionStates(): readonly RTCPeerConnectionState[] {
  const { connections } = window as unknown as { connections: RTCPeerConnection[] };
  return connections.map(({ connectionState }) => connectionState);
}

test('three see each other; a talk apart stops every byte to and from the third until it ends; a break stops all', async () => {
  const host = await hostAtDesk(here());
  const one = await bringIn(here(), host, '当事人');
  const other = await bringIn(here(), host, '代理人');
  await Promise.all([host.sees(2), one.sees(2), other.sees(2)]);
  expect((await other.flow()).open).toBe(2);

  await host.page
    .getByRole('button', { name: /^和他单独谈/ })
    .first()
    .click();
  await other.page.getByRole('heading', { name: '主持人正在和另一方单独谈' }).waitFor(PATIENCE);
  await expect.poll(async () => (await other.flow()).open, PATIENCE).toBe(0);
  await Promise.all([host.sees(1), one.sees(1)]);
  expect(await other.flow()).toEqual({ frames: 0, bytesIn: 0, bytesOut: 0, open: 0 });
  // Each of the two has one connection left, to the other of them: nothing flows anywhere else.
  expect([(await host.flow()).open, (await one.flow()).open]).toEqual([1, 1]);
  await sound(other.page);

  await host.page.getByRole('button', { name: '谈完了，接回大家' }).click();
  await Promise.all([host.sees(2), one.sees(2), other.sees(2)]);

  await host.page.getByRole('button', { name: '大家休息' }).click();
  await one.page.getByRole('heading', { name: '休息一下' }).waitFor(PATIENCE);
  for (const seat of [host, one, other])
    await expect.poll(async () => (await seat.flow()).open, PATIENCE).toBe(0);
  await host.page.getByRole('button', { name: '休息好了，继续' }).click();
  await Promise.all([host.sees(2), one.sees(2), other.sees(2)]);
  noProblems(host, one, other);
});

test('with the line to the court cut and the clock set wrong picture and sound go on, and the line comes back by itself', async () => {
  const host = await hostAtDesk(here());
  const cable = await here().cable();
  const guest = await bringIn(here(), host, '当事人', { url: cable.url });
  await Promise.all([host.sees(1), guest.sees(1)]);
  const { open } = await guest.flow();
  // Another day: nothing a page does is counted by its own clock.
  await guest.page.evaluate(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 5 * 365 * 86_400_000;
  });
  cable.cut();
  await guest.page.getByText(/与法院的线路断了/).waitFor(PATIENCE);
  await guest.sees(1);
  await host.sees(1);
  cable.mend();
  await guest.page.getByText('线路正常').waitFor(PATIENCE);
  await guest.sees(1);
  expect((await guest.flow()).open).toBe(open);
  await host.page.getByRole('button', { name: /^结束会话/ }).click();
  await host.page.getByRole('dialog').getByRole('button', { name: '结束会话' }).click();
  await guest.page.getByRole('heading', { name: '会话结束了' }).waitFor(PATIENCE);
  noProblems(host, guest);
});
