/** A group at the booth as a journey drives it: the roster from the desk, the lines of cards, the election, the table of the representatives, one member alone. */
import { expect } from '@playwright/test';
import { workerOf } from '../../devices/simulators/workers.ts';
import { pack } from '../../build/policy/pack.ts';
import { regimes } from '../../build/policy/regimes.ts';
import type { RosterCame } from '../../main/contract/groupScreen.ts';
import { applyAs, layCard, onPad, pick, signAs, table, writeFacts, type Person } from './tableVisit.ts';
import { formWords, heading, pageTo, tap, words, type Visitor } from './visitor.ts';

export const group = table.group;

/** As the simulated reader gives them, and how the screen masks them. `fen`: what is owed to them. */
export const memberOf = (no: number) => {
  const { name, number } = workerOf(no);
  const [first = '', , last = ''] = name;
  return { no, card: 'worker', name, number, masked: `${first}*${last}`, fen: 100_000 + no * 7_301 } as const;
};
export type Member = ReturnType<typeof memberOf>;

export const fileOf = (members: readonly Member[]): string =>
  ['姓名,身份证号码,欠薪（元）', ...members.map(({ name, number, fen }) => `${name},${number},${(fen / 100).toFixed(2)}`)].join('\r\n'); // prettier-ignore

export const calledIn = ({ no, masked }: Member): string => group.member(no, masked);

/** Whoever pays, by their own card. */
export const PAYER: Person = { card: 'secondResident', masked: '李*国' };

/** From the choice of the dispute to an empty roster; nobody wrote a wage IOU. */
export async function beginGroup(visitor: Visitor): Promise<void> {
  await pick(visitor, WAGES);
  await heading(visitor, pack.notice.title['zh-CN']);
  await tap(visitor, table.parties.more);
  await heading(visitor, table.parties.title);
  await pageTo(visitor, group.begin);
  await heading(visitor, group.wage.title);
  await pick(visitor, new RegExp(`^${group.wage.no.title}`));
  await heading(visitor, pack.group?.arbitrationFirst.title['zh-CN'] ?? '');
  await pageTo(visitor, group.wage.read);
  await heading(visitor, group.roster.title);
}

const label = pack.disputeKinds.find(({ id }) => id === 'wages')?.label['zh-CN'] ?? '';
const WAGES = new RegExp(`^${label}`);

/** The roster that the desk sent, taken as it is. */
export async function takeRoster(visitor: Visitor): Promise<void> {
  await tap(visitor, group.roster.fetch);
  await expect(visitor.page.getByText(group.roster.empty.title)).toHaveCount(0, { timeout: 30_000 });
  await pageTo(visitor, group.roster.done);
  await heading(visitor, group.home.title.gathering);
}

/** A line of cards: each is called in without a tap. */
export async function checkIn(visitor: Visitor, members: readonly Member[]): Promise<void> {
  await pageTo(visitor, group.home.arrive);
  await heading(visitor, group.card.arrive.title);
  for (const member of members) {
    await layCard(visitor, member.card, member.no);
    await expect(visitor.page.getByText(group.card.last.arrive(calledIn(member)))).toBeVisible({ timeout: 30_000 }); // prettier-ignore
  }
  await leaveLine(visitor);
}

export async function leaveLine(visitor: Visitor): Promise<void> {
  await visitor.control({ do: 'liftCard' });
  await tap(visitor, group.card.finish);
}

/** After people came: the desk's next version, and what it changed. */
export async function nextVersion(visitor: Visitor, came: RosterCame): Promise<void> {
  const { changing } = group.roster;
  await tap(visitor, group.home.toRoster);
  await heading(visitor, changing.title);
  await tap(visitor, group.roster.fetch);
  await expect(visitor.page.getByText(changing.counts(came))).toBeVisible({ timeout: 30_000 });
  await pageTo(visitor, changing.done);
  await heading(visitor, group.home.title.gathering);
}

/** Everybody of `standing` stands, everybody of `voters` votes for the first `wanted` of them. */
export async function elect(
  visitor: Visitor,
  standing: readonly Member[],
  voters: readonly Member[],
  wanted: number,
): Promise<void> {
  await tap(visitor, group.home.toStand);
  await heading(visitor, group.stand.title);
  for (const member of standing) await pick(visitor, new RegExp(`^${group.stand.onOf(spokenIn(member))}$`));
  await pageTo(visitor, group.stand.done);
  await heading(visitor, group.wanted.title);
  await pick(visitor, new RegExp(`^${group.wanted.count(wanted)}`));
  await heading(visitor, group.home.title.voting);
  await pageTo(visitor, group.home.vote);
  for (const voter of voters) {
    await heading(visitor, group.card.vote.title);
    await layCard(visitor, voter.card, voter.no);
    await heading(visitor, group.ballot.title(calledIn(voter)));
    for (const member of standing.slice(0, wanted))
      await pick(visitor, new RegExp(`^${group.ballot.chooseOf(spokenIn(member))}$`));
    await visitor.control({ do: 'liftCard' });
    await pageTo(visitor, group.ballot.cast);
  }
  await heading(visitor, group.card.vote.title);
  await leaveLine(visitor);
  await tap(visitor, group.home.votes);
  await heading(visitor, group.votes.title);
  // nobody sees how it stands before everything is counted
  await expect(visitor.page.getByText(group.votes.of(voters.length))).toHaveCount(0);
  await pageTo(visitor, group.votes.count);
  await expect(visitor.page.getByText(group.votes.of(voters.length))).toHaveCount(wanted, {
    timeout: 30_000,
  });
  await pageTo(visitor, group.back);
  await heading(visitor, group.home.title.elected);
}

const spokenIn = ({ no, masked }: Member): string => group.member(no, masked.replace('*', '某'));

/** Binds whoever consents; then the representatives and whoever pays, told everything, up to the draft. */
export async function layTable(visitor: Visitor, representatives: readonly Member[]): Promise<void> {
  await tap(visitor, group.home.toEffect);
  await heading(visitor, group.effect.title);
  await pick(visitor, new RegExp(`^${pack.group?.effects[0]?.label['zh-CN'] ?? ''}`));
  await heading(visitor, group.home.title.elected);
  await pageTo(visitor, group.home.toTable);
  await heading(visitor, pack.notice.title['zh-CN']);
  await pageTo(visitor, table.privacy.accept);
  const seats = seatsFor(representatives);
  for (const { party, place, person } of seats) {
    await heading(visitor, table.card.called(party, place));
    await layCard(visitor, person.card, person.no);
    await heading(visitor, table.confirm.title(party));
    await visitor.control({ do: 'liftCard' });
    await tap(visitor, table.confirm.me);
  }
  for (const { party } of seats) {
    await tell(visitor, table.notice.accept(party));
    await heading(visitor, pack.consents.eService.title['zh-CN']);
    await pick(visitor, new RegExp(`^${table.parties.service.paper.title}`));
  }
}

/** The representatives take the one chair in turn, whoever pays the other. */
const seatsFor = (representatives: readonly Member[]) => [
  ...representatives.map((person, index) => ({ party: table.party('applicant', index + 1), place: table.seatPlace.A, person: person as Person })),
  { party: table.party('respondent', null), place: table.seatPlace.B, person: PAYER },
]; // prettier-ignore

async function tell(visitor: Visitor, accept: string): Promise<void> {
  for (const notice of regimes.find(({ id }) => id === 'people')?.notices ?? []) {
    await heading(visitor, pack.notices.find(({ id }) => id === notice)?.title['zh-CN'] ?? '');
    await pageTo(visitor, accept);
  }
}

/** The facts, each clause heard by everybody at the table, and all signatures. */
export async function agree(visitor: Visitor, representatives: readonly Member[]): Promise<void> {
  const seats = seatsFor(representatives);
  await writeFacts(visitor);
  await pageTo(visitor, table.draft.read);
  await heading(visitor, table.followUp.title);
  await pick(visitor, new RegExp(table.followUp.none));
  for (const title of [table.reading.facts, table.reading.clause(1, 2), table.reading.clause(2, 2)]) {
    await heading(visitor, title);
    for (const { party } of seats) await pick(visitor, new RegExp(`^${table.reading.heardBy(party)}`));
  }
  await tap(visitor, table.reading.sign);
  for (const { person } of seats) await signAs(visitor, person);
  await signAs(visitor, { card: 'mediator', masked: '周*平' });
}

/** In the line: their card, what they are told, their own part; nobody else is on the screen. */
export async function ownPart(visitor: Visitor, member: Member): Promise<void> {
  await heading(visitor, group.card.consent.title);
  await layCard(visitor, member.card, member.no);
  await tell(visitor, group.notice.accept);
  await visitor.control({ do: 'liftCard' });
  await heading(visitor, group.own.title);
  await expect(visitor.page.getByText(calledIn(member)).first()).toBeVisible();
}

/** From their own part through their own paper to the pad, until it is sealed. */
export async function consent(visitor: Visitor, member: Member): Promise<void> {
  await pageTo(visitor, group.own.next);
  await heading(visitor, formWords.preview.title);
  await pageTo(visitor, formWords.preview.done);
  await onPad(visitor, member.masked);
  await heading(visitor, group.done.title);
}

/** From the sealed consent: the offer, the paper, and both signatures; back to the line. */
export async function apply(visitor: Visitor, member: Member): Promise<void> {
  const { offer } = table.applying;
  await tap(visitor, group.done.apply.begin);
  await heading(visitor, offer.title);
  await pageTo(visitor, offer.yes);
  await heading(visitor, formWords.preview.title);
  await pageTo(visitor, formWords.preview.done);
  await applyAs(visitor, member);
  // one alone is no application
  await expect(
    visitor.page.getByText(table.applying.applicants.alone(table.party('respondent', null))),
  ).toBeVisible();
  await applyAs(visitor, PAYER);
  await heading(visitor, group.done.title);
  await expect(
    visitor.page
      .getByText(group.done.applied.sealed.title)
      .or(visitor.page.getByText(group.done.applied.received.title))
      .first(),
  ).toBeVisible();
}

export { words };
