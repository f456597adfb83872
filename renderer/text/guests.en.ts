/** The words for a guest at the table, in English. */
import type { GuestsText } from './guests.ts';

const notAgain = 'Whose wish it was is not kept, and nobody is asked again.';
const record = 'In the record; signs and decides nothing.';

export const guestsEn: GuestsText = {
  invite: 'Ask somebody to help',
  whom: { title: 'Who should come?', line: 'Each of you is asked alone, and all have to agree.' },
  role: { deputy: 'deputy', expert: 'expert' },
  here: (name, from) => ({ title: `Present: ${name} (${from})`, line: 'Helps to talk; signs and decides nothing.' }), // prettier-ignore
  call: {
    neutral: {
      choice: { title: 'A deputy or an expert', line: 'Helps to talk' },
      declined: { title: 'No deputy or expert this time', line: notAgain },
      ask: (seat, name) => `${seat} ${name}: may a deputy or an expert come?`,
      card: { title: 'The deputy or expert lays down their card', line: record },
    },
    agencyRep: {
      choice: { title: 'The agency in charge', line: 'Education, for one; explains the rules' },
      declined: { title: 'No agency this time', line: notAgain },
      ask: (seat, name) => `${seat} ${name}: may the agency’s officer come?`,
      card: { title: 'The agency’s officer lays down their card', line: record },
    },
    consumerCommittee: {
      choice: { title: 'The consumer committee', line: 'For what was bought, courses too' },
      declined: { title: 'No consumer committee this time', line: notAgain },
      ask: (seat, name) => `${seat} ${name}: may the consumer committee come?`,
      card: { title: 'The consumer committee lays down its card', line: record },
    },
  },
  ask: {
    hint: 'You decide; no reason is needed. Each is asked alone, and all have to agree.',
    yes: (seat) => `${seat}: yes`,
    yesLine: 'Whoever comes only helps to talk',
    no: (seat) => `${seat}: no`,
    noLine: 'Nobody comes, the talk goes on; who said it is not kept',
  },
  drop: 'Do not wait, go on',
};
