/** Mediations with B elsewhere, one after the other on a whole core until it is killed: takes up what was cut, lets everybody in, and signs as it is told. Arguments: data folder, court URL, code or nothing. A line in: `go N` (the next signature, by the Nth part of those who are left), `code` (another for B), `finish` (no new one). */
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { RoomView } from '../../main/contract/live.ts';
import type { SessionStep, Who as SomeWho } from '../../main/contract/sessionScreen.ts';
import { cards } from '../../main/core/session/sessionKit.ts';
import { handsOn, openCore } from './boothHands.ts';
import { boothLivePage } from './boothLivePage.ts';
import { tableSteps } from './tableKit.ts';

const [dataDir = '', courtUrl = '', code = ''] = process.argv.slice(2);
/** A person who saw nothing happen tries again after so long. */
const DELAYS = { look: 40, again: 2_000 } as const;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const people = { A: { card: () => cards.A }, lead: { card: () => cards.lead } };
const isHere = (who: SomeWho): who is 'A' | 'lead' => who === 'A' || who === 'lead';

const goes: number[] = [];
let finish = false;
let wantsCode = false;
createInterface({ input: process.stdin }).on('line', (line) => {
  const [word, number] = line.split(' ');
  if (word === 'go') goes.push(Number(number));
  if (word === 'code') wantsCode = true;
  if (word === 'finish') finish = true;
});

const booth = await openCore({ dataDir, courtUrl, code: code === '' ? null : code });
const hands = handsOn(() => booth);
const table = tableSteps(hands);
const page = boothLivePage(booth.screen);
const step = (): SessionStep => hands.shown('session').step;

const last = new Map<string, number>();
/** Does it now, and again only after a while: what was asked of a dead court is lost. */
async function again(what: string, does: () => unknown): Promise<void> {
  if (Date.now() - (last.get(what) ?? 0) < DELAYS.again) return;
  last.set(what, Date.now());
  await does();
}
let told = '';
/** Once for each change. */
function once(line: string): void {
  if (line !== told) say(line);
  told = line;
}

/** Of this session: null until the court has opened one. */
let room: string | null = null;
let before: string | null = null;
let invited = 0;
const codes = (): number => page.tells.filter(({ t }) => t === 'invited').length;
const openRoom = (): RoomView | undefined => {
  const view = page.room();
  return view === undefined || view.room === before ? undefined : view;
};

/** Who waits is let in, and who could not come in by a code gets another. */
async function host(): Promise<void> {
  const view = openRoom();
  if (view === undefined) return again('open', () => booth.screen.ask('liveOpen', {}));
  for (const { seat, phase } of view.seats)
    if (phase === 'lobby') await again(`admit ${seat}`, () => page.say({ t: 'admit', seat }));
  if (view.seats[0]?.phase !== 'admitted') return undefined;
  if (view.room !== room || wantsCode) {
    [room, wantsCode, invited] = [view.room, false, codes() + 1];
    last.delete('invite');
  }
  if (codes() < invited) return again('invite', () => page.say({ t: 'invite', role: 'party' }));
  const tell = page.tells.findLast(({ t }) => t === 'invited');
  if (invited > 0 && tell?.t === 'invited') {
    say(`room ${view.room} ${tell.invitation.code}`);
    invited = 0;
  }
  return undefined;
}

async function draft(): Promise<void> {
  const here = step();
  if (here.at === 'draft' && here.clauses.length === 0)
    await table.tap(
      { do: 'editFacts' }, { do: 'words', text: '邻居之间借款三万元，到期没有还。' },
      { do: 'addClause' }, { do: 'pickClause', offer: null }, { do: 'words', text: '双方再无其他争议。' },
    ); // prettier-ignore
  await table.tap({ do: 'read' }, { do: 'followUp', day: null });
}

/** Who signs next was said by whoever told it to; everybody is asked to be there first. */
let next: SomeWho | null = null;
async function signing(here: Extract<SessionStep, { at: 'signers' }>): Promise<void> {
  for (const { who, signedAt } of here.people) if (signedAt !== null) tellSigned(here.document.sha256, who);
  const open = here.people.filter(({ signedAt }) => signedAt === null);
  if (next !== null && !open.some(({ who }) => who === next)) next = null;
  if (next === null) {
    const parties = open.filter(({ who }) => who !== 'lead');
    const from = parties.length > 0 ? parties : open;
    if (here.people.some(({ afar }) => afar === 'away')) return undefined;
    const chance = from.length === 0 ? undefined : goes.shift();
    if (chance === undefined)
      return once(`waits ${here.document.sha256} ${here.people.length - open.length}`);
    next = from[Math.floor(chance * from.length)]?.who ?? null;
  }
  if (next === null) return undefined;
  if (isHere(next)) {
    await table.write(next, people[next]);
    return undefined;
  }
  if (open.some(({ who, afar }) => who === next && afar === 'here')) await again('letSign', () => table.tap({ do: 'letSign', seat: 'B' })); // prettier-ignore
  return undefined;
}
const saidSigned = new Set<string>();
function tellSigned(paper: string, who: SomeWho): void {
  const line = `signed ${paper} ${who}`;
  if (!saidSigned.has(line)) say(line);
  saidSigned.add(line);
}

/** Both parties are known again, also the one that has signed: then it goes on. */
async function takeUp({ people: all, mayGoOn }: Extract<SessionStep, { at: 'kept' }>): Promise<void> {
  const away = all.find(({ who, back }) => who !== 'lead' && !back)?.who;
  if (away === 'A') return table.back('A', people.A);
  if (away === 'B') return table.tap({ do: 'comeBack', seat: 'B' });
  if (mayGoOn) say(`back ${all.flatMap(({ who, back }) => (back ? [who] : [])).join(',')}`);
  return table.tap({ do: 'goOn' });
}

/** What whoever leads does next, by what the screen shows. */
async function turn(): Promise<void> {
  await host();
  const here = step();
  switch (here.at) {
    case 'seatCard':
      return again('elsewhere', () => table.tap({ do: 'partyElsewhere' }));
    case 'elsewhere':
      return table.tap(...here.offers.slice(0, 1).map(({ guest }) => ({ do: 'takeOffer', guest }) as const));
    case 'compare':
      say(`digits ${here.number}`);
      return table.tap({ do: 'itIsThem' });
    case 'compareSigner':
      return table.tap({ do: 'itIsThem' });
    case 'notice':
      return here.seat === 'A' ? table.tap({ do: 'acknowledge', seat: 'A', notice: here.notice, shownMs: 900, readAloud: false }) : undefined; // prettier-ignore
    case 'service':
      return here.seat === 'A' ? table.tap({ do: 'service', seat: 'A', way: 'paper' }) : undefined;
    case 'draft':
      return draft();
    case 'reading':
      await table.tap({ do: 'heard', clause: here.clause.id, seat: 'A', aloud: false });
      return table.tap({ do: 'toSigning' });
    case 'signers':
      return signing(here);
    case 'kept':
      return takeUp(here);
    default:
      return undefined;
  }
}

async function untilIt(fits: () => boolean): Promise<void> {
  while (!fits()) await pause(DELAYS.look);
}

for (;;) {
  await untilIt(() => hands.view().screen.kind === 'idle' && hands.view().frame.link !== 'connecting');
  await hands.act({ do: 'startSession' });
  hands.tapCard(people.lead);
  await untilIt(() => ['regimes', 'kept'].includes(step().at));
  const cut = step().at === 'kept';
  say(cut ? 'opened cut' : 'opened new');
  if (!cut && finish) break;
  before = page.room()?.room ?? null;
  [room, next] = [null, null];
  if (!cut) {
    await table.tap({ do: 'chooseRegime', regime: 'people' }, { do: 'chooseKind', kind: 'loan' }, { do: 'privacyRead', shownMs: 3000, readAloud: false }); // prettier-ignore
    await table.sits('A', people.A);
  }
  for (let here = step(); here.at !== 'captured'; here = step()) {
    await turn();
    await pause(DELAYS.look);
  }
  const captured = step();
  if (captured.at === 'captured') say(`captured ${captured.document.sha256}`);
  await hands.act({ do: 'leaveForSure' });
  await hands.at('leaving', 'done');
  await hands.act({ do: 'start' }, { do: 'leave' }); // the next person need not wait for the page to go
  await untilIt(() => hands.view().screen.kind !== 'notice');
}
say('done');
