/** What a clerk does with an agreement, over the desk's own API. */
import { AgreementAnswered, Agreements } from '../../main/contract/agreements.ts';

/** Registers the newest agreement; its number in the court's register. */
export async function registerNewest(deskUrl: string): Promise<string> {
  const url = new URL(deskUrl);
  const token = new URLSearchParams(url.hash.slice(1)).get('token') ?? '';
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const ask = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const answer = await fetch(new URL(`/desk/api/agreements${path}`, url), { headers, ...init });
    if (!answer.ok) throw new Error(`the desk answered ${answer.status}`);
    return await answer.json();
  };
  const [newest] = Agreements.parse(await ask('')).rows;
  if (newest === undefined) throw new Error('the court has no agreement');
  const { answer } = AgreementAnswered.parse(
    await ask(`/${newest.id}/register`, { method: 'POST', body: '{}' }),
  );
  if (answer.kind !== 'registered') throw new Error(answer.kind);
  return answer.number;
}
