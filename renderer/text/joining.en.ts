/** Joining a mediation of another booth, in English. */
import type { JoiningText } from './joining.ts';

export const joiningEn: JoiningText = {
  door: 'Join a remote mediation',
  code: {
    title: 'Type the code to join',
    hint: 'Whoever leads reads it out on the telephone: ten digits and letters.',
    keys: 'Digits and letters',
    count: (typed) => `${typed} of 10 typed`,
    next: 'Done, next',
    problem: {
      short: { title: 'The code is not complete', line: 'It has ten characters.' },
      badCode: { title: 'There is no such code', line: 'Check it, or have it read out again.' },
      codeUsed: { title: 'This code was used already', line: 'Ask whoever leads for a new one.' },
      codeExpired: { title: 'This code is too old', line: 'Ask whoever leads for a new one.' },
      roomOver: { title: 'This mediation is over', line: 'Call whoever leads if anything is unclear.' },
      full: { title: 'There is no seat left', line: 'Call whoever leads.' },
      unreachable: {
        title: 'The court cannot be reached now',
        line: 'It is the line, not you. Try again later.',
      },
    },
  },
  entering: { title: 'Going in…', line: 'It takes a few seconds.' },
  waits: {
    connecting: { title: 'Connecting…', line: 'It takes a few seconds.' },
    check: { title: 'Check the equipment first', line: 'Look at picture and sound above.' },
    lobby: { title: 'Please wait to be let in', line: 'Nobody sees or hears you now.' },
    in: { title: 'You are in the mediation', line: 'This changes when it is your turn. Watch and listen.' },
    apart: { title: 'Others are talking apart', line: 'You do not hear them, nor they you.' },
    break: { title: 'A break', line: 'Nobody hears anybody now. Please stay.' },
  },
  lineLost: {
    title: 'The line to the court broke; it is coming back',
    line: 'It is not you. What is signed stays.',
  },
  whole: 'Large pictures',
  mine: 'My part',
  asked: {
    title: 'Are you a party of this mediation?',
    digits: 'Read these six digits aloud when asked',
    noDigits: 'Reaching whoever leads…',
    me: 'It is me: hand over',
    given: { title: 'Handed to whoever leads', line: 'Read the six digits aloud, then show your face.' },
  },
  clause: {
    title: (at, of) => `Read part by part (${at} of ${of})`,
    doubted: 'You did not understand it. Until it is clear nobody signs.',
  },
  digest: (groups) => `Digest ${groups}, the same for everybody`,
  card: {
    offer: 'Lay your card down again',
    sign: 'Lay your card down before signing',
    line: 'Flat on the reader, leave it there',
    reading: 'Reading, please leave the card…',
    again: 'Try again',
  },
  mayRefuse: 'You need not sign.',
  stop: { title: 'Really stop?', line: '“Yes” ends the mediation at once.' },
  finish: 'Leave',
  again: 'Type a new code',
};
