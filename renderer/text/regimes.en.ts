/** The words for the kinds of mediation, in English. */
import type { RegimesText } from './regimes.ts';

export const regimesEn: RegimesText = {
  choose: {
    title: 'Which kind of mediation is it?',
    hint: (name, organisation) => `Led by ${name}, ${organisation}. If unsure, take the first.`,
    needsLink: 'needs the line to the court',
    refused: (regime) => ({ title: `“${regime}” cannot be held now`, line: 'The line to the court is down. Come back later, or take another kind.' }),
  },
  leadCard: {
    signs: { title: 'People’s mediator: put your card down', line: 'The agreement needs the mediator’s signature, so the mediator leads. You stay at the table.' },
    switch: (regime) => ({ title: 'New leader: put your card down', line: `Whoever leads now may not lead ${regime}.` }),
  },
  again: (seat) => `The ${seat}: your card once more`,
  againLine: 'Another kind of mediation begins: we check once more that it is you.',
  writer: { title: 'Who writes the agreement?', hint: 'Whoever leads does not write for you. One side writes, the other looks on.', line: 'The other side sees every clause' },
  writes: (seat) => `The ${seat} writes; whoever leads does not.`,
  turn: (regime) => `Turn to: ${regime}`,
  told: {
    title: (regime) => `What changes with ${regime}?`,
    hint: 'Please read it out to both. Then each is asked alone.',
    aspect: { leads: 'Who leads', cost: 'Cost', effect: 'Effect', confirm: 'Confirmed by a court' },
    change: (now, next) => `Now: ${now}. Then: ${next}.`,
    same: (what) => `As now: ${what}.`,
    papers: (regime) => ({ title: `The papers of ${regime} stay there`, line: 'Nothing that was said or written here is taken along.' }),
    anew: { title: 'It begins anew', line: 'Cards, notices and agreement once more.' },
    otherLead: 'Somebody else leads then.',
    drop: 'No, as before',
    ask: 'Heard; ask both',
  },
  ask: {
    title: (seat, name, regime) => `The ${seat} ${name}: do you agree to ${regime}?`,
    hint: 'You decide alone and give no reason. Nobody taps for you.',
    agree: () => 'I agree',
    agreeLine: 'Only if both agree',
    decline: () => 'I do not agree',
    declineLine: (regime) => `It stays ${regime}; you are not asked again`,
  },
  ink: {
    title: 'This agreement is signed on paper',
    hint: 'It was read. This booth does not sign it and sends it nowhere.',
    how: { title: 'Print it, and sign by hand', line: 'Both sides and whoever leads sign on paper, then the seal. Whoever leads keeps it.' },
    print: 'Print agreement',
    printed: 'Printed. Please sign on paper.',
    notPrinted: 'It was not printed. Ask for help, or print it at the counter.',
    done: 'We have it; end',
    read: 'All read; print',
  },
  halted: {
    title: 'The mediation has paused',
    line: 'It is not kept who or why. No reason is asked.',
    resume: 'Both want to go on',
    end: 'End it',
  },
}; // prettier-ignore
