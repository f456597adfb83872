/** The desk sends a group's roster to a booth, and the booth fetches it; who sent how many is logged, no name is. */
import { RosterAnswer, RosterPost, RosterPosted } from '../../contract/rosters.ts';
import { json, problem, route, type Route } from '../gateway/route.ts';
import type { Log } from '../log.ts';
import type { PolicyShelf } from '../policy.ts';
import type { CourtStore } from '../store/store.ts';
import { USUAL_MAX, type Rosters } from './rosters.ts';

const PRIVATE = { 'cache-control': 'no-store' } as const;

export interface RosterParts {
  readonly rosters: Rosters;
  readonly store: CourtStore;
  readonly policy: PolicyShelf;
  readonly clerk: string;
  readonly now: () => number;
  readonly log: Log;
}

export function rosterRoutes({ rosters, store, policy, clerk, now, log }: RosterParts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/desk/api/rosters',
      access: 'clerk',
      summary: 'A group’s roster for one booth: taken whole, or every wrong line is told',
      body: RosterPost,
      answers: [{ status: 200, words: 'Taken, or what is wrong with it', schema: RosterPosted }],
      handle: ({ body: { booth, file } }) => {
        const max = policy.current()?.group?.members.max ?? USUAL_MAX;
        const sent = rosters.send(booth, Buffer.from(file, 'base64'), max);
        if (!sent.ok) return Promise.resolve(json({ taken: false, problems: sent.error }, PRIVATE));
        const { members, totalFen, until } = sent.value;
        store.transaction(() =>
          store.audit.write({ at: new Date(now()).toISOString(), who: clerk, event: 'rosterSent', subject: booth }),
        );
        log('rosterSent', { booth, members });
        return Promise.resolve(json({ taken: true, members, totalFen, until: new Date(until).toISOString() }, PRIVATE));
      },
    }),
    route({
      method: 'GET',
      path: '/v1/roster',
      access: 'booth',
      summary: 'The roster the desk sent to this booth',
      answers: [
        { status: 200, words: 'Its rows', schema: RosterAnswer },
        { status: 404, words: 'None waits for this booth', schema: null },
      ],
      handle: ({ booth }) => {
        const rows = rosters.fetch(booth().booth);
        return Promise.resolve(rows === null ? problem(404, 'notFound', 'No roster waits for this booth.') : json({ rows }, PRIVATE));
      },
    }),
  ];
} // prettier-ignore
