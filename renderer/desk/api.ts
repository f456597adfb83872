/** What the page asks the court; every answer is checked against the contract before it is believed. */
import { z } from 'zod';
import {
  Booths, CodeAnswer, DecisionAnswer, DeskEvent, DeskInfo, DueAnswer, Inbox, OpenedRequest, type CodePost, type ReturnPost,
} from '../../main/contract/desk.ts'; // prettier-ignore
import {
  AgreementAnswered, Agreements, ApplicationAnswered, ConfirmationAnswer, LightsAnswer, OpenedAgreement, ServedAnswer, StatementAnswer, type LightPost, type SealedCopyPost, type ServePost, type StatementPost,
} from '../../main/contract/agreements.ts'; // prettier-ignore
import {
  HearingMade,
  HearingRows,
  type CourtAct,
  type HearingPost,
} from '../../main/contract/hearing/border.ts';
import { RecordAtDesk, type RecordAct } from '../../main/contract/hearing/recordBorder.ts';
import { JudgmentNoted, MatterGroups, type JudgmentPost } from '../../main/contract/demoJudgment.ts';
import { LiveRooms, SeatAnswer, type DeskRole } from '../../main/contract/live.ts';
import { KeptMarks } from '../../main/contract/marks.ts';
import { RecordingRows } from '../../main/contract/recordingDesk.ts';
import { RosterPosted, type RosterPost } from '../../main/contract/rosters.ts';
import { SearchAnswer } from '../../main/contract/search.ts';
import { InkedRows, OpenedInked } from '../../main/contract/session/inked.ts';
import { ProblemAnswer } from '../../main/contract/link.ts';
import { err, ok, type Result } from '../../main/contract/result.ts';

/** `noSession`: open the desk by the newest address. `unreachable`: the court does not answer. Others as the court names them. */
export type Trouble = { readonly kind: string };
export type Told<T> = Promise<Result<T, Trouble>>;

export const deskApi = {
  info: () => ask('info', DeskInfo),
  inbox: () => ask('inbox', Inbox),
  booths: () => ask('booths', Booths),
  due: () => ask('due', DueAnswer),
  open: (id: string) => ask(`items/${id}`, OpenedRequest),
  search: (id: string, words: string) => ask(`items/${id}/search`, SearchAnswer, { words }),
  marks: (id: string) => ask(`items/${id}/marks`, KeptMarks),
  removeMarks: (id: string, set: string) => ask(`items/${id}/marks/${set}/remove`, z.null(), null),
  accept: (id: string) => ask(`items/${id}/accept`, DecisionAnswer, {}),
  returnForCorrection: (id: string, post: z.infer<typeof ReturnPost>) =>
    ask(`items/${id}/return`, DecisionAnswer, post),
  agreements: () => ask('agreements', Agreements),
  inkedPapers: () => ask('inked', InkedRows),
  openInked: (id: string) => ask(`inked/${id}`, OpenedInked),
  openAgreement: (id: string) => ask(`agreements/${id}`, OpenedAgreement),
  registerAgreement: (id: string) => ask(`agreements/${id}/register`, AgreementAnswered, {}),
  returnAgreement: (id: string, reason: string) =>
    ask(`agreements/${id}/return`, AgreementAnswered, { reason }),
  serveAgreement: (id: string, post: z.infer<typeof ServePost>) =>
    ask(`agreements/${id}/serve`, ServedAnswer, post),
  noteLight: (id: string, post: z.infer<typeof LightPost>) =>
    ask(`agreements/${id}/lights`, LightsAnswer, post),
  registerSealedCopy: (id: string, post: z.infer<typeof SealedCopyPost>) =>
    ask(`agreements/${id}/sealed-copy`, LightsAnswer, post),
  issueStatement: (id: string, post: z.infer<typeof StatementPost>) =>
    ask(`agreements/${id}/statement`, StatementAnswer, post),
  /** `at`: of the agreement, or of one member of its group. */
  takeApplication: (at: string) => ask(`agreements/${at}/application/take`, ApplicationAnswered, {}),
  returnApplication: (at: string, reason: string) =>
    ask(`agreements/${at}/application/return`, ApplicationAnswered, { reason }),
  applyForConfirmation: (id: string) =>
    ask(`agreements/${id}/confirmation`, ConfirmationAnswer, { jointly: true }),
  liveRooms: () => ask('live/rooms', LiveRooms),
  openLiveRoom: (role: DeskRole) => ask('live/rooms', SeatAnswer, { role }),
  enterLiveRoom: (room: string, role: DeskRole) => ask(`live/rooms/${room}/seats`, SeatAnswer, { role }),
  recordings: () => ask('recordings', RecordingRows),
  hearings: () => ask('hearings', HearingRows),
  fixHearing: (post: HearingPost) => ask('hearings', HearingMade, post),
  openHearing: (id: string) => ask(`hearings/${id}/open`, SeatAnswer, {}),
  actInHearing: (id: string, act: CourtAct) => ask(`hearings/${id}/acts`, z.null(), act),
  record: (hearing: string) => ask(`hearings/${hearing}/record`, RecordAtDesk),
  actInRecord: (hearing: string, act: RecordAct) => ask(`hearings/${hearing}/record`, z.null(), act),
  groups: () => ask('groups', MatterGroups),
  noteJudgment: (post: JudgmentPost) => ask('demo-judgments', JudgmentNoted, post),
  withdrawJudgment: (id: string) => ask(`demo-judgments/${id}/withdraw`, z.null(), {}),
  sendRoster: (post: z.infer<typeof RosterPost>) => ask('rosters', RosterPosted, post),
  issueCode: (post: z.infer<typeof CodePost>) => ask('codes', CodeAnswer, post),
  revoke: (boothId: string) => ask(`booths/${boothId}/revoke`, z.null(), null),
};

async function ask<S extends z.ZodType>(path: string, schema: S, post?: unknown): Told<z.output<S>> {
  const answer = await send(path, post);
  if (answer === null) return err({ kind: 'unreachable' });
  if (!answer.ok) return err({ kind: await troubleOf(answer) });
  return ok(schema.parse(answer.status === 204 ? null : await answer.json()));
}

async function send(path: string, post: unknown): Promise<Response | null> {
  const withBody = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(post) };
  try {
    return await fetch(
      `/desk/api/${path}`,
      post === undefined ? {} : { method: 'POST', ...(post === null ? {} : withBody) },
    );
  } catch {
    // fetch rejects for one reason here: nobody answered. The page says so and tries again by itself.
    return null;
  }
}

async function troubleOf(answer: Response): Promise<string> {
  const problem = ProblemAnswer.safeParse(await answer.json().catch(() => null));
  return problem.success ? problem.data.error : `status${answer.status}`;
}

/** An opened file, or null when it is not to be had. */
export async function fetchFile(url: string, signal: AbortSignal): Promise<Uint8Array | null> {
  try {
    const answer = await fetch(url, { signal });
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
  } catch (error) {
    if (signal.aborted || error instanceof TypeError) return null;
    throw error;
  }
}

/** Saves a file of a recording under its name. Null when done, else the kind of trouble: a file that was changed is said to be. */
export async function saveRecorded(path: string, name: string): Promise<string | null> {
  const answer = await send(`recordings/${path}`, undefined);
  if (answer === null) return 'unreachable';
  if (!answer.ok) return troubleOf(answer);
  const file = await answer.blob().catch(() => null); // broken off: less came than was told
  if (file === null) return 'unreachable';
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken hold of the file by the next turn.
  setTimeout(() => URL.revokeObjectURL(url));
  return null;
}

/** Tells when to fetch again; the browser reconnects by itself. Returns the end. */
export function listen(
  told: (what: z.infer<typeof DeskEvent>['what']) => void,
  state: (up: boolean) => void,
): () => void {
  const source = new EventSource('/desk/api/events');
  source.onmessage = (message: MessageEvent<string>) => told(DeskEvent.parse(JSON.parse(message.data)).what);
  source.onopen = () => state(true);
  source.onerror = () => state(false);
  return () => source.close();
}

/** The token comes in the fragment; it is exchanged for a cookie and taken out of the address and the history. */
export async function enterWithAddress(): Promise<void> {
  const token = /^#token=([\w-]+)$/.exec(location.hash)?.[1];
  if (token === undefined) return;
  await send('session', { token });
  history.replaceState(null, '', `${location.pathname}#/`);
}
