/** A live session in English. */
import { draftEn } from './draft/textEn.ts';
import { paperEn } from './paper/textEn.ts';
import { recordingEn } from './recording/textEn.ts';
import { tableEn } from './table/textEn.ts';
import type { CallText } from './text.ts';

const REFUSED: Readonly<Record<string, string>> = {
  badCode: 'There is no such code. Compare it with what was read to you, and type it again.',
  codeUsed: 'This code was used already. Ask the host for a new one.',
  codeExpired: 'This code is older than ten minutes. Ask the host for a new one.',
  roomOver: 'This session is over.',
  full: 'No seat is left in this session. Tell the host.',
  unreachable: 'The court cannot be reached. Look at your network and try again.',
};

export const callEn: CallText = {
  language: 'en',
  role: {
    booth: 'At the booth', party: 'Party', agent: 'Agent', interpreter: 'Interpreter', mediator: 'Mediator',
    judicialOfficer: 'Judicial officer', policeOfficer: 'Police officer', judge: 'Judge',
    plaintiff: 'Plaintiff', defendant: 'Defendant', thirdParty: 'Third party', witness: 'Witness',
  }, // prettier-ignore
  numbered: (role, seat) => `${role} ${seat}`,
  you: 'You',
  host: 'Host',
  recording: recordingEn,
  line: {
    connecting: 'Connecting to the court…',
    up: 'The line is fine',
    lost: 'The line to the court broke and is coming back. Picture and sound may go on.',
  },
  check: {
    title: 'First see whether everything works', why: 'Nobody sees or hears you now.', opening: 'Opening camera and microphone…', picture: 'Your picture',
    noCamera: 'No picture: the camera is not connected or not allowed. You can take part without it.', microphone: 'Microphone',
    speakNow: 'Say something and see whether the green bar moves.', noMicrophone: 'No sound: the microphone is not connected or not allowed.',
    speaker: 'Speaker', play: 'Play a sound', heard: 'I heard it', notHeard: 'I did not hear it',
    notHeardAdvice: 'Turn the volume up or take other headphones, and play it again.', allowAdvice: 'Choose “Allow” when the browser asks.',
    tryAgain: 'Open the devices again', enter: 'All is well, wait to be let in', enterAsHost: 'All is well, begin',
    needAnswer: 'First play a sound and say whether you heard it.',
  }, // prettier-ignore
  level: (percent) => `Level ${percent}%`,
  lobby: {
    title: 'Please wait, the host will let you in',
    words: 'The host sees that you wait. Nobody else sees or hears you now.',
    noHost:
      'The host is not here yet, or the line broke. Please stay; it goes on as soon as the host is back.',
    leave: 'Stop waiting and leave',
  },
  waited: (minutes) => (minutes === 0 ? 'You have just begun to wait' : `You have waited ${minutes} min`),
  room: {
    title: 'Video session', alone: 'You are alone now. Others appear here when they come in.', joining: 'Connecting…',
    away: 'The line broke; waiting for them to come back', cameraOff: 'Picture is off', muted: 'Muted', cannotHear: 'Cannot hear well',
    apart: 'Waiting outside', apartTitle: 'The host is talking with the other side alone',
    apartWords: 'You do not hear them now, and they neither hear nor see you. You are joined again by itself when they are done.',
    asideTitle: 'Talking apart: the other side neither hears nor sees this', pausedTitle: 'A break',
    pausedWords: 'Nobody hears or sees anybody now. The host will call you back.', relayLostTitle: 'Picture and sound of everybody broke off',
    relayLostWords: 'The court’s server that passes them on has failed; it is not your equipment. Nobody hears or sees anybody now. Please wait; it comes back by itself.',
  }, // prettier-ignore
  wish: { speak: 'wants to speak', break: 'wants a break', aside: 'wants to talk alone' },
  controls: {
    label: 'What you can do', microphoneOn: 'My sound: on', microphoneOff: 'My sound: off', cameraOn: 'My picture: on', cameraOff: 'My picture: off',
    speak: 'I want to speak', speaking: 'Hand is up, take it down', cannotHear: 'I cannot hear', hearsAgain: 'I hear well again',
    aside: 'Talk alone', asking: 'No need to talk alone', break: 'Take a break', breaking: 'No break needed', leave: 'Leave the session',
    leaveQuestion: 'Do you really want to leave?', leaveWords: 'To come back you need a new code from the host.', stay: 'Stay',
  }, // prettier-ignore
  hosting: {
    title: 'Hosting', waiting: 'Waiting', nobodyWaits: 'Nobody is waiting.', admit: 'Let in', sendAway: 'Send away', checking: 'Checking equipment',
    invite: 'Ask somebody elsewhere to join', people: 'Show who is here', inviteWords: 'Choose who it is, then read the code out on the telephone.', code: 'Code to join',
    aside: 'Talk with them alone', together: 'Done, join everybody again', pause: 'Break for all', goOn: 'Break is over, go on', end: 'End the session',
    endQuestion: 'End this session?', endWords: 'Picture and sound of everybody end, and no code is good any more.',
    full: 'Three are in the room; one has to leave first.', health: 'Line',
  }, // prettier-ignore
  inviteRole: { party: 'Party', agent: 'Agent', interpreter: 'Interpreter', mediator: 'Mediator' },
  codeWords: (role, until) => `For: ${role}. Good once, until ${until}.`,
  codeHow:
    'They open the court’s address with /live behind it, or press “Join a remote mediation” at another booth.',
  equipment: (camera, microphone, heard) =>
    [
      camera ? 'picture' : 'no picture',
      microphone ? 'sound' : 'no sound',
      heard ? 'hears' : 'hearing not confirmed',
    ].join(', '),
  health: { good: 'Good line', weak: 'Weak line', bad: 'Bad line', none: 'No figures yet' },
  end: {
    left: ['You have left', 'Picture and sound are off. You can close this page.'],
    sentAway: ['The host sent you away', 'Picture and sound are off. Call the court if you have questions.'],
    ended: ['The session is over', 'Picture and sound are off. Nothing was recorded on this device.'],
    tooLong: ['The seat was given up after a long wait', 'Ask the host for a new code.'],
    forgotten: ['This seat is gone', 'The session is over, or you were away too long. Ask the host for a new code.'],
    elsewhere: ['You opened this seat on another page', 'Picture and sound of this page are off. Use the other page.'],
  }, // prettier-ignore
  entry: {
    title: 'Join a video session',
    words: 'Type the code that was read to you on the telephone.',
    label: 'Code to join',
    enter: 'Done, next step',
    empty: 'There is no code yet. Type ten letters and digits.',
    again: 'Join with a new code',
  },
  refused: (kind) => REFUSED[kind] ?? 'Not possible now. Try again or tell the host.',
  paper: paperEn,
  draft: draftEn,
  table: tableEn,
  otherLanguage: '中文',
  tell: {
    waits: (who) => `${who} waits to come in`,
    came: (who) => `${who} has come in`,
    went: (who) => `${who} has left`,
    wishes: (who, wish) => `${who} ${wish}`,
  },
};
