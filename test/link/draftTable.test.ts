/** The table as host of its agreement: what others write becomes its text, what is read is locked, and only what was changed is heard again. */
import { expect, onTestFinished, test } from 'vitest';
import { clauseTexts, writerOf } from '../../main/draft/clauseTexts.ts';
import { SeatAnswer } from '../../main/contract/live.ts';
import type { Court } from '../../main/court/start.ts';
import { hearAll, paperMade, toDraft, toDrafted } from '../../main/core/session/sessionKit.ts';
import { boothOf, courtHere } from './courtHarness.ts';
import { DraftPage } from './draftPage.ts';
import { TableHere } from './draftTableKit.ts';
import { LiveSeat, READY, redeem } from './liveSeat.ts';
import { roomOfBooth } from './boothSocketLine.ts';

interface Scene {
  readonly court: Court;
  readonly table: TableHere;
  readonly guest: DraftPage;
  cut(): void;
  mend(): Promise<void>;
}

/** A drafted table, a party elsewhere, the draft before both, and the party let write. */
async function scene(drafted: (table: TableHere) => void = (table) => void toDrafted(table)): Promise<Scene> {
  const court = await courtHere();
  const ticket = await roomOfBooth(await boothOf(court));
  let line: LiveSeat | null = null;
  const table = new TableHere((ask) => void line?.say(ask));
  const join = async (): Promise<void> => {
    const here = new LiveSeat(court);
    here.listener = (tell) => table.hear(tell);
    line = here;
    table.host.line(true);
    await here.say({ t: 'join', ticket: ticket.ticket, page: 'page-of-the-table' });
    await here.view(() => true);
  };
  onTestFinished(() => table.host.forget());
  drafted(table);
  await join();
  const host = (): LiveSeat => {
    if (line === null) throw new Error('no line');
    return line;
  };
  await host().say(READY);
  await host().say({ t: 'invite', role: 'party' });
  const { invitation } = await host().hears('invited');
  const guest = await DraftPage.open(court, SeatAnswer.parse(await (await redeem(court, invitation.code)).json())); // prettier-ignore
  await guest.line.say(READY);
  await host().view(({ seats }) => seats.some(({ phase }) => phase === 'lobby'));
  await host().say({ t: 'admit', seat: 2 });
  await guest.line.view(({ seats, you }) => seats.some(({ seat, phase }) => seat === you && phase === 'admitted')); // prettier-ignore
  expect(table.host.share(true)).toBe(true);
  await table.until(({ drafts }) => drafts.state().ready);
  table.drafts.letWrite(2, true);
  await guest.until(({ drafts }) => drafts.state().mayWrite && drafts.state().ready && drafts.text('facts') !== ''); // prettier-ignore
  return {
    court,
    table,
    guest,
    cut() {
      line?.end();
      line = null;
      table.host.line(false);
    },
    mend: join,
  };
}
const wordy = (table: TableHere): string => table.table.draft.clauses[1]?.id ?? '';

test('what a party writes elsewhere becomes the text of the table, through its checks, and is seen on its page at once', async () => {
  const { table, guest } = await scene();
  const clause = wordy(table);
  guest.type(clause, 0, '双方确认：');
  await table.until(({ drafts }) => drafts.text(clause).startsWith('双方确认：'));
  await table.until((now) => now.textOf(clause).startsWith('双方确认：'));
  expect(table.step.at).toBe('draft');
  // A sum in free words, and what settles personal status, are found by the table and told to who wrote them.
  const finds = (...codes: readonly string[]): Promise<void> =>
    guest.until(({ drafts }) => drafts.state().sheet.findings.some(({ code }) => codes.includes(code)));
  guest.drafts.write(clause, '被申请人尽快再付5000元。');
  await finds('vagueDate');
  expect(guest.drafts.state().sheet.findings).toContainEqual({ level: 'block', code: 'vagueDate', clause });
  expect(table.step).toMatchObject({ at: 'draft', mayRead: false });
  guest.drafts.write(clause, '双方同意离婚。');
  await finds('personalStatus', 'statusByHand');
  guest.drafts.write(clause, '');
  await finds('noWords');
  expect(table.step).toMatchObject({ at: 'draft', mayRead: false });
});

test('both write in the same clause at once, and page, table, court and guest have the same', async () => {
  const { table, guest } = await scene();
  const clause = wordy(table);
  const before = table.textOf(clause);
  table.tap({ do: 'editClause', id: clause });
  expect(table.step).toMatchObject({ at: 'words', clause });
  table.drafts.write(clause, `甲${before}`, 1);
  guest.type(clause, before.length, '乙');
  const both = `甲${before}乙`;
  await guest.until(({ drafts }) => drafts.text(clause) === both);
  await table.until((now) => now.drafts.text(clause) === both && now.textOf(clause) === both);
  // The table stays where it is: nobody loses the field they write in.
  expect(table.step.at).toBe('words');
  table.tap({ do: 'words', text: 'what the page had a moment ago', together: true });
  expect(table.textOf(clause)).toBe(both);
});

test('payments, order and clauses are the table’s own; a guest has them as they are, and cannot write them', async () => {
  const { table, guest } = await scene();
  const [pay] = table.table.draft.clauses;
  expect(guest.drafts.text(pay?.id ?? '')).toBe(pay?.text);
  expect(guest.drafts.state().sheet.clauses.map(({ free }) => free)).toEqual([true, false, true]);
  const forged = clauseTexts({ writer: writerOf(2, 3) });
  forged.write(pay?.id ?? '', '少付一点');
  await guest.line.say({ t: 'draftWrite', draft: guest.drafts.state().draft?.draft, n: 900, update: Buffer.from(forged.state()).toString('base64') }); // prettier-ignore
  expect((await guest.line.hears('draftRefused')).why).toBe('fixed');
  table.tap({ do: 'addClause' }, { do: 'pickClause', offer: 'apologise' });
  await guest.until(({ drafts }) => drafts.state().sheet.clauses.length === 4);
  const added = table.table.draft.clauses[2];
  await guest.until(({ drafts }) => drafts.text(added?.id ?? '') === added?.text);
  table.tap({ do: 'removeClause', id: wordy(table) });
  await guest.until(({ drafts }) => drafts.state().sheet.clauses.length === 3);
  expect(guest.drafts.state().library.length).toBeGreaterThan(3);
});

test('reading locks it with the last letter in; an edit unlocks it, and only the changed clause is heard again', async () => {
  const { table, guest } = await scene();
  const clause = wordy(table);
  // Written in the very moment of the tap: it is in the text that is read.
  guest.type(clause, 0, '最后一句。');
  await guest.until(({ drafts }) => drafts.state().kept);
  table.tap({ do: 'read' });
  await table.until((now) => now.step.at === 'followUp');
  expect(table.textOf(clause)).toMatch(/^最后一句。/u);
  await guest.until(({ drafts }) => drafts.state().draft?.locked === true);
  expect(guest.drafts.state().mayWrite).toBe(false);
  paperMade(table);
  await guest.until(({ drafts }) => drafts.state().versions.length === 1);
  const [first] = guest.drafts.state().versions;
  expect(first).toMatchObject({ sha256: 'a'.repeat(64), version: table.table.versions[0]?.version });
  expect(first?.clauses.map(({ text }) => text)).toEqual([table.table.draft.facts, ...table.table.draft.clauses.map(({ text }) => text)]); // prettier-ignore
  const late = clauseTexts({ writer: writerOf(2, 5) });
  late.write(clause, '偷偷改');
  await guest.line.say({ t: 'draftWrite', draft: guest.drafts.state().draft?.draft, n: 900, update: Buffer.from(late.state()).toString('base64') }); // prettier-ignore
  expect((await guest.line.hears('draftRefused')).why).toBe('locked');

  hearAll(table);
  expect(table.step).toMatchObject({ at: 'reading', allHeard: true, mayCompare: false });
  table.tap({ do: 'backToDraft' });
  await guest.until(({ drafts }) => drafts.state().mayWrite && drafts.state().draft?.version === null);
  guest.type(clause, 0, '改过的。');
  await table.until((now) => now.textOf(clause).startsWith('改过的。'));
  expect(table.step).toMatchObject({ at: 'draft', unread: [2], readBefore: true });
  table.tap({ do: 'changes' });
  expect(table.step).toMatchObject({ at: 'changes', pair: 0, pairs: 1, after: { version: null } });
  table.act({ do: 'back', unfinished: null }).tap({ do: 'read' });
  await table.until((now) => now.step.at === 'followUp');
  paperMade(table);
  expect(table.step).toMatchObject({
    at: 'reading',
    clause: { id: clause },
    allHeard: false,
    mayCompare: true,
  });
  const heard = table.table.session?.agreement.clauses.map(({ id, heardBy }) => [
    id === clause,
    heardBy.length,
  ]);
  expect(heard).toEqual([[false, 2], [false, 2], [true, 0]]); // prettier-ignore
  await guest.until(({ drafts }) => drafts.state().versions.length === 2);
});

test('what the table wrote while its line was cut, and what others wrote meanwhile, come together when it is back', async () => {
  const { table, guest, cut, mend } = await scene();
  const clause = wordy(table);
  const before = table.textOf(clause);
  cut();
  table.drafts.write(clause, `${before}断线时写的。`);
  guest.type(clause, 0, '别处写的。');
  await guest.until(({ drafts }) => drafts.state().kept);
  table.tap({ do: 'addClause' }, { do: 'pickClause', offer: 'apologise' });
  await mend();
  const both = `别处写的。${before}断线时写的。`;
  await guest.until(
    ({ drafts }) => drafts.text(clause) === both && drafts.state().sheet.clauses.length === 4,
  );
  await table.until((now) => now.textOf(clause) === both && now.drafts.text(clause) === both);
  expect(table.step.at).toBe('draft');
});

test('what is read while the line is cut is what the table had; it is laid anew, and nobody is shown another text as read', async () => {
  const { table, guest, cut, mend } = await scene();
  const clause = wordy(table);
  const before = table.textOf(clause);
  cut();
  guest.type(clause, 0, '没赶上的。');
  await guest.until(({ drafts }) => drafts.state().kept);
  table.tap({ do: 'read' });
  await table.until((now) => now.step.at === 'followUp');
  paperMade(table);
  expect(table.textOf(clause)).toBe(before);
  await mend();
  await guest.until(({ drafts }) => drafts.state().versions.length === 1 && drafts.state().ready && drafts.text(clause) === before); // prettier-ignore
  expect(guest.drafts.state().draft?.locked).toBe(true);
  expect(guest.drafts.state().versions[0]?.clauses[2]?.text).toBe(before);
});

test('a court that lets through what may not be does not change the table’s text', async () => {
  const { table, guest } = await scene();
  const clause = wordy(table);
  const before = table.textOf(clause);
  const draft = guest.drafts.state().draft?.draft ?? '';
  const forged = clauseTexts({ writer: writerOf(7, 5) });
  forged.write(clause, '法院放进来的');
  // From a seat that was never let write; in the name of a capacity that may not.
  table.hear({ t: 'drafted', draft, seat: 7, role: 'party', update: Buffer.from(forged.state()).toString('base64') });
  await guest.until(({ drafts }) => drafts.state().draft?.draft !== draft && drafts.state().ready);
  table.hear({ t: 'drafted', draft: guest.drafts.state().draft?.draft ?? '', seat: 2, role: 'judge', update: 'AAA=' });
  await table.until(({ drafts }) => drafts.state().ready && drafts.text(clause) === before);
  expect(table.textOf(clause)).toBe(before);
  // And its page may say nothing that is the table's alone.
  for (const t of ['lockDraft', 'takeDraft'] as const)
    expect(table.host.asked({ t, draft, on: false } as Parameters<typeof table.host.asked>[0])).toBe(false);
}); // prettier-ignore

test('a table without a draft, without a room, or after it is read, lays nothing', () => {
  const table = new TableHere(() => undefined);
  expect(table.host.share(true)).toBe(false);
  toDraft(table);
  expect(table.host.share(true)).toBe(false);
  expect(table.noted).toEqual([]);
});
