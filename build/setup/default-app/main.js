/** What the test Electron starts with: loads the app folder or file named on its command line, as Electron's own default app does. */
import { app } from 'electron';
import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** `-r FILE` loads a module before the app. */
const given = process.argv.slice(1);
const preloaded = given.filter((_argument, at) => given[at - 1] === '-r');
const named = given.find((argument, at) => !argument.startsWith('-') && given[at - 1] !== '-r');
for (const file of preloaded) await import(pathToFileURL(resolve(file)).href);
if (named === undefined) {
  process.stderr.write('Name the app to run.\n');
  app.exit(1);
} else {
  let entry = resolve(named);
  if (statSync(entry).isDirectory()) {
    const description = JSON.parse(readFileSync(join(entry, 'package.json'), 'utf8'));
    app.setName(description.productName ?? description.name);
    app.setVersion(description.version);
    app.setAppPath(entry);
    entry = join(entry, description.main);
  }
  // Awaited at the top level: `ready` must not fire before the app's own file ran, or schemes come too late.
  await import(pathToFileURL(entry).href);
}
