/** A hearing for tests: fixed at the desk, come to from booths with cards, over their own lines. */
import { HearingMade, HearingRows, ArrivalAnswer, type AttendanceAsk, type CourtAct, type HearingPost, type HearingRow, type HearingTold } from '../../main/contract/hearing/border.ts'; // prettier-ignore
import { SeatAnswer } from '../../main/contract/live.ts';
import type { Court } from '../../main/court/start.ts';
import { lineOf, type Line } from './boothSocketLine.ts';
import type { TestBooth } from './courtBooth.ts';

export const FIT = { camera: true, microphone: true, speaker: 'heard', peakDb: -18, echo: false, rttMs: 40 } as const; // prettier-ignore
export const numberOf = (index: number): string => `50010319${70 + index}01010${10 + index}X`;
export const cardOf = (index: number): { type: string; number: string; name: string } => ({
  type: 'resident',
  number: numberOf(index),
  name: `被告${index}`,
});

export const postOf = (
  startsAt: number,
  participants: readonly (Partial<HearingPost['participants'][number]> & { readonly index: number })[],
): HearingPost => ({
  caseNumber: '（2026）渝0103民初2081号',
  cause: '小额借款合同纠纷',
  startsAt: new Date(startsAt).toISOString(),
  courtroom: '第三法庭',
  judge: '周*明',
  phone: '023-00001111',
  rules: ['庭审中请不要离开座位。'],
  participants: participants.map(({ index, ...more }) => ({
    role: 'defendant', name: `被告${index}`, idType: 'resident', idNumber: numberOf(index), booth: null, ...more,
  })),
}); // prettier-ignore

const atDesk = (court: Court, path: string, post?: unknown): Promise<Response> =>
  fetch(`${court.url}/desk/api/hearings${path}`, {
    ...(post === undefined ? {} : { method: 'POST', body: JSON.stringify(post) }),
    headers: { authorization: `Bearer ${court.token}`, 'content-type': 'application/json' },
  });

export async function fix(court: Court, post: HearingPost): Promise<HearingMade> {
  return HearingMade.parse(await (await atDesk(court, '', post)).json());
}
export const openCourt = async (court: Court, hearing: string): Promise<SeatAnswer> =>
  SeatAnswer.parse(await (await atDesk(court, `/${hearing}/open`, {})).json());
export const act = async (court: Court, hearing: string, done: CourtAct): Promise<number> =>
  (await atDesk(court, `/${hearing}/acts`, done)).status;
export async function rowOf(court: Court, hearing: string): Promise<HearingRow> {
  const { hearings } = HearingRows.parse(await (await atDesk(court, '')).json());
  const row = hearings.find((one) => one.hearing === hearing);
  if (row === undefined) throw new Error('no such hearing');
  return row;
}

export async function arrive(booth: TestBooth, code: string, card: unknown): Promise<ArrivalAnswer> {
  const body = JSON.stringify({ code, person: await booth.seal(card) });
  return ArrivalAnswer.parse(
    await (await booth.ask('/v1/hearing/arrivals', { method: 'POST', body })).json(),
  );
}

/** Somebody at a booth who has come to a hearing, and what they were told last. */
export class Attending {
  readonly attendance: string;
  readonly line: Line;
  told: HearingTold | null;
  constructor(line: Line, attendance: string, told: HearingTold) {
    [this.line, this.attendance, this.told] = [line, attendance, told];
  }
  say(ask: AttendanceAsk): void {
    this.line.ws.send(JSON.stringify({ t: 'hearing', attendance: this.attendance, say: ask }));
  }
  /** The newest picture that fits. */
  async sees(fits: (told: HearingTold | null) => boolean): Promise<HearingTold | null> {
    while (!fits(this.told)) {
      const frame = await this.line.next();
      if (frame.t === 'hearing' && frame.attendance === this.attendance) this.told = frame.told;
    }
    return this.told;
  }
  async at(standing: HearingTold['standing']['at']): Promise<HearingTold> {
    const told = await this.sees((one) => one?.standing.at === standing);
    if (told === null) throw new Error('forgotten');
    return told;
  }
}

export async function welcomed(booth: TestBooth): Promise<Line> {
  const line = lineOf(booth);
  while ((await line.next()).t !== 'welcome');
  return line;
}

/** With card and code, as far as the waiting room. */
export async function waits(booth: TestBooth, code: string, card: unknown): Promise<Attending> {
  const answer = await arrive(booth, code, card);
  if (answer.kind !== 'come') throw new Error(`refused: ${answer.why}`);
  const one = new Attending(await welcomed(booth), answer.attendance, answer.told);
  one.say({ ask: 'here' });
  if (answer.told.standing.at === 'identified') {
    one.say({ ask: 'instructed', shownMs: 9_000, readAloud: true });
    await one.at('instructed');
    one.say({ ask: 'equipped', equipment: FIT });
  }
  await one.at('waiting');
  return one;
}
