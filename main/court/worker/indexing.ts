/** Opens each new request once to fill its row of the index: masked words and the keyed digest of the person, nothing plain. */
import type { KeyObject } from 'node:crypto';
import { unreachable } from '../../contract/result.ts';
import type { RequestBundle } from '../../contract/request.ts';
import type { CourtStore, MatterIndex } from '../store/store.ts';
import { maskedName, maskedOrganisation, partiesLine } from './mask.ts';
import { openBundle } from './opening.ts';
import { personDigest } from './person.ts';

export type IndexKeys = { readonly opening: KeyObject; readonly person: KeyObject };

const AT_ONCE = 20;

/** Works until nothing is left, also what a crash left behind; returns the ids whose seal could not be opened. */
export async function indexMatters(store: CourtStore, keys: IndexKeys): Promise<readonly string[]> {
  const broken: string[] = [];
  for (;;) {
    const waiting = store.matters.toIndex(AT_ONCE);
    if (waiting.length === 0) return broken;
    const rows = await Promise.all(
      waiting.map(async ({ id, body }) => ({ id, index: await indexOf(body, keys) })),
    );
    store.transaction(() => rows.forEach(({ id, index }) => store.matters.index(id, index)));
    broken.push(...rows.filter(({ index }) => index.sealBroken).map(({ id }) => id));
  }
}

async function indexOf(body: string, keys: IndexKeys): Promise<MatterIndex> {
  const opened = await openBundle(body, keys.opening);
  if (!opened.ok)
    return { sealBroken: true, person: null, disputeKind: '', parties: '', respondents: [], pages: 0 };
  const bundle = opened.value;
  const respondents = bundle.request.respondents.map(masked);
  return {
    sealBroken: false,
    person: personDigest(bundle.card, keys.person),
    disputeKind: bundle.request.disputeKind ?? '',
    parties: partiesLine(maskedName(bundle.card.name), respondents),
    respondents,
    pages: bundle.document.pages + bundle.files.filter((file) => file.role === 'evidence').length,
  };
}

function masked(respondent: RequestBundle['request']['respondents'][number]): string {
  switch (respondent.kind) {
    case 'person':
      return maskedName(respondent.name);
    case 'organisation':
      return maskedOrganisation(respondent.name);
    default:
      return unreachable(respondent);
  }
}
