/** A mediation at the booth as a journey drives it: whose card, what is tapped, from the entrance of staff to the sealed agreement. */
import { expect } from '@playwright/test';
import type { SimulatedCard } from '../../main/contract/simulation.ts';
import type { GuestCall } from '../../main/contract/session/guests.ts';
import type { RegimeId } from '../../main/contract/session/regime.ts';
import { pack } from '../../build/policy/pack.ts';
import { regimes } from '../../build/policy/regimes.ts';
import { sessionZh as table } from '../../renderer/text/session.zh.ts';
import { entryLabelsZh, padLabelsZh } from '../../renderer/text-entry/labels.zh.ts';
import { formWords, heading, pageTo, pinyin, tap, words, type Visitor } from './visitor.ts';

export { table };

export const PEOPLE = {
  A: { card: 'resident', masked: '张*华' },
  B: { card: 'secondResident', masked: '李*国' },
  lead: { card: 'mediator', masked: '周*平' },
  agent: { card: 'residentElder', masked: '陈*兰' },
  C: { card: 'thirdResident', masked: '何*云' },
  D: { card: 'fourthResident', masked: '罗*林' },
  E: { card: 'fifthResident', masked: '蒋*梅' },
  F: { card: 'sixthResident', masked: '谭*强' },
  G: { card: 'seventhResident', masked: '冉*燕' },
} as const satisfies Record<Seat | 'lead' | 'agent', { card: SimulatedCard; masked: string }>;
export type Seat = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G';
export type Sitting = keyof typeof PEOPLE;

/** Whose card it is, and how the screen masks them; `no`: of a group's member. */
export interface Person {
  readonly card: SimulatedCard;
  readonly masked: string;
  readonly no?: number;
}

/** How the parties of two are called. */
export const party = { A: table.party('applicant', null), B: table.party('respondent', null) } as const;

const reached = async (visitor: Visitor, name: string): Promise<void> => void (await visitor.onStep?.(name));

/** Pages through the tiles until the one that is meant stands there. */
export async function pick(visitor: Visitor, name: RegExp): Promise<void> {
  const wanted = visitor.page.getByRole('button', { name }).first();
  const more = visitor.page.getByRole('button', { name: words.common.moreBelow });
  for (let turned = 0; turned < 12 && !(await wanted.isVisible()); turned++) {
    if (await more.isVisible()) await tap(visitor, words.common.moreBelow);
    else await visitor.page.waitForTimeout(200);
  }
  await tap(visitor, name);
}

/** As people do it: the card before is taken away and the booth has seen it, then the next one is laid down. */
export async function layCard(visitor: Visitor, card: SimulatedCard, no?: number): Promise<void> {
  await visitor.control({ do: 'liftCard' });
  await expect(visitor.page.getByText(table.card.left)).toHaveCount(0, { timeout: 30_000 });
  await visitor.control({ do: 'placeCard', card, ...(no === undefined ? {} : { no }) });
}

/** From the idle screen to the choice of the dispute. */
export async function openTable(visitor: Visitor): Promise<void> {
  await tap(visitor, words.idle.staff);
  await heading(visitor, table.card.staff.title);
  await reached(visitor, table.card.staff.title);
  await layCard(visitor, 'mediator');
  await chooseRegime(visitor, '人民调解');
}

/** Which kind of mediation, where the card may open several. */
export async function chooseRegime(visitor: Visitor, label: string): Promise<void> {
  await heading(visitor, table.regimes.choose.title);
  await reached(visitor, table.regimes.choose.title);
  await pick(visitor, new RegExp(`^${label}`));
  await heading(visitor, table.kinds.title);
  await reached(visitor, table.kinds.title);
}

export async function sitDown(visitor: Visitor, seat: 'A' | 'B'): Promise<void> {
  await heading(visitor, table.card.seat(party[seat]));
  await layCard(visitor, PEOPLE[seat].card);
  await heading(visitor, table.confirm.title(party[seat]));
  await reached(visitor, table.confirm.title(party[seat]));
  await visitor.control({ do: 'liftCard' });
  await tap(visitor, table.confirm.me);
}

/** The kind of dispute and the privacy notice, up to the first seat. */
export async function chooseLoan(visitor: Visitor): Promise<void> {
  await pick(visitor, /^借钱|欠钱/);
  await heading(visitor, pack.notice.title['zh-CN']);
  await pageTo(visitor, table.privacy.accept);
}

/** Both parties by their own cards, told every notice. */
export async function sitAndListen(visitor: Visitor): Promise<void> {
  await chooseLoan(visitor);
  await sitDown(visitor, 'A');
  await sitDown(visitor, 'B');
  await listen(visitor, ['A', 'B']);
}

export async function listen(
  visitor: Visitor,
  seats: readonly ('A' | 'B')[],
  regime: RegimeId = 'people',
): Promise<void> {
  const told = regimes.find((one) => one.id === regime)?.notices ?? [];
  for (const seat of seats) {
    for (const notice of told) {
      await heading(visitor, pack.notices.find((one) => one.id === notice)?.title['zh-CN'] ?? '');
      await pageTo(visitor, table.notice.accept(party[seat]));
    }
  }
}

/** Police mediation, up to who writes: the officer’s card, both parties, its own notices. */
export async function openPolice(visitor: Visitor): Promise<void> {
  await tap(visitor, words.idle.staff);
  await heading(visitor, table.card.staff.title);
  await layCard(visitor, 'policeOfficer');
  await heading(visitor, table.kinds.title);
  await chooseLoan(visitor);
  await policeTable(visitor);
}

/** Grid staff open it after a call to 110: where it comes from, what it is about, the word of the person present; then the officer’s card. */
export async function openForPolice(visitor: Visitor): Promise<void> {
  const { source, willing, leadCard } = table.hosting;
  await tap(visitor, words.idle.staff);
  await heading(visitor, table.card.staff.title);
  await layCard(visitor, 'gridStaff');
  await heading(visitor, source.title);
  await reached(visitor, source.title);
  await pick(visitor, new RegExp(`^${source.transfer110.title}`));
  await heading(visitor, table.kinds.title);
  await pick(visitor, /^借钱|欠钱/);
  await heading(visitor, willing.title(LOAN));
  await reached(visitor, willing.title(LOAN));
  await pick(visitor, new RegExp(`^${willing.yes.title}`));
  await heading(visitor, table.regimes.choose.title);
  await pick(visitor, /^治安调解/);
  await heading(visitor, leadCard('治安调解').title);
  await layCard(visitor, 'policeOfficer');
  await heading(visitor, pack.notice.title['zh-CN']);
  await pageTo(visitor, table.privacy.accept);
  await policeTable(visitor);
}

const LOAN = pack.disputeKinds.find(({ id }) => id === 'loan')?.label['zh-CN'] ?? '';

/** Both parties, the notices of police mediation, and who writes. */
async function policeTable(visitor: Visitor): Promise<void> {
  await sitDown(visitor, 'A');
  await sitDown(visitor, 'B');
  await listen(visitor, ['A', 'B'], 'police');
  await heading(visitor, table.regimes.writer.title);
  await reached(visitor, table.regimes.writer.title);
  await pick(visitor, new RegExp(`^${party.A}`));
}

/** From the draft to the notices of people’s mediation: told, each asked alone, the mediator’s card, the parties’ cards again. */
export async function turnToPeople(visitor: Visitor): Promise<void> {
  const { turn, told, ask, leadCard, again } = table.regimes;
  const [from, to] = ['治安调解', '人民调解'];
  await pageTo(visitor, turn(to));
  await heading(visitor, told.title(to));
  await reached(visitor, told.title(to));
  await expect(visitor.page.getByText(told.aspect.leads)).toBeVisible();
  await pageTo(visitor, told.ask);
  for (const seat of ['A', 'B'] as const) {
    await heading(visitor, ask.title(party[seat], PEOPLE[seat].masked, to));
    await reached(visitor, ask.title(party[seat], PEOPLE[seat].masked, to));
    await pick(visitor, new RegExp(`^${ask.agree(party[seat])}`));
  }
  await heading(visitor, leadCard.switch(to).title);
  await reached(visitor, `${from} → ${to}`);
  await layCard(visitor, 'mediator');
  for (const seat of ['A', 'B'] as const) {
    await heading(visitor, again(party[seat]));
    await layCard(visitor, PEOPLE[seat].card);
  }
}

/** Facts by a ready phrase, 30,000 yuan in three payments, and one ready clause. */
export async function draftAgreement(visitor: Visitor): Promise<void> {
  await writeFacts(visitor);
  await draftPayments(visitor, 'B', '30000', 3);
}

/** One of two pays the other; what it comes to is shown before it is taken. Then one ready clause. */
export async function draftPayments(
  visitor: Visitor,
  payer: 'A' | 'B',
  sum: string,
  times: number,
  onPlan?: () => Promise<void>,
): Promise<void> {
  await tap(visitor, table.draft.addPayment);
  await heading(visitor, table.payment.payer.title);
  await tap(visitor, table.payment.payer.pays(party[payer], party[payer === 'A' ? 'B' : 'A']));
  await sumAndDays(visitor, sum, times, onPlan);
  await tap(visitor, table.draft.add);
  await heading(visitor, table.pick.title);
  await pick(visitor, /其余不再要/);
  await heading(visitor, table.draft.title);
  await reached(visitor, table.draft.title);
}

export async function writeFacts(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  await heading(visitor, table.draft.title);
  await tap(visitor, table.draft.writeFacts);
  await heading(visitor, table.words.facts.title);
  await tap(visitor, /^常用句/);
  await page.getByRole('group', { name: entryLabelsZh.phrases }).getByRole('button').first().click();
  await tap(visitor, table.words.save);
  await heading(visitor, table.draft.title);
}

/** A sum on the keys, in how many payments, the first on the first day that is offered. */
export async function sumAndDays(
  visitor: Visitor,
  sum: string,
  times: number,
  onPlan?: () => Promise<void>,
): Promise<void> {
  const { page } = visitor;
  await heading(visitor, table.payment.total.title);
  for (const key of sum) {
    const name = key === '.' ? padLabelsZh.point : key;
    await page.getByRole('button', { name, exact: true }).first().click();
  }
  await tap(visitor, table.payment.total.next);
  await heading(visitor, table.payment.count.title);
  const { once, times: several } = table.payment.count;
  await pick(visitor, new RegExp(`^${times === 1 ? once : several(times)}`));
  await heading(visitor, table.payment.first.title);
  await pick(visitor, /^\d{4}年/);
  await heading(visitor, table.payment.plan.title);
  await reached(visitor, table.payment.plan.title);
  await onPlan?.();
  await pageTo(visitor, table.payment.plan.take);
  await heading(visitor, table.draft.title);
}

/** At the draft: each side is asked alone, and after as many yeses the guest's own card is laid down. */
export async function guestComes(visitor: Visitor, call: GuestCall, card: SimulatedCard, people: Readonly<Record<'A' | 'B', string>>): Promise<void> {
  const { invite, whom, ask, call: words } = table.guests;
  await pick(visitor, new RegExp(`^${invite}`));
  await heading(visitor, whom.title);
  await pick(visitor, new RegExp(`^${words[call].choice.title}`));
  for (const seat of ['A', 'B'] as const) {
    await heading(visitor, words[call].ask(party[seat], people[seat]));
    await reached(visitor, words[call].ask(party[seat], people[seat]));
    // nobody is called before everybody was asked
    await expect(visitor.page.getByText(words[call].card.title)).toHaveCount(0);
    await pick(visitor, new RegExp(`^${ask.yes(party[seat])}`));
  }
  await heading(visitor, words[call].card.title);
  await reached(visitor, words[call].card.title);
  await layCard(visitor, card);
  await heading(visitor, table.draft.title);
  await visitor.control({ do: 'liftCard' });
} // prettier-ignore

/** Each clause to both; `doubtAt`: B does not understand that one at first. */
export async function readAgreement(visitor: Visitor, doubtAt: number | null = null): Promise<void> {
  await readClauses(visitor, doubtAt);
  await tap(visitor, table.reading.sign);
  await heading(visitor, table.signers.title);
}

export async function readClauses(visitor: Visitor, doubtAt: number | null = null): Promise<void> {
  await pageTo(visitor, table.draft.read);
  await heading(visitor, table.followUp.title);
  await pick(visitor, new RegExp(table.followUp.afterLast));
  const titles = [table.reading.facts, table.reading.clause(1, 2), table.reading.clause(2, 2)];
  for (const [index, title] of titles.entries()) {
    await heading(visitor, title);
    await reached(visitor, title);
    await pick(visitor, new RegExp(`^${table.reading.heardBy(party.A)}`));
    if (index === doubtAt) {
      await pick(visitor, new RegExp(`^${table.reading.doubtBy(party.B)}`));
      await expect(visitor.page.getByText(table.reading.blocked)).toBeVisible();
      await expect(visitor.page.getByRole('button', { name: table.reading.sign })).toHaveCount(0);
      await pick(visitor, new RegExp(`^${table.reading.clearBy(party.B)}`));
    }
    await pick(visitor, new RegExp(`^${table.reading.heardBy(party.B)}`));
  }
}

/** Fresh card, name on the pad, confirmed. */
export const signAtTable = (visitor: Visitor, who: Sitting): Promise<void> => signAs(visitor, PEOPLE[who]);

export async function signAs(visitor: Visitor, person: Person): Promise<void> {
  await heading(visitor, table.signers.title);
  await pick(visitor, new RegExp(`^${table.signers.signOf(spokenOf(person))}`));
  await writeName(visitor, person);
}

/** After a cut: the mediator's card opens it, and this party is known again by its own. */
export async function takeUp(visitor: Visitor, back: 'A' | 'B'): Promise<void> {
  await tap(visitor, words.idle.staff);
  await heading(visitor, table.card.staff.title);
  await expect(visitor.page.getByText(table.kept.told.kept)).toBeVisible({ timeout: 30_000 });
  await reached(visitor, table.kept.told.kept);
  await layCard(visitor, PEOPLE.lead.card);
  await heading(visitor, table.kept.title);
  await expect(visitor.page.getByRole('button', { name: table.kept.goOn })).toHaveCount(0);
  await reached(visitor, table.kept.title);
  await pick(visitor, new RegExp(`^${table.kept.ofPerson(spoken(back), table.kept.comeBack)}`));
  await heading(visitor, table.card.sign(PEOPLE[back].masked));
  await layCard(visitor, PEOPLE[back].card);
  await heading(visitor, table.kept.title);
  await visitor.control({ do: 'liftCard' });
  await tap(visitor, table.kept.goOn);
}

const spokenOf = ({ masked }: Person): string => masked.replace('*', '某');
const spoken = (who: Sitting): string => spokenOf(PEOPLE[who]);

/** The offer, and every page of the paper, up to those who apply. */
export async function readApplication(visitor: Visitor): Promise<void> {
  const { open, offer, applicants } = table.applying;
  await tap(visitor, open.begin);
  await heading(visitor, offer.title);
  await reached(visitor, offer.title);
  await pageTo(visitor, offer.yes);
  await heading(visitor, formWords.preview.title);
  await reached(visitor, formWords.preview.title);
  await pageTo(visitor, formWords.preview.done);
  await heading(visitor, applicants.title);
}

export const applyAtTable = (visitor: Visitor, who: 'A' | 'B'): Promise<void> => applyAs(visitor, PEOPLE[who]); // prettier-ignore

export async function applyAs(visitor: Visitor, person: Person): Promise<void> {
  const { applicants } = table.applying;
  await heading(visitor, applicants.title);
  await pick(visitor, new RegExp(`^${applicants.signOf(spokenOf(person))}`));
  await writeName(visitor, person);
}

async function writeName(visitor: Visitor, { card, no, masked }: Person): Promise<void> {
  await heading(visitor, table.card.sign(masked));
  await layCard(visitor, card, no);
  await onPad(visitor, masked);
}

/** The name on the pad, and its confirmation. */
export async function onPad(visitor: Visitor, masked: string): Promise<void> {
  await heading(visitor, table.sign.who(masked, formWords.sign.titlePad));
  await visitor.control({ do: 'liftCard' });
  await visitor.control(visitor.hand ?? { do: 'signName' });
  await tap(visitor, formWords.sign.written);
  await reached(visitor, '签好了');
  await tap(visitor, formWords.sign.confirm);
}

/** A name of one character, which no mask changes. */
const PRINCIPAL = '陈';

/** The elder of the simulator comes for somebody of that name with a power of attorney, up to what it says. */
export async function agentSitsDown(visitor: Visitor): Promise<void> {
  await heading(visitor, table.card.seat(party.B));
  await comesFor(visitor, { seat: party.B, as: 'agent', letters: 'chen', name: PRINCIPAL, who: 'agent' });
} // prettier-ignore

/** Somebody sits down for a party, up to the paper that shows it. */
export async function comesFor(
  visitor: Visitor,
  one: {
    readonly seat: string;
    readonly as: 'agent' | 'legalRep';
    readonly letters: string;
    readonly name: string;
    readonly who: Sitting;
  },
): Promise<void> {
  const { seating } = table;
  const whose = one.as === 'agent' ? 'person' : 'organisation';
  await tap(visitor, seating.forAnother);
  await heading(visitor, seating.capacity.title);
  await reached(visitor, seating.capacity.title);
  await pick(visitor, new RegExp(`^${seating.capacity[one.as].title}`));
  await heading(visitor, seating.principal[whose]);
  await pinyin(visitor, one.letters);
  await tap(visitor, seating.principal.next);
  await heading(visitor, seating.number[whose]);
  await tap(visitor, seating.number.next);
  await heading(visitor, seating.card.acting(seating.as[one.as], one.seat));
  await layCard(visitor, PEOPLE[one.who].card);
  await heading(visitor, new RegExp(seating.confirm.acting(seating.as[one.as], one.name)));
  await visitor.control({ do: 'liftCard' });
  await tap(visitor, table.confirm.me);
}

/** One sheet through the feeder, and what stands on it. */
export async function showAuthority(visitor: Visitor, authority: 'special' | 'general'): Promise<void> {
  const { paper, read } = table.seating;
  await heading(visitor, paper.title.agent);
  await scanSheet(visitor);
  await heading(visitor, read.title);
  await pick(visitor, new RegExp(`^${read[authority].title}`));
}

/** One sheet through the feeder. */
export async function scanSheet(visitor: Visitor): Promise<void> {
  const { paper } = table.seating;
  await visitor.control({ do: 'loadPages', pages: ['lease-1'] });
  await tap(visitor, paper.feeder);
  await expect(visitor.page.getByText(paper.pages(1))).toBeVisible({ timeout: 60_000 });
  await reached(visitor, paper.pages(1));
  await tap(visitor, paper.done);
}
