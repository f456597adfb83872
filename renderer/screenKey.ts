/** Tells whether two views are the same screen to a person: decides focus, the deaf 250 ms and what local state survives. */
import type { BoothView, Screen } from '../main/contract/screen.ts';
import type { JoiningPart } from '../main/contract/joining.ts';
import type { SessionStep } from '../main/contract/sessionScreen.ts';

function stepOf(step: SessionStep): string {
  switch (step.at) {
    case 'staffCard':
      return step.problem ?? '';
    case 'seatCard':
      return `${step.seat}/${step.problem ?? ''}`;
    case 'seatConfirm':
    case 'service':
    case 'switchAsk':
      return step.seat;
    case 'notice':
      return `${step.seat}/${step.notice}`;
    case 'words':
      return step.of;
    case 'reading':
      return step.clause.id;
    case 'signCard':
      return `${step.who}/${step.problem ?? ''}`;
    case 'sign':
      return step.who;
    default:
      return '';
  }
}

/** Within the room a page changes with what is asked. */
function roomOf(part: JoiningPart): string {
  switch (part.is) {
    case 'notice':
      return `notice/${part.notice}`;
    case 'clause':
      return `clause/${part.clause.id}`;
    case 'card':
      return `card/${part.of}/${part.problem ?? ''}`;
    case 'signing':
      return `signing/${part.may}`;
    default:
      return part.is;
  }
}

function partOf(screen: Screen): string {
  switch (screen.kind) {
    case 'question':
      return `${screen.id}/${screen.number ?? ''}`;
    case 'list':
      return screen.list;
    case 'scan':
      return String(screen.itemNumber);
    case 'card':
      return screen.purpose;
    case 'cardProblem':
      return `${screen.purpose}/${screen.problem}`;
    case 'notAvailable':
      return screen.service;
    case 'preview':
    case 'sign':
      return screen.document.id;
    case 'statement':
      return screen.part.is === 'problem' ? screen.part.problem : screen.part.is;
    case 'hearing':
      return screen.step.at === 'refused' || screen.step.at === 'ended'
        ? `${screen.step.at}/${screen.step.why}`
        : screen.step.at;
    case 'joining':
      return screen.step.at === 'room' ? roomOf(screen.step.part) : screen.step.at;
    case 'session':
      return `${screen.step.at}/${stepOf(screen.step)}`;
    case 'leaving':
      return screen.phase;
    case 'outOfOrder':
      return screen.reason;
    default:
      return '';
  }
}

/** The screen without what lies over it; React state of a screen lives as long as this key stays. */
export function screenKey(screen: Screen): string {
  return `${screen.kind}:${partOf(screen)}`;
}

/** Screen and overlay together: what the person looks at. */
export function viewKey(view: BoothView): string {
  return `${screenKey(view.screen)}|${view.overlay?.kind ?? ''}`;
}
