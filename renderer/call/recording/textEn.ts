/** The court's recording, in English. */
import type { RecordingText } from './text.ts';

const REFUSED: Readonly<Record<string, string>> = {
  judgeOnly: 'A judge alone may decide on recording.',
  noRelay: 'The court’s relay does not answer now, so nothing can be recorded. The session can go on.',
  noPlace: 'The court has no place for a recording, or not enough room. Tell the court’s technician.',
  neverRecorded: 'Sessions of this kind are not recorded.',
};

export const recordingEn: RecordingText = {
  on: (since, ground) => `Being recorded by the court (${ground}, since ${since})`,
  paused: (why) => `Recording paused: ${why}`,
  off: 'Not being recorded',
  offWhy: {
    ordered: 'stopped by the judge', judgeLeft: 'the judge left', sessionEnded: 'the session is over', diskFull: 'no room left',
    notWritten: 'the court could not record; the session can go on', courtRestarted: 'the court’s program was started again',
  }, // prettier-ignore
  ground: { hearing: 'hearing', mediationByJudge: 'mediation led by a judge' },
  pause: { break: 'a break', apart: 'a talk apart', relayLost: 'a fault at the court, it goes on after it' },
  control: {
    start: 'Start recording', startQuestion: 'Start recording?', startWords: 'The court records, and everybody here sees it. It pauses by itself in breaks and talks apart.',
    stop: 'Stop recording', stopQuestion: 'Stop recording?', stopWords: 'The court then works out an integrity value, and everybody here is asked to confirm it.', keep: 'Not yet',
  }, // prettier-ignore
  refused: (kind) => REFUSED[kind] ?? 'Not possible now. Try again.',
  made: {
    title: 'Please confirm the recording', waiting: 'Recording has stopped; the court is working out its integrity value…',
    words: 'Its integrity value: any change of it would change this.',
    confirm: 'Confirm', object: 'Object', objection: 'What do you object to?', send: 'Done, send', back: 'Back',
    confirmed: 'You have confirmed this recording', objected: 'You have objected, and the court has noted it', needWords: 'No words yet.',
  }, // prettier-ignore
  missing: (who) => `No answer yet from: ${who}`,
  endWithout: 'Not everybody has confirmed the recording. If you end now, it is noted who has not answered.',
};
