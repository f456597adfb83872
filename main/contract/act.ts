/** Everything a tap of the booth's page can mean. */
import { z } from 'zod';
import { PenSample } from './devices.ts';
import { HearingAct } from './hearing/screen.ts';
import { JoiningAct } from './joining.ts';
import { Needs, PageCorners } from './request.ts';
import { AnswerValue, EditTarget, Look, QuestionId, Service } from './screen.ts';
import { SessionAct } from './sessionScreen.ts';

const act = <N extends string, S extends z.ZodRawShape>(name: N, shape: S) =>
  z.object({ do: z.literal(name), ...shape });
const ShownMs = z.number().int().nonnegative();
const Id = z.string().max(40);

/** An act that does not fit the screen any more is ignored: the view is pushed again. */
export const Act = z.discriminatedUnion('do', [
  act('start', {}),
  /** The entrance of staff. */
  act('startSession', {}),
  act('session', { act: SessionAct }),
  /** To a hearing, straight from the entrance. */
  act('startHearing', {}),
  act('hearing', { act: HearingAct }),
  /** To a mediation of another booth, straight from the entrance. */
  act('startJoining', {}),
  act('joining', { act: JoiningAct }),
  act('continueNotice', { shownMs: ShownMs, readAloud: z.boolean() }),
  act('iAmNotSafe', {}),
  act('setNeeds', { needs: Needs }),
  act('noCard', {}),
  act('tryCardAgain', {}),
  act('continueWithProblem', {}),
  act('thisIsMe', {}),
  act('notMe', {}),
  act('openService', { service: Service }),
  act('goHome', {}),
  act('answer', { question: QuestionId, value: AnswerValue }),
  act('skip', { question: QuestionId }),
  /** Back keeps what was typed so far. */
  act('back', { unfinished: z.object({ question: QuestionId, value: AnswerValue }).nullable() }),
  act('addRow', {}),
  act('editRow', { id: Id }),
  act('removeRow', { id: Id }),
  act('listDone', {}),
  act('undo', {}),
  act('scan', { source: z.enum(['feeder', 'flatbed']) }),
  act('cancelScan', {}),
  act('selectPage', { page: Id }),
  act('movePage', { page: Id, by: z.union([z.literal(-1), z.literal(1)]) }),
  act('deletePage', { page: Id }),
  act('rescanPage', { page: Id }),
  /** 就用这一页: the warning was seen. */
  act('keepPage', { page: Id }),
  /** The corners set by hand on the original; null: the whole picture. */
  act('cropPage', { page: Id, corners: PageCorners.nullable() }),
  act('pagesDone', {}),
  act('edit', { target: EditTarget }),
  act('checkDone', {}),
  act('pageShown', { page: z.number().int().positive(), shownMs: ShownMs }),
  act('turnPage', { page: z.number().int().positive() }),
  act('previewDone', {}),
  act('pointerInk', { samples: z.array(PenSample).max(500) }),
  act('signAgain', {}),
  /** The pad is out: sign on the touch display instead. */
  act('signOnScreen', {}),
  act('signDone', {}),
  act('signConfirm', {}),
  /** 不签了: back to the answers, nothing signed. */
  act('signRefuse', {}),
  /** The reader went through the whole document. */
  act('documentRead', { aloud: z.boolean() }),
  /** The booth speaks, or walks through a text, for at most this long from now; 0: it has stopped. */
  act('reading', { forMs: z.number().int().min(0).max(60_000) }),
  /** The person works by keys. */
  act('usesKeys', {}),
  act('refreshMatters', {}),
  act('openStatement', { agreement: Id }),
  act('statementAgain', {}),
  /** The page cannot draw it whole, or it is beyond `STATEMENT_MOST`. */
  act('statementUnshown', {}),
  act('startCorrection', { matter: Id }),
  act('setLook', { look: Look }),
  act('openHelp', {}),
  act('openEmergency', {}),
  act('coverNow', {}),
  act('closeOverlay', {}),
  act('leave', {}),
  act('leaveForSure', {}),
  act('stay', {}),
]);
export type Act = z.infer<typeof Act>;
