/** What a clerk sees of agreements and does with them, over the desk's own API. */
import {
  AgreementAnswered,
  Agreements,
  ApplicationAnswered,
  OpenedAgreement,
  ServedAnswer,
  StatementAnswer,
  type AgreementPerson,
  type AgreementState,
  type ServiceRecord,
} from '../../main/contract/agreements.ts';
import { Booths } from '../../main/contract/desk.ts';
import { RosterPosted } from '../../main/contract/rosters.ts';
import { scansOf } from '../link/scans.ts';

const ask = (deskUrl: string, path: string, init: RequestInit = {}): Promise<unknown> =>
  askDesk(deskUrl, `/agreements${path}`, init);

const askDesk = async (deskUrl: string, path: string, init: RequestInit = {}): Promise<unknown> =>
  await (await send(deskUrl, path, init)).json();

const bytesOf = async (deskUrl: string, path: string): Promise<Buffer> =>
  Buffer.from(await (await send(deskUrl, `/agreements${path}`)).arrayBuffer());

async function send(deskUrl: string, path: string, init: RequestInit = {}): Promise<Response> {
  const url = new URL(deskUrl);
  const token = new URLSearchParams(url.hash.slice(1)).get('token') ?? '';
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(new URL(`/desk/api${path}`, url), { headers, ...init });
  if (!answer.ok) throw new Error(`the desk answered ${answer.status}`);
  return answer;
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

/** The court's own statement on the newest agreement, as the case system made it; its number. */
export async function issueNewest(deskUrl: string, pdf?: Uint8Array): Promise<string> {
  const { row, people } = await newestAgreement(deskUrl);
  const signed = people.flatMap(({ act }) => (act === null ? [] : [act.done.slice(0, 10)])).toSorted();
  // any whole PDF stands for the one of the case system
  const file = Buffer.from(pdf ?? (await bytesOf(deskUrl, `/${row.id}/agreement.pdf`))).toString('base64');
  const post = { number: '（2026）渝0103民初1234号', date: signed.at(-1) ?? '', file };
  const answered = await ask(deskUrl, `/${row.id}/statement`, { method: 'POST', body: JSON.stringify(post) });
  return StatementAnswer.parse(answered).statement.number;
}

/** Serves the court's own statement on these parties, each as it wished and with a receipt of its own; all that was noted. */
export async function serveNewest(deskUrl: string, parties: readonly string[]): Promise<readonly ServiceRecord[]> {
  const { row, people } = await newestAgreement(deskUrl);
  let served: readonly ServiceRecord[] = [];
  for (const party of parties) {
    const way = people.find(({ id }) => id === party)?.service ?? 'paper';
    const consent = way === 'electronic' ? '调解时在舱里同意' : null;
    const post = { party, of: 'statement', way, consent, proof: `回执 ${party}` };
    const noted = await ask(deskUrl, `/${row.id}/serve`, { method: 'POST', body: JSON.stringify(post) });
    served = ServedAnswer.parse(noted).served;
  }
  return served;
} // prettier-ignore

/** The committee seals the newest agreement on the day of its last signature, and the desk registers the sealed copy. */
export async function sealNewest(deskUrl: string): Promise<void> {
  const { row, people, document } = await newestAgreement(deskUrl);
  const signed = people.flatMap(({ act }) => (act === null ? [] : [act.done.slice(0, 10)])).toSorted();
  const copy = { document: document.sha256, date: signed.at(-1) ?? '', proof: '见到盖章原件', pages: scansOf(row.id, document.pages) };
  await ask(deskUrl, `/${row.id}/sealed-copy`, { method: 'POST', body: JSON.stringify(copy) });
} // prettier-ignore

/** Takes the joint application beside the newest agreement, which is in effect; its number. */
export async function takeNewestApplication(deskUrl: string): Promise<string> {
  const { row } = await newestAgreement(deskUrl);
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
