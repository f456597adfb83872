/** Starts the court from the command line: one JSON line on stdout says where it listens, events follow on stderr. */
import { parseArgs } from 'node:util';
import { startCourt } from './court.ts';
import { ok } from '../contract/result.ts';
import { mediaSettingsIn, NO_MEDIA_SERVERS } from './media/mediaSettings.ts';

export { startCourt, type Court, type CourtOptions } from './court.ts';

const USAGE = `node main/court/start.ts --data DIR [--port N] [--host ADDRESS] [--policy DIR] [--page DIR] [--clerk NAME]
  [--court-id ID] [--court-name NAME] [--case-code CODE] [--provision BOOTH [--site NAME] [--booth-name NAME]]
  [--media FILE]
  --provision also prints a one-time code (10 minutes) for that booth.
  --media names the file with the court's servers for picture and sound (main/court/media/README.md); it holds a secret.`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      port: { type: 'string', default: '0' },
      host: { type: 'string', default: '127.0.0.1' },
      policy: { type: 'string' },
      page: { type: 'string' },
      clerk: { type: 'string' },
      'court-id': { type: 'string' },
      'court-name': { type: 'string' },
      'case-code': { type: 'string' },
      provision: { type: 'string' },
      site: { type: 'string', default: '演示站点' },
      'booth-name': { type: 'string', default: '演示 1 号舱' },
      media: { type: 'string' },
    },
  });
  const port = Number(values.port);
  const media = values.media === undefined ? ok(NO_MEDIA_SERVERS) : mediaSettingsIn(values.media);
  if (!media.ok) process.stderr.write(`${values.media}: ${media.error}\n`);
  if (!media.ok || values.data === undefined || !Number.isInteger(port) || port < 0 || port > 65_535) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  const started = await startCourt({
    dataDir: values.data,
    port,
    host: values.host,
    policyDir: values.policy ?? null,
    ...(values.page === undefined ? {} : { pageDir: values.page }),
    settings: {
      ...(values.clerk === undefined ? {} : { clerk: values.clerk }),
      ...(values['court-id'] === undefined ? {} : { courtId: values['court-id'] }),
      ...(values['court-name'] === undefined ? {} : { name: values['court-name'] }),
      ...(values['case-code'] === undefined ? {} : { caseCode: values['case-code'] }),
      media: media.value,
    },
  });
  if (!started.ok) {
    process.stderr.write(`${JSON.stringify({ ok: false, error: started.error })}\n`);
    process.exitCode = 1;
    return;
  }
  const court = started.value;
  const stop = (): void => void court.close();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  const code =
    values.provision === undefined
      ? {}
      : {
          code: court.issueCode({
            boothId: values.provision,
            site: values.site,
            booth: values['booth-name'],
          }),
        };
  process.stdout.write(`${JSON.stringify({ url: court.url, deskUrl: court.deskUrl, ...code })}\n`);
}

if (import.meta.main) await main();
