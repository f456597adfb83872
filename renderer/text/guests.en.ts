/** The words for a deputy or an expert who comes to the table as a guest, in English. */
import type { GuestsText } from './guests.ts';

export const guestsEn: GuestsText = {
  invite: 'Invite a deputy or an expert',
  role: { deputy: 'deputy', expert: 'expert' },
  here: (name, role) => ({ title: `Present: ${name} (${role})`, line: 'Helps to talk; signs and decides nothing.' }),
  declined: { title: 'No deputy or expert this time', line: 'Whose wish it was is not kept, and nobody is asked again.' },
  ask: {
    title: (seat, name) => `${seat} ${name}: may a deputy or an expert come?`,
    hint: 'You decide; no reason is needed. Each is asked alone, and all have to agree.',
    yes: (seat) => `${seat}: yes`,
    yesLine: 'Whoever comes only helps to talk',
    no: (seat) => `${seat}: no`,
    noLine: 'Nobody comes, the talk goes on; who said it is not kept',
  },
  card: { title: 'The deputy or expert lays down their card', line: 'They stand in the record; they sign and decide nothing.', drop: 'Do not wait, go on' },
}; // prettier-ignore
