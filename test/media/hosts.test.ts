/** Hosts of our own end with their test, also when it was killed; no party knows a way to another. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isRunning } from '../booth/processTree.ts';
import { openHosts } from './hosts.ts';

/** Screens and journeys run beside this: nothing changes in this machine's own network. */
const APART = { toThis: false } as const;
const hosts = openHosts(APART);
hosts?.end();

const names = (): string => execFileSync('ip', ['netns', 'list'], { encoding: 'utf8' });

test.skipIf(hosts === null)('parties reach the court, and no party another', () => {
  const opened = openHosts(APART);
  onTestFinished(() => opened?.end());
  if (opened === null) throw new Error('no hosts');
  const { court } = opened;
  const [one, other] = [opened.party(), opened.party()];
  expect([one.reaches(court), court.reaches(other), one.reaches(other)]).toEqual([true, true, false]);
  const [program, args] = one.command('ip', ['-brief', 'address']);
  expect(execFileSync(program, args, { encoding: 'utf8' })).toContain(`${one.address} peer ${court.address}`);
  opened.end();
  expect(names()).not.toContain(one.name);
});

test.skipIf(hosts === null)(
  'what a killed test left, with what ran there, is gone at the next one',
  async () => {
    const script = `
    import { spawn } from 'node:child_process';
    const { openHosts } = await import(process.argv[1]);
    const party = openHosts({ toThis: false }).party();
    const left = spawn(...party.command('sleep', ['600']), { stdio: 'ignore' });
    process.stdout.write(party.name + ' ' + left.pid);
    setInterval(() => undefined, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script, join(import.meta.dirname, 'hosts.ts')], { stdio: ['ignore', 'pipe', 'inherit'] }); // prettier-ignore
    const [said] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
    const [name = '', left = ''] = said.split(' ');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(names()).toContain(name);
    openHosts(APART)?.end();
    expect(names()).not.toContain(name);
    await expect.poll(() => isRunning(Number(left))).toBe(false);
  },
);
