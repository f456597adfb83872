/** Reads what this booth is started with: the file named by the environment, or the provisioned one of a packaged booth. */
import { readFileSync } from 'node:fs';
import { LAUNCH_FILE_ENV, Launch } from '../contract/launch.ts';
import { type Result, err, ok } from '../contract/result.ts';

const PROVISIONED = '/etc/yuncang/booth.json';

export type LaunchError = { readonly kind: 'notNamed' | 'unreadable' | 'malformed' };

/** A packaged booth ignores the environment: whoever can set it must not choose the booth's data and court. */
export function readLaunch(packaged: boolean, env: NodeJS.ProcessEnv): Result<Launch, LaunchError> {
  const file = packaged ? PROVISIONED : env[LAUNCH_FILE_ENV];
  if (file === undefined) return err({ kind: 'notNamed' });
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return err({ kind: 'unreadable' });
  }
  const launch = Launch.safeParse(jsonOf(text));
  return launch.success ? ok(launch.data) : err({ kind: 'malformed' });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // fails the schema, which is the one place that says so
  }
}
