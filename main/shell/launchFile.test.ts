/** The shell starts from a complete launch file, and says what kind of fault another one has. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LAUNCH_FILE_ENV } from '../contract/launch.ts';
import { readLaunch } from './launchFile.ts';

function file(content: string): NodeJS.ProcessEnv {
  const path = join(mkdtempSync(join(tmpdir(), 'launch-')), 'launch.json');
  writeFileSync(path, content);
  return { [LAUNCH_FILE_ENV]: path };
}

it('refuses to guess when no file is named', () => {
  expect(readLaunch(false, {})).toEqual({ ok: false, error: { kind: 'notNamed' } });
});

it('says that a file cannot be read', () => {
  expect(readLaunch(false, { [LAUNCH_FILE_ENV]: '/nowhere/launch.json' })).toEqual({
    ok: false,
    error: { kind: 'unreadable' },
  });
});

it.each(['', '{', '{}', '{"core":{}}'])('says that %j is malformed', (content) => {
  expect(readLaunch(false, file(content))).toEqual({ ok: false, error: { kind: 'malformed' } });
});

it('ignores the environment in a packaged booth', () => {
  expect(readLaunch(true, file('{}'))).toEqual({ ok: false, error: { kind: 'unreadable' } });
});
