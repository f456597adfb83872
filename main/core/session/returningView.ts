/** What of a mediation that was cut stands on the screen, people masked. Pure. */
import type { SessionStep } from '../../contract/sessionScreen.ts';
import { maskPerson } from '../visit/masking.ts';
import type { Moment } from '../visit/visit.ts';
import type { Table } from './desk.ts';
import { everybodySigned, isBack, mayGoOn, needsPaper, ofApplication, signedAtOf, signersOf } from './returning.ts'; // prettier-ignore
import { actingView } from './seatingView.ts';
import { roleOf } from './seats.ts';

export function keptView(table: Table, moment: Moment): SessionStep {
  const { cut } = table;
  if (cut === null) throw new Error('nothing was cut');
  return {
    at: 'kept', of: ofApplication(table) ? 'application' : 'agreement', keptAt: cut.keptAt, until: cut.until, goneOn: cut.goneOn,
    mayGoOn: mayGoOn(table), allSigned: everybodySigned(table, moment.pack),
    people: signersOf(table, moment.pack).flatMap((who) => {
      const card = table.people[who]?.identity.card;
      if (card === undefined) return [];
      return [{
        who, role: roleOf(table, who), person: maskPerson(card.name, card.number), acting: who === 'lead' ? null : actingView(table, who, moment),
        signedAt: signedAtOf(table, who), back: isBack(table, who), paper: needsPaper(table, who),
      }];
    }),
  };
} // prettier-ignore
