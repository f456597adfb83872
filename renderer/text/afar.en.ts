/** A party that is elsewhere, in English. */
import type { AfarText } from './afar.ts';

export const afarEn: AfarText = {
  button: 'This party is elsewhere',
  title: (party) => `The ${party} is elsewhere`,
  again: (party) => `Reach the ${party} again`,
  hint: 'Invite them to the video first. They copy their card on their own page, or lay it down at another booth; then they appear here.',
  nobody: 'No card has come yet',
  offered: 'waits for you to compare',
  digits: (number) => `Six digits on their screen: ${number}`,
  compare: 'Compare',
  compareOf: (name) => `Compare ${name}`,
  check: {
    title: (party) => `Is it the ${party}?`,
    hint: 'Ask for both sides of the card, then the face. All three have to fit.',
    name: 'Name',
    number: 'Identity number',
    address: 'Address',
    validTo: 'Valid to',
    digits: 'Let them read six digits aloud',
    level: 'This is seen, no chip is read. The records say so.',
    chip: {
      hint: 'Ask for the face and compare it. Both have to fit.',
      level: (booth, time) => `${booth} read the chip at ${time}. The face is yours to compare.`,
    },
    no: 'It does not fit',
    yes: 'All of it fits',
  },
  signer: {
    title: (name) => `Look at ${name} once more`,
    hint: 'Ask for face and card again. Their page can sign only after your tap.',
    chipHint: 'Ask for the face again. After your tap they lay the card down there once more and sign.',
    yes: 'It is them: let them sign',
  },
  reads: 'They read and tap on their own page. Nobody can tap for them here.',
  state: { here: 'elsewhere', away: 'line is broken', maySign: 'may sign' },
  letSign: 'Let sign',
  letSignOf: (name) => `Let sign: ${name}`,
  tieAgain: 'Reach again',
  tieAgainOf: (name) => `Reach again: ${name}`,
};
