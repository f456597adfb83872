/** Mediations one after the other on a whole core until it is killed: takes up what was cut, and prints each thing the screen says. Arguments: data folder, court URL, code or nothing, `finish` to open no new one, `hold` to stand still once the first has signed. */
import type { Who as SomeWho } from '../../main/contract/sessionScreen.ts';
import { z } from 'zod';
import { cards } from '../../main/core/session/sessionKit.ts';
import { handsOn, openCore, until, type Person } from './boothHands.ts';
import { tableSteps } from './tableKit.ts';

const [dataDir, courtUrl, code, mode] = z
  .tuple([z.string(), z.string(), z.string(), z.enum(['on', 'hold', 'finish'])])
  .parse(process.argv.slice(2));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const person = (card: Person['card']): Person => ({
  card, phone: () => '', residence: () => '', respondent: () => '', fact: () => '邻居之间借款三万元，到期没有还。', evidence: () => '双方再无其他争议。',
}); // prettier-ignore
const people = { A: person(() => cards.A), B: person(() => cards.B), lead: person(() => cards.lead) };
const ALL = ['A', 'B', 'lead'] as const;
type Who = (typeof ALL)[number];
const isHere = (who: SomeWho): who is Who => ALL.some((one) => one === who);

const booth = await openCore({ dataDir, courtUrl, code: code === '' ? null : code });
const hands = handsOn(() => booth);
const table = tableSteps(hands);
const step = () => hands.shown('session').step;

/** What the screen says now of who has signed which paper. */
function told(): void {
  const here = step();
  if (here.at === 'signers')
    for (const { who, signedAt } of here.people) if (signedAt !== null) say(`signed ${here.document.sha256} ${who}`); // prettier-ignore
  if (here.at === 'applicants')
    for (const { seat, signedAt } of here.people) if (signedAt !== null) say(`applied ${here.document.sha256} ${seat}`); // prettier-ignore
  if (here.at === 'captured') say(`captured ${here.document.sha256} ${here.confirmation.kind}`);
}

async function signs(who: SomeWho, at: 'signers' | 'applicants'): Promise<void> {
  if (!isHere(who)) throw new Error(`nobody plays ${who}`);
  await table.write(who, people[who]);
  await until('signed', () => {
    const here = step();
    if (here.at !== at) return here.at === 'captured';
    return here.people.some((one) => ('who' in one ? one.who : one.seat) === who && one.signedAt !== null);
  });
  told();
  if (mode === 'hold') await new Promise(() => undefined); // until it is killed
}

/** Everybody who still signs is back by their card; then the table goes on. */
async function takeUp(): Promise<void> {
  const here = step();
  if (here.at !== 'kept') throw new Error(`nothing was kept but ${here.at}`);
  say(
    `back ${here.of} ${here.people.flatMap(({ who, signedAt }) => (signedAt === null ? [] : [who])).join(',')}`,
  );
  for (const { who, signedAt } of here.people)
    if ((who === 'A' || who === 'B') && signedAt === null) await table.back(who, people[who]);
  await table.tap({ do: 'goOn' });
}

async function untilIt(...names: string[]): Promise<void> {
  await until(names.join(' or '), () => names.includes(step().at));
}

for (;;) {
  await until('a free booth', () => hands.view().screen.kind === 'idle' && hands.view().frame.link !== 'connecting'); // prettier-ignore
  await hands.act({ do: 'startSession' });
  hands.tapCard(people.lead);
  await untilIt('regimes', 'kept');
  const cut = step().at === 'kept';
  say(cut ? 'opened cut' : 'opened new');
  if (!cut && mode === 'finish') break;
  if (cut) await takeUp();
  else await table.signingFrom(people.A, people.B);
  told();
  for (let here = step(); here.at === 'signers'; here = step()) {
    const open = here.people.find((one) => one.signedAt === null);
    if (open !== undefined) await signs(open.who, 'signers');
    else await untilIt('captured');
  }
  await untilIt('captured', 'applicants');
  told();
  const captured = step();
  if (captured.at === 'captured' && captured.confirmation.kind === 'open') await table.applicants();
  for (let here = step(); here.at === 'applicants'; here = step()) {
    const open = here.people.find((one) => one.signedAt === null);
    if (open !== undefined) await signs(open.seat, 'applicants');
    else await untilIt('captured');
  }
  await untilIt('captured');
  told();
  await hands.act({ do: 'leaveForSure' });
  await hands.at('leaving', 'done');
  say('left');
  await hands.act({ do: 'start' }, { do: 'leave' }); // the next person need not wait for the page to go
  await until('gone', () => hands.view().screen.kind !== 'notice');
}
say('done');
