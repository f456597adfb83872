/** Tests of the set-up's pure parts: which systems get packages by apt, and what is said when a program is missing. */
import { describe, expect, it } from 'vitest';
import { mustRun } from './run-program.mjs';
import { isDebianLike } from './steps/systemPackages.mjs';

describe('packages by apt', () => {
  it.each([
    'ID=debian\n',
    'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n',
    'ID=linuxmint\nID_LIKE="ubuntu debian"\n',
  ])('are for Debian and what is made of it: %j', (release) =>
    expect(isDebianLike('linux', release)).toBe(true),
  );

  it.each([
    ['linux', 'ID=fedora\nVARIANT="like debian"\n'],
    ['linux', ''],
    ['darwin', 'ID=debian\n'],
    ['win32', 'ID=debian\n'],
  ])('are not for %s with %j', (platform, release) => {
    expect(isDebianLike(platform, release)).toBe(false);
  });
});

describe('a program that the set-up runs', () => {
  it('is named when the system has none', async () => {
    await expect(mustRun('no-such-program', ['-x'])).rejects.toThrow(
      'The program no-such-program is not on this system. Install it, then run this again.',
    );
  });

  it('is told with its last words when it fails', async () => {
    const { execPath } = process;
    await expect(mustRun(execPath, ['-e', 'process.exit(3)'])).rejects.toThrow('ended with code 3');
  });
});
