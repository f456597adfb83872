/** A party reads the court's own statement at a whole booth, over a wire that may change a byte or be cut: only what the court signed for is shown. */
import { readFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { handsOn, openCore, until } from './boothHands.ts';
import { courtFolder } from './courtHarness.ts';
import { DELEGATED, paperDesk } from './paperDesk.ts';

const TODAY = () => Date.parse('2026-11-28T09:00:00+08:00');
const PDF = '%PDF-1.7 the words of a court.';
const OTHER = '%PDF-1.7 the words of a forger';
const card = {
  type: 'resident', name: '张明华', sex: '1', birth: '19900307', number: '110101199003071348', validFrom: '20100101', validTo: '长期',
  nation: '01', address: '某地', authority: '某局',
} as const; // prettier-ignore

/** The line between booth and court. `forged`: whoever has it in hand changes words on their way. */
async function wire(to: URL) {
  let state: 'whole' | 'forged' | 'down' = 'whole';
  const ends = new Set<Socket>();
  const server = createServer((booth) => {
    const court = connect(Number(to.port), to.hostname);
    for (const end of [booth, court]) ends.add(end.on('error', () => undefined));
    if (state === 'down') return void [booth, court].map((end) => end.destroy());
    booth.pipe(court);
    court.on('data', (sent) => {
      const text = sent.toString('latin1');
      booth.write(state === 'forged' ? Buffer.from(text.replace(PDF, OTHER), 'latin1') : sent);
    });
    court.on('end', () => booth.end());
    booth.on('close', () => court.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = (): void => ends.forEach((end) => end.destroy());
  onTestFinished(() => (cut(), void server.close()));
  return {
    url: `http://127.0.0.1:${z.object({ port: z.number() }).parse(server.address()).port}`,
    is(next: typeof state): void {
      state = next;
      cut();
    },
  };
}

test('a party reads it; a changed one is not shown and is told apart from a line that is down; who leaves leaves nothing', async () => {
  expect(OTHER).toHaveLength(PDF.length);
  const { court, desk, id } = await paperDesk(DELEGATED, TODAY);
  const line = await wire(new URL(court.url));
  const dataDir = courtFolder();
  const code = court.issueCode({ boothId: 'booth-1', site: '河湾派出所', booth: '3 号舱' });
  const booth = await openCore({ dataDir, courtUrl: line.url, code });
  onTestFinished(() => booth.core.stop());
  const { act, at, shown, tapCard, view } = handsOn(() => booth);
  const document = (): string => {
    const { part } = shown('statement');
    return part.is === 'paper' ? part.document : '';
  };
  const bytes = async (of: string): Promise<string | null> => {
    const answer = await booth.screen.ask('documentBytes', { document: of });
    return answer === null ? null : Buffer.from(answer.bytes).toString();
  };

  await until('claimed', () => view().frame.link === 'online');
  await act({ do: 'start' }, { do: 'continueNotice', shownMs: 4000, readAloud: false }, { do: 'setNeeds', needs: { larger: false, readAloud: false, helper: 'none' } }); // prettier-ignore
  tapCard({ card: () => card });
  await at('confirmIdentity');
  await act({ do: 'thisIsMe' }, { do: 'openService', service: 'matters' });
  await at('matters', 'ready');
  // nothing was issued yet: there is nothing to open, whatever a page asks for
  await act({ do: 'openStatement', agreement: id });
  expect(view().screen.kind).toBe('matters');

  const post = { number: '（2026）渝0103民初1234号', date: '2026-11-27', file: Buffer.from(PDF).toString('base64') };
  expect((await desk.post('/statement', post)).status).toBe(200);
  await act({ do: 'refreshMatters' });
  await at('matters', 'ready');
  await act({ do: 'openStatement', agreement: id });
  await at('statement', 'paper');
  const first = document();
  expect(shown('statement')).toMatchObject({ number: post.number, date: post.date });
  expect(await bytes(first)).toBe(PDF);

  // back to the agreement it was opened from; nothing of it can be had any more
  await act({ do: 'back', unfinished: null });
  expect(shown('matters').opened).toBe(id);
  expect(await bytes(first)).toBeNull();

  line.is('forged');
  await act({ do: 'openStatement', agreement: id });
  await at('statement', 'problem');
  expect(shown('statement').part).toEqual({ is: 'problem', problem: 'differs' });
  expect(JSON.stringify(view())).not.toContain('forger');
  // no second try: whoever changed it once may change it again
  await act({ do: 'statementAgain' });
  expect(shown('statement').part).toEqual({ is: 'problem', problem: 'differs' });

  line.is('down');
  await act({ do: 'back', unfinished: null }, { do: 'openStatement', agreement: id });
  await at('statement', 'problem');
  expect(shown('statement').part).toEqual({ is: 'problem', problem: 'unreachable' });
  line.is('whole');
  await act({ do: 'statementAgain' });
  await at('statement', 'paper');
  const last = document();
  expect(await bytes(last)).toBe(PDF);

  await act({ do: 'leave' });
  await at('leaving', 'done');
  expect([await bytes(first), await bytes(last)]).toEqual([null, null]);
  expect(JSON.stringify(view())).not.toContain(id);

  const sqlite = new Sqlite(join(dataDir, 'booth.db'), { readonly: true });
  const audit = JSON.stringify(sqlite.prepare('SELECT * FROM audit').all());
  sqlite.close();
  expect(audit.match(/statement(?:Shown|Differs)/g)).toEqual(['statementShown', 'statementDiffers', 'statementShown']);
  expect(audit).not.toMatch(/张明华|110101199003071348/);
  expect(readFileSync(join(dataDir, 'booth.db')).includes('the words of')).toBe(false);
}, 120_000); // prettier-ignore
