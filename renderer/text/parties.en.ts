/** The words for a table of more than two, in English. */
import type { PartiesText } from './parties.ts';

export const partiesEn: PartiesText = {
  more: 'More than two',
  title: 'Which parties are there?',
  hint: 'One place each, eight at most. There are two chairs: sit down when it is your turn.',
  add: 'Add a party',
  remove: 'Remove',
  removeOf: (party) => `Remove the ${party}`,
  chair: (place) => `Takes ${place} in turn`,
  done: 'These are all',
  missing: {
    title: 'A side is missing',
    line: 'There has to be an applicant, and somebody on the other side.',
  },
  full: 'There are eight parties; no more can be added.',
  apart: {
    off: {
      title: 'The agreement names everybody in full',
      line: 'Families who do not know each other can leave it out.',
      turn: 'Leave it out',
    },
    on: {
      title: 'Families keep their data apart',
      line: 'Only masked names and four digits, children too.',
      turn: 'Name in full',
    },
  },
  standing: {
    title: 'Who is this party?',
    hint: 'The agreement calls them so.',
    applicant: { title: 'Applicant', line: 'Asks for something' },
    respondent: { title: 'Respondent', line: 'Is asked for it' },
    guarantor: { title: 'Guarantor', line: 'Stands in for another’s debt' },
    mortgagor: { title: 'Mortgagor', line: 'Gives a house, a car or the like as security' },
    pledgor: { title: 'Pledgor', line: 'Hands a thing or a right over as security' },
    thirdParty: { title: 'Third party', line: 'The matter concerns them too' },
  },
  leave: 'After this step you may leave the chair; you are called again.',
  service: {
    choose: 'This one',
    hint: (party, name) => `The ${party} ${name}: how do you want the signed agreement?`,
    electronic: { title: 'Electronic service', line: 'You can change this at any time' },
    paper: { title: 'On paper', line: 'Nothing electronic; the court sends a paper copy' },
  },
  payee: (payer) => `Whom does the ${payer} pay?`,
  pays: (payer, payee) => `The ${payer} pays the ${payee}`,
  secure: { title: 'Security', line: 'Guarantee, mortgage, pledge' },
  secured: { title: 'Which payment is secured?', debt: (payer, payee) => `The ${payer} pays the ${payee}` },
  securer: 'Who secures it?',
  way: {
    title: (party) => `How does the ${party} secure it?`,
    general: { title: 'General guarantee', line: 'Pays what enforcement against the debtor leaves open' },
    joint: { title: 'Joint guarantee', line: 'Can be asked at once when it is not paid in time' },
    mortgage: { title: 'Mortgage', line: 'The thing stays; registered where the law says so' },
    pledge: { title: 'Pledge', line: 'The thing or right is handed over' },
  },
  thing: {
    mortgage: 'What is mortgaged?',
    pledge: 'What is pledged?',
    hint: 'What it is, where, its certificate or plate number.',
  },
};
