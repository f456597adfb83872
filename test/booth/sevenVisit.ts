/** Seven at one table as a journey drives them: a company against six, in the booth's two chairs one after the other, before a judge. */
import { handwrittenName } from '../../devices/simulators/handwriting.ts';
import { pack } from '../../build/policy/pack.ts';
import { regimes } from '../../build/policy/regimes.ts';
import type { RegimeId } from '../../main/contract/session/regime.ts';
import type { ControlCommand } from '../../main/contract/simulation.ts';
import {
  chooseRegime, comesFor, layCard, party, PEOPLE, pick, scanSheet, sumAndDays, table, writeFacts, type Seat,
} from './tableVisit.ts'; // prettier-ignore
import { heading, pageTo, pinyin, tap, words, type Visitor } from './visitor.ts';

/** Of one creditor against six. */
export const seven = {
  A: party.A,
  B: table.party('respondent', 1),
  C: table.party('respondent', 2),
  D: table.party('respondent', 3),
  E: table.party('respondent', 4),
  F: table.party('guarantor', null),
  G: table.party('mortgagor', null),
} as const satisfies Record<Seat, string>;
export const SEVEN = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const satisfies readonly Seat[];

/** One character of a name: seven whole ones at a pen's pace are most of a quarter minute. */
export const BRIEF_HAND: ControlCommand = {
  do: 'drawInk',
  strokes: handwrittenName().slice(0, 5),
  msPerSample: 5,
};

/** A judge's mediation, from the idle screen to the choice of the dispute. */
export async function openByJudge(visitor: Visitor): Promise<void> {
  await tap(visitor, words.idle.staff);
  await heading(visitor, table.card.staff.title);
  await layCard(visitor, 'judge');
  await chooseRegime(visitor, '法官主持调解');
}

/** Three more debtors, a guarantor and a mortgagor come along: named before the first card is laid down. */
export async function nameSeven(visitor: Visitor): Promise<void> {
  const { parties } = table;
  await pick(visitor, /^借钱|欠钱/);
  await heading(visitor, pack.notice.title['zh-CN']);
  await tap(visitor, parties.more);
  for (const standing of ['respondent', 'respondent', 'respondent', 'guarantor', 'mortgagor'] as const) {
    await heading(visitor, parties.title);
    await pick(visitor, new RegExp(`^${parties.add}`));
    await heading(visitor, parties.standing.title);
    await pick(visitor, new RegExp(`^${parties.standing[standing].title}`));
  }
  await heading(visitor, parties.title);
  await pageTo(visitor, parties.done);
  await heading(visitor, pack.notice.title['zh-CN']);
  await pageTo(visitor, table.privacy.accept);
}

/** Of many: called to the chair of their side, by their own card. */
export async function sitInTurn(visitor: Visitor, seat: Seat): Promise<void> {
  const called = table.card.called(seven[seat], table.seatPlace[seat === 'A' ? 'A' : 'B']);
  await heading(visitor, called);
  await layCard(visitor, PEOPLE[seat].card);
  await heading(visitor, table.confirm.title(seven[seat]));
  await visitor.control({ do: 'liftCard' });
  await tap(visitor, table.confirm.me);
}

/** How the papers reach each of seven, as they say. */
export const WISHES = {
  A: 'electronic', B: 'paper', C: 'electronic', D: 'paper', E: 'electronic', F: 'paper', G: 'electronic',
} as const satisfies Record<Seat, 'electronic' | 'paper'>; // prettier-ignore

/** Every notice, then how the agreement reaches them. */
export async function listenInTurn(visitor: Visitor, regime: RegimeId): Promise<void> {
  const told = regimes.find((one) => one.id === regime)?.notices ?? [];
  for (const seat of SEVEN) {
    for (const notice of told) {
      await heading(visitor, pack.notices.find((one) => one.id === notice)?.title['zh-CN'] ?? '');
      await pageTo(visitor, table.notice.accept(seven[seat]));
    }
    await heading(visitor, pack.consents.eService.title['zh-CN']);
    await pick(visitor, new RegExp(`^${table.parties.service[WISHES[seat]].title}`));
  }
}

/** The first debtor pays the creditor near 20 million at once; the guarantor answers for it jointly, the mortgagor with a thing. */
export async function draftSecured(visitor: Visitor, thing: string): Promise<void> {
  const { parties, payment } = table;
  await writeFacts(visitor);
  await tap(visitor, table.draft.addPayment);
  await heading(visitor, payment.payer.title);
  await pick(visitor, new RegExp(`^${seven.B}`));
  await heading(visitor, parties.payee(seven.B));
  await pick(visitor, new RegExp(`^${seven.A}`));
  await sumAndDays(visitor, '19999000', 1);
  await secureBy(visitor, 'F');
  await heading(visitor, parties.way.title(seven.F));
  await pick(visitor, new RegExp(`^${parties.way.joint.title}`));
  await secureBy(visitor, 'G');
  await heading(visitor, parties.thing.mortgage);
  await pinyin(visitor, thing);
  await tap(visitor, table.words.save);
  await heading(visitor, table.draft.title);
}

async function secureBy(visitor: Visitor, seat: 'F' | 'G'): Promise<void> {
  const { parties, pick: offers } = table;
  await pick(visitor, new RegExp(`^${table.draft.add}$`));
  await heading(visitor, offers.title);
  await pick(visitor, new RegExp(`^${parties.secure.title}`));
  await heading(visitor, parties.securer);
  await pick(visitor, new RegExp(`^${seven[seat]}`));
}

/** Each clause to each of seven; what stood on the screen. */
export async function readInTurn(visitor: Visitor, clauses: number): Promise<string> {
  let shown = '';
  await pageTo(visitor, table.draft.read);
  await heading(visitor, table.followUp.title);
  await pick(visitor, new RegExp(table.followUp.none));
  const numbers = Array.from({ length: clauses }, (_, index) => index + 1);
  for (const title of [table.reading.facts, ...numbers.map((one) => table.reading.clause(one, clauses))]) {
    await heading(visitor, title);
    shown += await visitor.page.getByRole('main').innerText();
    for (const seat of SEVEN) await pick(visitor, new RegExp(`^${table.reading.heardBy(seven[seat])}`));
  }
  await tap(visitor, table.reading.sign);
  await heading(visitor, table.signers.title);
  return shown;
}

/** The legal representative of the small-loan company that claims, with the paper that shows it. */
export async function companySitsDown(visitor: Visitor): Promise<void> {
  await heading(visitor, table.card.called(seven.A, table.seatPlace.A));
  await comesFor(visitor, { seat: seven.A, as: 'legalRep', letters: 'gongsi', name: '.+', who: 'A' });
  const { paper } = table.seating;
  await heading(visitor, paper.title.legalRep);
  await scanSheet(visitor);
} // prettier-ignore
