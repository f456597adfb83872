/** A mediation at the table of a whole booth: one person at seat A, another at seat B, the mediator of the roster. */
import type { RegimeId } from '../../main/contract/session/regime.ts';
import type { Seat, Standing } from '../../main/contract/session/parties.ts';
import type { SessionAct, Who } from '../../main/contract/sessionScreen.ts';
import { cards } from '../../main/core/session/sessionKit.ts';
import { until, type BoothHands, type Person } from './boothHands.ts';

export type TableSteps = ReturnType<typeof tableSteps>;

export function tableSteps(kit: Omit<BoothHands, 'push'>) {
  const tap = async (...acts: SessionAct[]): Promise<void> => {
    for (const act of acts) await kit.act({ do: 'session', act });
  };
  const step = () => kit.shown('session').step;

  return {
    tap,
    async drafted(person: Person, other: Person, regime?: RegimeId) {
      await until('idle', () => kit.view().screen.kind === 'idle');
      await kit.act({ do: 'startSession' });
      kit.tapCard({ card: () => cards.lead });
      await this.draftedFrom(person, other, regime);
    },
    async draftedFrom(person: Person, other: Person, regime: RegimeId = 'people') {
      await kit.at('session', 'regimes');
      await tap({ do: 'chooseRegime', regime });
      await tap({ do: 'chooseKind', kind: 'loan' }, { do: 'privacyRead', shownMs: 3000, readAloud: false });
      for (const [seat, who] of [['A', person], ['B', other]] as const) {
        kit.tapCard(who);
        await kit.at('session', 'seatConfirm');
        await tap({ do: 'itIsMe', seat });
      }
      for (let here = step(); here.at === 'notice'; here = step())
        await tap({ do: 'acknowledge', seat: here.seat, notice: here.notice, shownMs: 3000, readAloud: false });
      await tap({ do: 'editFacts' }, { do: 'words', text: person.fact() }, { do: 'addClause' }, { do: 'pickClause', offer: null }, { do: 'words', text: person.evidence() });
    },
    /** Of more than two parties: the mediator's card and the kind of dispute. */
    async opened() {
      await until('idle', () => kit.view().screen.kind === 'idle');
      await kit.act({ do: 'startSession' });
      kit.tapCard({ card: () => cards.lead });
      await kit.at('session', 'regimes');
      await tap({ do: 'chooseRegime', regime: 'people' }, { do: 'chooseKind', kind: 'loan' });
    },
    /** Who takes part beside the first two. */
    async laid(others: readonly Standing[], apart = false) {
      await tap({ do: 'moreParties' });
      for (const standing of others) await tap({ do: 'addParty' }, { do: 'standing', standing });
      await tap({ do: 'keepApart', on: apart }, { do: 'partiesDone' }, { do: 'privacyRead', shownMs: 3000, readAloud: false });
    },
    async sits(seat: Seat, who: Pick<Person, 'card'>) {
      kit.tapCard(who);
      await kit.at('session', 'seatConfirm');
      await tap({ do: 'itIsMe', seat });
    },
    /** Everybody is told every notice; every second one wants the agreement electronically. */
    async listened() {
      const asked: Seat[] = [];
      for (let here = step(); here.at === 'notice' || here.at === 'service'; here = step()) {
        if (here.at === 'notice') await tap({ do: 'acknowledge', seat: here.seat, notice: here.notice, shownMs: 3000, readAloud: false });
        else await tap({ do: 'service', seat: here.seat, way: asked.push(here.seat) % 2 === 1 ? 'electronic' : 'paper' });
      }
      await until('the court’s sample case looked for', () => step().at !== 'demoSeeking');
    },
    async signing(person: Person, other: Person, regime?: RegimeId) {
      await this.drafted(person, other, regime);
      await this.readOut();
    },
    /** From the choice of the dispute on. */
    async signingFrom(person: Person, other: Person) {
      await this.draftedFrom(person, other);
      await this.readOut();
    },
    async readOut() {
      await tap({ do: 'read' });
      await tap({ do: 'followUp', day: null });
      await kit.at('session', '"reading"');
      for (let here = step(); here.at === 'reading' && !here.allHeard; here = step())
        for (const { seat } of kit.shown('session').parties) await tap({ do: 'heard', clause: here.clause.id, seat, aloud: false });
      await tap({ do: 'toSigning' });
    },
    /** At the entrance of staff, with the card that opens what was cut there. */
    async reopen(lead: Pick<Person, 'card'>) {
      await until('idle', () => kit.view().screen.kind === 'idle');
      await kit.act({ do: 'startSession' });
      await kit.at('session', 'staffCard');
      kit.tapCard(lead);
      await kit.at('session', '"at":"kept"');
    },
    async back(seat: Seat, person: Pick<Person, 'card'>) {
      await tap({ do: 'comeBack', seat });
      await kit.at('session', 'returnCard');
      kit.tapCard(person);
      await kit.at('session', '"at":"kept"');
    },
    /** The sealed agreement, then both apply for its confirmation, up to the list of those who do. */
    async applicants() {
      await kit.at('session', '"captured"');
      await tap({ do: 'offerConfirmation' }, { do: 'makeApplication' });
      await kit.at('session', 'applicationPaper');
      const here = step();
      const pages = here.at === 'applicationPaper' ? here.document.pages : 0;
      for (let page = 1; page <= pages; page += 1)
        await kit.act({ do: 'turnPage', page }, { do: 'pageShown', page, shownMs: 900 });
      await kit.act({ do: 'previewDone' });
      await kit.at('session', 'applicants');
    },
    async apply(who: Seat, person: Pick<Person, 'card'>) {
      await kit.at('session', 'applicants');
      await this.write(who, person);
    },
    async write(who: Who, person: Pick<Person, 'card'>) {
      await tap({ do: 'signNow', who });
      kit.tapCard(person);
      await kit.at('session', 'writing');
      await kit.drawName('session');
      await kit.act({ do: 'signDone' }, { do: 'signConfirm' });
    },
    async sign(who: Who, person: Pick<Person, 'card'>) {
      await kit.at('session', 'signers');
      await this.write(who, person);
    },
  }; // prettier-ignore
}
