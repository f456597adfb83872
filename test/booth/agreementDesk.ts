/** What a clerk sees of agreements and does with them, over the desk's own API. */
import {
  AgreementAnswered,
  Agreements,
  ApplicationAnswered,
  OpenedAgreement,
  type AgreementPerson,
  type AgreementState,
} from '../../main/contract/agreements.ts';
import { Booths } from '../../main/contract/desk.ts';
import { RosterPosted } from '../../main/contract/rosters.ts';

const ask = (deskUrl: string, path: string, init: RequestInit = {}): Promise<unknown> =>
  askDesk(deskUrl, `/agreements${path}`, init);

async function askDesk(deskUrl: string, path: string, init: RequestInit = {}): Promise<unknown> {
  const url = new URL(deskUrl);
  const token = new URLSearchParams(url.hash.slice(1)).get('token') ?? '';
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(new URL(`/desk/api${path}`, url), { headers, ...init });
  if (!answer.ok) throw new Error(`the desk answered ${answer.status}`);
  return await answer.json();
}

/** How many agreements the court has received; `newest`: none until the latest is in this state. */
export async function agreementCount(deskUrl: string, newest?: AgreementState): Promise<number> {
  const { rows } = Agreements.parse(await ask(deskUrl, ''));
  return newest === undefined || rows[0]?.state === newest ? rows.length : 0;
}

/** Who took part in the newest agreement, as the desk tells it. */
export async function newestPeople(deskUrl: string): Promise<readonly AgreementPerson[]> {
  return (await newestAgreement(deskUrl)).people;
}

/** Registers the newest agreement; its number in the court's register. */
export async function registerNewest(deskUrl: string): Promise<string> {
  const [newest] = Agreements.parse(await ask(deskUrl, '')).rows;
  if (newest === undefined) throw new Error('the court has no agreement');
  const answered = await ask(deskUrl, `/${newest.id}/register`, { method: 'POST', body: '{}' });
  const { answer } = AgreementAnswered.parse(answered);
  if (answer.kind !== 'registered') throw new Error(answer.kind);
  return answer.number;
}

/** The newest agreement as the desk tells it. */
export async function newestAgreement(deskUrl: string): Promise<OpenedAgreement> {
  const [newest] = Agreements.parse(await ask(deskUrl, '')).rows;
  if (newest === undefined) throw new Error('the court has no agreement');
  return OpenedAgreement.parse(await ask(deskUrl, `/${newest.id}`));
}

/** Notes the committee's seal of today on the newest agreement and takes the joint application beside it; its number. */
export async function takeNewestApplication(deskUrl: string): Promise<string> {
  const { row, people } = await newestAgreement(deskUrl);
  const signed = people.flatMap(({ act }) => (act === null ? [] : [act.done.slice(0, 10)])).toSorted();
  const light = { light: 'organisation', date: signed.at(-1) ?? '', proof: '见到盖章原件' };
  await ask(deskUrl, `/${row.id}/lights`, { method: 'POST', body: JSON.stringify(light) });
  const answered = await ask(deskUrl, `/${row.id}/application/take`, { method: 'POST', body: '{}' });
  const { answer } = ApplicationAnswered.parse(answered);
  if (answer.kind !== 'taken') throw new Error(answer.kind);
  return answer.number;
}

/** Sends the office's file to the one booth of this court; how many stand on it. */
export async function sendRoster(deskUrl: string, file: string): Promise<number> {
  const [booth] = Booths.parse(await askDesk(deskUrl, '/booths')).rows;
  const body = JSON.stringify({ booth: booth?.boothId, file: Buffer.from(file).toString('base64') });
  const posted = RosterPosted.parse(await askDesk(deskUrl, '/rosters', { method: 'POST', body }));
  if (!posted.taken) throw new Error(JSON.stringify(posted.problems));
  return posted.members;
}
