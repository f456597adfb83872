/** As a user without rights, in Chromium's real sandbox: a resident comes in, and every page is locked up by the kernel. */
import { readlinkSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { whyNoOtherUser } from '../booth/otherUser.ts';
import { hasSwitch, statusOf, treeOf } from '../booth/processTree.ts';
import { type SandboxedBooth, launchSandboxedBooth } from '../booth/sandboxedBooth.ts';
import { comeIn, heading, words } from '../booth/visitor.ts';

const reason = whyNoOtherUser();
test.skip(reason !== null, `NOT TESTED: the real sandbox: ${reason ?? ''}`);

let booth: SandboxedBooth;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  booth = await launchSandboxedBooth();
});
test.afterAll(() => booth?.close());

const processes = () => treeOf(booth.app.electron.process().pid ?? 0);
const pages = () => processes().filter((pid) => hasSwitch(pid, '--type=renderer'));

test('a resident comes in by card', async () => {
  await comeIn({ page: await booth.app.page(), control: (command) => booth.hardware.act(command) });
  await heading({ page: await booth.app.page(), control: () => Promise.resolve() }, words.home.title);
});

test('no process of the booth was started without the sandbox, or as anyone else', () => {
  const own = processes();
  expect(own.length).toBeGreaterThan(4); // shell, zygotes, core, devices, page
  expect(own.filter((pid) => hasSwitch(pid, '--no-sandbox'))).toEqual([]);
  expect(own.map((pid) => statusOf(pid, 'Uid')?.split(/\s+/)[0])).toEqual(
    own.map(() => String(booth.user.uid)),
  );
});

test('a page sees no other process, no other network and few system calls', async () => {
  const shell = booth.app.electron.process().pid ?? 0;
  expect(pages().length).toBeGreaterThan(0);
  for (const pid of pages()) {
    expect([statusOf(pid, 'Seccomp'), statusOf(pid, 'NoNewPrivs'), statusOf(pid, 'CapEff')]).toEqual([
      '2', // a filter of system calls
      '1',
      '0000000000000000',
    ]);
    for (const space of ['user', 'pid', 'net'])
      expect(readlinkSync(`/proc/${pid}/ns/${space}`)).not.toBe(readlinkSync(`/proc/${shell}/ns/${space}`));
  }
  const metrics = await booth.app.electron.evaluate(({ app }) =>
    app.getAppMetrics().flatMap(({ type, sandboxed }) => (type === 'Tab' ? [sandboxed ?? null] : [])),
  );
  expect(metrics.filter((sandboxed) => sandboxed === false)).toEqual([]);
});

test('a page has nothing of Node', async () => {
  const page = await booth.app.page();
  expect(
    await page.evaluate(() => [typeof globalThis.process, typeof Reflect.get(globalThis, 'require')]),
  ).toEqual(['undefined', 'undefined']);
});
