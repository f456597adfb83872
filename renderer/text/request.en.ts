/** The request form in English. The Chinese text binds; this one helps. */
import type { Section } from '../../main/contract/screen.ts';
import type { RequestText } from './request.ts';
import { padBroke } from './requestDevices.en.ts';
import { plural, scanEn } from './scan.en.ts';

const sections: Readonly<Record<Section, string>> = {
  what: 'what happened',
  path: 'how to settle it',
  parties: 'who it is about',
  claims: 'your requests',
  facts: 'the story',
  evidence: 'papers',
  service: 'letters',
  sign: 'read and sign',
};

const ordinal = (number: number): string => {
  const teen = number % 100 >= 11 && number % 100 <= 13;
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
};
const other = (number: number | null): string =>
  number !== null && number > 1 ? `the ${ordinal(number)} other party` : 'the other party';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']; // prettier-ignore
const monthName = (month: number): string => MONTHS[month - 1] ?? '';

export const requestEn: RequestText = {
  progress: (step, of, section) => `Step ${step} of ${of} · ${sections[section]}`,
  and: (names) => names.join(', '),

  question: {
    ask: {
      disputeKind: () => 'What happened?',
      causes: () => 'Which of these is it most like?',
      path: () => 'How would you like to settle it?',
      myPhone: () => 'What is your phone number?',
      myResidence: () => 'Where do you live now?',
      respondentKind: (n) => `Is ${other(n)} a person or an organisation?`,
      respondentName: (n) => (n !== null && n > 1 ? `Name of ${other(n)}?` : 'What is their name?'),
      respondentUscc: () => 'What is its credit code?',
      respondentPhone: (n) => (n !== null && n > 1 ? `Phone of ${other(n)}?` : 'What is their phone number?'),
      respondentAddress: (n) => (n !== null && n > 1 ? `Address of ${other(n)}?` : 'What is their address?'),
      claimKind: (n) =>
        n !== null && n > 1 ? `What is your ${ordinal(n)} request?` : 'What should the other party do?',
      claimAmount: () => 'How much money?',
      claimWords: () => 'What exactly should they do?',
      factDate: (n) => (n !== null && n > 1 ? `When did event ${n} happen?` : 'When did it start?'),
      factWords: () => 'What happened then?',
      evidenceName: (n) => `What is paper ${n ?? 1} called?`,
      evidenceKind: () => 'What kind of paper is it?',
      evidenceProves: () => 'What does this paper show?',
      evidenceOriginal: () => 'Did you bring the original?',
      serviceAddress: () => 'Where should the court write to?',
      eService: () => 'May the court send papers to your phone?',
      eServiceMobile: () => 'Which mobile number should get them?',
      mediationWish: () => 'Are you willing to talk with the other side?',
    },
    hint: {
      disputeKind: 'Choose the closest one. You can change it later.',
      causes: 'This is the kind of dispute. If unsure, leave it to the court.',
      path: 'All three are fine; you decide. Mediation is free, and you can stop.',
      myPhone: 'The court and the mediator reach you with it. Nobody else gets it.',
      myResidence: 'Where you live can decide which court is in charge.',
      respondentKind: 'Companies, shops and schools are organisations.',
      respondentName: 'A person’s full name, or the full name of the organisation.',
      respondentUscc: '18 characters, on the business licence. You may skip it.',
      respondentPhone: 'With a phone number the court finds them sooner.',
      respondentAddress: 'The court uses it to find them. The more exact the better.',
      claimKind: 'Choose one now. You can add more later.',
      claimAmount: 'Only the money for this one request.',
      claimWords: 'One or two sentences, or tap a ready one.',
      factDate: 'Not sure of the day? The year or month is enough.',
      factWords: 'Who did what, and how it ended. You can add more later.',
      evidenceName: 'For example: IOU, contract, chat record.',
      evidenceKind: 'The court sorts papers by kind. Skip it if unsure.',
      evidenceProves: 'One sentence, such as “shows that he borrowed money”.',
      evidenceOriginal: 'The original is the first paper, not a copy. Keep it yourself.',
      serviceAddress: 'Court letters go here. Give an address where you get mail.',
      eService: 'We ask this separately. If you say no, letters come on paper.',
      eServiceMobile: 'A text message tells you when there is a new paper.',
      mediationWish: 'Yes or no, both are fine; you can still go to court.',
    },
    option: {
      'path.mediate': { label: 'Talk with a mediator', hint: 'A mediator helps both sides' },
      'path.court': { label: 'Ask the court', hint: 'A judge hears and decides' },
      'path.both': { label: 'Talk first, then court', hint: 'If talking fails, a judge decides' },
      'respondentKind.person': { label: 'A person', hint: 'One human being' },
      'respondentKind.organisation': { label: 'An organisation', hint: 'Company, shop, property firm' },
      'evidenceOriginal.yes': { label: 'Yes', hint: 'The original is here' },
      'evidenceOriginal.no': { label: 'No', hint: 'Only a copy or a photo' },
      'mediationWish.yes': { label: 'Yes', hint: 'A mediator helps us talk' },
      'mediationWish.no': { label: 'No', hint: 'I choose another way' },
      'mediationWish.unsure': { label: 'Not sure yet', hint: 'I may decide later' },
    },
    unsureOption: { label: 'I do not know', hint: 'Let the court decide' },
    evidenceKind: {
      statement: 'Your own account',
      documentary: 'IOU, contract, receipt',
      physical: 'Things themselves',
      audiovisual: 'Sound or video',
      electronic: 'Chats, transfers, messages',
      witness: 'Words of someone who saw it',
      expert: 'Opinion of an expert',
      inspection: 'Record of a visit on site',
    },
    next: 'Next question',
    skip: 'Skip this',
    useCardAddress: 'Card address',
    chooseUpTo: (most) => `Choose up to ${most}.`,
    empty: {
      choice: { title: 'Nothing chosen', say: 'Tap one box, then “Next question”.' },
      text: { title: 'Nothing written yet', say: 'Write a few words, then “Next question”.' },
      digits: { title: 'Nothing typed yet', say: 'Please type the number with the keys.' },
      money: { title: 'An amount is missing', say: 'Please type the amount with the number keys.' },
      date: { title: 'No date chosen yet', say: 'Please choose at least the year.' },
      statement: { title: 'No answer yet', say: 'Please read it and choose “I agree” or “I do not agree”.' },
    },
    error: {
      tooLong: { title: 'This is too long', say: 'Please delete some words and keep what matters most.' },
      badCharacters: {
        title: 'Some signs cannot be printed',
        say: 'Please delete special signs and use plain words.',
      },
      badPhone: {
        title: 'This phone number is not right',
        say: 'A mobile number has 11 digits. Please check it.',
      },
      badUscc: {
        title: 'This code is not right',
        say: 'It has 18 characters. Please compare it with the licence.',
      },
      badDate: { title: 'There is no such day', say: 'Please choose year, month and day again.' },
      futureDate: { title: 'This day is still to come', say: 'Please choose today or an earlier day.' },
      zeroAmount: { title: 'The amount cannot be zero', say: 'Please type the amount with the number keys.' },
      tooMuch: { title: 'This amount is too large', say: 'Please check whether there are too many zeros.' },
      tooMany: { title: 'Too many chosen', say: 'Tap a chosen box again to take it away.' },
    },
    orSkip: 'Or tap “Skip this”.',
    date: {
      year: 'Year',
      month: 'Month',
      day: 'Day',
      yearOf: (year) => String(year),
      monthOf: (month) => monthName(month).slice(0, 3),
      dayOf: (day) => String(day),
      earlier: 'Earlier',
      later: 'Later',
      notChosen: 'Not chosen',
      onlyYear: 'Only the year',
      onlyMonth: 'Only the month',
      whole: ({ year, month, day }) =>
        [day === null ? '' : String(day), month === null ? '' : monthName(month), String(year)]
          .filter(Boolean)
          .join(' '),
      roughly: 'A rough time is fine',
      pickYear: 'First choose the year',
      pickMonth: 'Then the month',
      pickDay: 'Then the day',
    },
    uscc: {
      field: 'Credit code',
      count: (have) => `${have} of 18 characters`,
      keys: 'Keys for digits and letters',
    },
    agree: 'I agree',
    disagree: 'I do not agree',
  },

  list: {
    title: {
      respondents: (n) =>
        n === 0
          ? 'No other party yet'
          : `${n === 1 ? 'Is this' : 'Are these'} the other ${n === 1 ? 'party' : 'parties'}?`,
      claims: (n) =>
        n === 0 ? 'No requests yet' : n === 1 ? 'Is this your request?' : `Are these your ${n} requests?`,
      facts: (n) => (n === 0 ? 'No events yet' : 'Is this what happened?'),
      evidence: (n) =>
        n === 0 ? 'Do you have papers to hand in?' : `${plural(n, 'paper', 'papers')} so far. Is that all?`,
    },
    hint: {
      respondents: 'Add others if there are any. To correct one, tap “Change”.',
      claims: 'Add more requests if you like. To correct one, tap “Change”.',
      facts: 'In order of time. If something is missing, add it.',
      evidence: 'IOUs, contracts, receipts and photos are fine. Keep the originals.',
    },
    none: {
      respondents: { title: 'No other party yet', say: 'Tap “Add an other party”.' },
      claims: { title: 'No requests yet', say: 'Tap “Add a request”.' },
      facts: { title: 'No events yet', say: 'Tap “Add an event”.' },
      evidence: { title: 'No papers yet', say: 'Tap “Add a paper”. You can also go on without.' },
    },
    add: {
      respondents: 'Add an other party',
      claims: 'Add a request',
      facts: 'Add an event',
      evidence: 'Add a paper',
    },
    done: {
      respondents: 'Yes, go on',
      claims: 'Yes, go on',
      facts: 'Yes, go on',
      evidence: 'That is all, go on',
    },
    doneEmpty: { respondents: 'Go on', claims: 'Go on', facts: 'Go on', evidence: 'No papers, go on' },
    change: 'Change',
    remove: 'Delete',
    changeRow: (title) => `Change: ${title}`,
    removeRow: (title) => `Delete: ${title}`,
    removed: 'One was deleted.',
    undo: 'Bring it back',
    total: 'Total',
    fullList: 'The list is full. For more, please ask for help.',
    unknownDay: 'Day not known',
    pages: (count) => plural(count, 'page', 'pages'),
  },

  scan: scanEn,

  check: {
    title: 'All written. Please check it once',
    titleMissing: 'A few things are still missing',
    allThere: 'To correct something, tap “Change”. Otherwise go on to the document.',
    missing: (names) => `Missing: ${names.join(', ')}. Please tap “Fill in”.`,
    row: {
      identity: 'Who you are',
      disputeKind: 'What it is about',
      path: 'How to settle it',
      me: 'How to reach you',
      respondents: 'The other party',
      respondentContact: 'How to reach them',
      claims: 'Your requests',
      facts: 'What happened',
      evidence: 'Papers',
      serviceAddress: 'Address for letters',
      eService: 'Papers by phone',
      mediationWish: 'Willing to talk',
    },
    level: { must: 'Needed', usual: 'Usually asked', optional: 'May stay empty' },
    done: 'There',
    missingMust: 'Missing',
    missingUsual: 'Missing, better to add',
    missingOptional: 'Empty, that is fine',
    change: 'Change',
    fill: 'Fill in',
    changeRow: (row) => `Change: ${row}`,
    fillRow: (row) => `Fill in: ${row}`,
    goOn: 'All right, see the document',
    fillMissing: (row) => `Fill in: ${row}`,
  },

  preview: {
    title: 'Please read it from start to end',
    titleAt: (page, pages) => `Please read page ${page} of ${pages}`,
    hint: 'This is what goes to the court. To correct it tap “Back”; to have it read to you, tap “Read”.',
    making: { title: 'Your document is being made', say: 'This takes a few seconds.' },
    problem: (characters) => ({
      title: 'Some characters cannot be printed',
      say:
        characters.length === 0
          ? 'The document could not be made.'
          : `These cannot be printed: ${characters.join(' ')}`,
    }),
    problemWay: 'Please write it another way. If it is part of a name, do not change it: ask for help.',
    changeWords: 'Go back and change',
    askPerson: 'Ask for help',
    page: (page, pages) => `Page ${page} of ${pages}`,
    pagePart: (page, pages, part, parts) => `Page ${page} of ${pages} · part ${part} of ${parts}`,
    back: 'Back up',
    more: 'There is more',
    down: 'Read on',
    missed: (page) => `Back to page ${page}`,
    done: 'I have read it, sign',
    enlarge: 'Larger',
    shrink: 'Smaller',
    loading: 'Opening the document…',
    failed: { title: 'The document does not open', say: 'Please try again. If it fails, ask for help.' },
    again: 'Try again',
    pageLabel: (title, page) => `${title}, page ${page}`,
  },

  sign: {
    titlePad: 'Please sign on the pad',
    titlePointer: 'Please sign in the white box below',
    titleWritten: 'Signed. Please confirm',
    titleProblems: 'Please sign once more',
    seenAll: 'You have seen the whole document',
    readOut: { walked: 'Every sentence was marked to the end', aloud: 'It was read to you' },
    identityFresh: (time) => `Just checked that it is you (${time})`,
    inkShowsHere: 'It shows here',
    writeHere: 'Write your name here with a finger or pen',
    inkLabel: 'Your signature',
    strokes: (count) => plural(count, 'stroke', 'strokes'),
    problem: {
      tooFewStrokes: 'Too few strokes. Please write your full name.',
      tooShort: 'That was very quick. Please write your full name slowly.',
      tooSmall: 'It is too small. Please write larger.',
      straightLine: 'It looks like a line. Please write your name.',
      gaps: 'Some strokes were lost. Please write it once more.',
      outside: 'Some strokes went outside. Please stay in the box.',
    },
    starting: { title: 'The pad is getting ready', say: 'One moment please.' },
    notYetWritten: 'Write your name first, then tap “I have signed”.',
    again: 'Write again',
    written: 'I have signed',
    confirm: 'Confirm signature',
    refuse: 'Do not sign, go back',
    noPad: {
      title: 'Signing is not possible now',
      say: 'No signing pad was found. Ask for help, or try again.',
    },
    broke: padBroke,
    brokeKept: 'The unfinished signature is never used. Your answers are safe.',
    nothingLost: 'All you wrote, scanned and read is kept.',
    tryAgain: 'Sign again',
    onScreen: 'Sign on this screen',
    sealing: { title: 'Your papers are being sealed', say: 'Please stay a moment.' },
    sealingSteps: ['Signature recorded', 'Papers are being locked', 'Then you see date and time'],
    lookAtDocument: 'See the document',
    backToSigning: 'Back to signing',
  },
};
