/** The words of applying together for judicial confirmation at a booth, in English. */
import type { ApplyingText } from './applying.ts';

export const applyingEn: ApplyingText = {
  open: {
    title: 'Court confirmation, together',
    line: 'Free; takes both. The agreement stands without it.',
    left: { title: 'Not applied this time', line: 'The agreement is untouched. Within the time both may still apply.' },
    begin: 'Apply together',
  },
  sealed: {
    waiting: { title: 'The application is sealed here, not yet at the court', line: 'It goes by itself when the line is back, and will be shown here.' },
    received: { title: 'The court has received your application', line: 'Received is not accepted. Only the court’s own paper decides.' },
    refused: { title: 'The court could not take this application', line: 'The agreement is untouched. Ask the staff, or go to the court together.' },
    number: (number) => `Receipt number ${number}`,
  },
  offer: {
    title: 'Apply together for confirmation by the court?',
    hint: 'Each of you decides.',
    what: { title: 'The court examines and may confirm the agreement', line: 'Then, if one side does not keep it, the court can enforce it' },
    both: { title: 'Both have to apply', line: 'Each with their own card and signature; one alone is not enough' },
    free: { title: 'Free of charge', line: 'Either may stop at any time; the agreement is untouched' },
    days: 'Within thirty days after it takes effect',
    last: (day, exact, inEffect) =>
      `${inEffect ? 'The last day is' : 'If it were sealed today, the last day would be'} ${exact ? '' : 'about '}${day}`,
    yes: 'Make the paper',
    no: 'Not this time',
  },
  making: { title: 'The paper is being made', line: 'A few seconds.', failed: 'The paper was not made', failedLine: 'The agreement is untouched. Try again, or do not apply.', again: 'Try again' },
  applicants: {
    title: 'It takes both signatures',
    hint: 'Each lays the card down again first. In any order.',
    sign: 'Apply, sign',
    signOf: (name) => `Apply, sign: ${name}`,
    signedAt: (time) => `signed at ${time}`,
    notYet: 'not signed yet',
    alone: (seat) => `The ${seat} has not signed`,
    aloneLine: 'Confirmation needs both; one alone does not count. Not applying is fine, the agreement is untouched.',
    refused: 'That signature did not count. Tap the card and sign again.',
    no: 'Do not apply',
  },
  sealing: { title: 'The application is being sealed', line: 'Once sealed, only the court can open it.', failed: 'Not sealed yet', failedLine: 'Both signatures are still here. Please try again.', again: 'Seal again' },
}; // prettier-ignore
