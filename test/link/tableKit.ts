/** A mediation at the table of a whole booth: one person at seat A, another at seat B, the mediator of the roster. */
import type { SessionAct } from '../../main/contract/sessionScreen.ts';
import { cards } from '../../main/core/session/sessionKit.ts';
import { until, type Person, type WholeRequest } from './wholeRequestKit.ts';

export type TableSteps = ReturnType<typeof tableSteps>;

export function tableSteps(kit: WholeRequest) {
  const tap = async (...acts: SessionAct[]): Promise<void> => {
    for (const act of acts) await kit.act({ do: 'session', act });
  };
  const step = () => kit.shown('session').step;

  return {
    tap,
    async drafted(person: Person, other: Person) {
      await until('idle', () => kit.view().screen.kind === 'idle');
      await kit.act({ do: 'startSession' });
      kit.tapCard({ card: () => cards.lead });
      await kit.at('session', 'regimes');
      await tap({ do: 'chooseRegime', regime: 'people' });
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
    async signing(person: Person, other: Person) {
      await this.drafted(person, other);
      await tap({ do: 'read' });
      await tap({ do: 'followUp', day: null });
      await kit.at('session', '"reading"');
      for (let here = step(); here.at === 'reading' && !here.allHeard; here = step())
        for (const seat of ['A', 'B'] as const) await tap({ do: 'heard', clause: here.clause.id, seat, aloud: false });
      await tap({ do: 'toSigning' });
    },
    async sign(who: 'A' | 'B' | 'lead', person: Pick<Person, 'card'>) {
      await kit.at('session', 'signers');
      await tap({ do: 'signNow', who });
      kit.tapCard(person);
      await kit.at('session', 'writing');
      await kit.drawName('session');
      await kit.act({ do: 'signDone' }, { do: 'signConfirm' });
    },
  }; // prettier-ignore
}
