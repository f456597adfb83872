/** Opens each new request once to fill its row of the index: masked words and the keyed digest of the person, nothing plain. */
import type { KeyObject } from 'node:crypto';
import { unreachable } from '../../contract/result.ts';
import type { RequestBundle } from '../../contract/request.ts';
import type { LinkedRow } from '../store/linked.ts';
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
      waiting.map(async ({ id, body }) => ({ id, ...(await indexOf(body, keys)) })),
    );
    store.transaction(() =>
      rows.forEach(({ id, index, linked }) => {
        store.matters.index(id, index);
        if (linked !== null) store.linked.add({ id, ...linked });
      }),
    );
    broken.push(...rows.filter(({ index }) => index.sealBroken).map(({ id }) => id));
  }
}

type Indexed = { readonly index: MatterIndex; readonly linked: Omit<LinkedRow, 'id'> | null };

async function indexOf(body: string, keys: IndexKeys): Promise<Indexed> {
  const opened = await openBundle(body, keys.opening);
  if (!opened.ok)
    return {
      index: { sealBroken: true, person: null, disputeKind: '', parties: '', respondents: [], pages: 0 },
      linked: null,
    };
  const bundle = opened.value;
  const respondents = bundle.request.respondents.map(masked);
  const index: MatterIndex = {
    sealBroken: false,
    person: personDigest(bundle.card, keys.person),
    disputeKind: bundle.request.disputeKind ?? '',
    parties: partiesLine(maskedName(bundle.card.name), respondents),
    respondents,
    pages: bundle.document.pages + bundle.files.filter((file) => file.role === 'evidence').length,
  };
  return { index, linked: linkOf(bundle) };
}

/** The key as the booth made it: it links in a list of the desk, and opens nothing. */
function linkOf({ groupKey, request: { disputeKind, claims } }: RequestBundle): Indexed['linked'] {
  if (groupKey === undefined || disputeKind === null) return null;
  const sums = claims.flatMap(({ fen }) => (fen === null ? [] : [fen]));
  return {
    groupKey,
    what: 'request',
    kind: disputeKind,
    fen: sums.length === 0 ? null : sums.reduce((a, b) => a + b, 0),
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
