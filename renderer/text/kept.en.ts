/** The words of a mediation that was cut and may go on, in English. */
import type { KeptText } from './kept.ts';

export const keptEn: KeptText = {
  told: {
    lost: 'The last mediation was cut off by a restart. Nothing of it could be kept; please begin anew.',
    kept: 'A mediation was cut off and can go on. Whoever led it lays down their card.',
    expired: 'Nobody came back to the mediation that was cut off. It was destroyed; please begin anew.',
  },
  title: 'This mediation was cut off and can go on',
  since: (time) => `Kept up to ${time}. Every signature is there.`,
  until: (time) => `It waits until ${time} and is then destroyed. Not now? Just go back.`,
  waits: 'Whoever still signs or talks lays down their card first. Who has signed need not sign again.',
  allSigned: 'Everybody has signed. Nobody signs again.',
  signedAt: (time) => `Signed at ${time}, not again`,
  back: 'Known again, not signed yet',
  away: 'Not signed: card first',
  paper: 'Paper to be scanned again',
  comeBack: 'I am here',
  ofPerson: (name, does) => `${name}: ${does}`,
  scanAgain: 'Scan again',
  goOn: 'Go on',
  end: 'End it',
  card: 'It was cut off, so we check once more that it is you.',
  cardSigned: (time) => `You signed at ${time} and need not sign again.`,
  still: {
    cleared: 'What you saw is cleared',
    title: 'The mediation that was cut off is still sealed here',
    line: (time) => `Whoever led it goes on by ${time} with their card; then it is destroyed.`,
  },
};
