/** Linked matters and demonstration judgments: noted at the desk, fetched by booths. */
import { z } from 'zod';
import { JudgmentNoted, JudgmentPost, JudgmentsAnswer, MatterGroups } from '../../contract/demoJudgment.ts';
import { json, problem, route, type Route } from '../gateway/route.ts';
import type { Log } from '../log.ts';
import type { Judgments, NotNoted } from './judgments.ts';

const PRIVATE = { 'cache-control': 'no-store' } as const;

export interface GroupParts {
  readonly judgments: Judgments;
  readonly clerk: string;
  readonly log: Log;
  /** The desk and every booth look again. */
  readonly told: () => void;
}

const WORDS: Readonly<Record<NotNoted, string>> = {
  notLinked: 'The policy pack links no disputes of this kind.',
  timeOver: 'Its last day has passed.',
  notYet: 'The day of the decision is not here yet.',
};

export function groupRoutes({ judgments, clerk, log, told }: GroupParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/desk/api/groups',
      access: 'clerk',
      summary: 'Matters of the same respondent and kind of dispute, with the judgments noted for them',
      answers: [{ status: 200, words: 'Each key with its matters', schema: MatterGroups }],
      handle: () => Promise.resolve(json({ groups: judgments.groups() }, PRIVATE)),
    }),
    route({
      method: 'POST',
      path: '/desk/api/demo-judgments',
      access: 'clerk',
      summary: 'Note what was decided in the sample case; the court signs it',
      body: JudgmentPost,
      answers: [
        { status: 200, words: 'Signed', schema: JudgmentNoted },
        { status: 409, words: 'Not for this kind of dispute, or out of its time', schema: null },
      ],
      handle: async ({ body }) => {
        const noted = await judgments.note(body, clerk);
        if (!noted.ok) return problem(409, noted.error, WORDS[noted.error]);
        const { id, groupKey } = noted.value;
        log('judgmentSigned', { id });
        told();
        return json({ id, key: groupKey }, PRIVATE);
      },
    }),
    route({
      method: 'POST',
      path: '/desk/api/demo-judgments/{id}/withdraw',
      access: 'clerk',
      summary: 'Take one back: no booth shows it any more once it hears of it',
      body: z.object({}),
      answers: [
        { status: 204, words: 'Taken back', schema: null },
        { status: 404, words: 'None is in force by this id', schema: null },
      ],
      handle: ({ params }) => {
        const id = params['id'] ?? '';
        if (!judgments.withdraw(id, clerk))
          return Promise.resolve(problem(404, 'notFound', 'None is in force by this id.'));
        log('judgmentWithdrawn', { id });
        told();
        return Promise.resolve({ kind: 'empty', status: 204 });
      },
    }),
    route({
      method: 'GET',
      path: '/v1/demo-judgments',
      access: 'booth',
      summary: 'The demonstration judgments in force, each signed by the court',
      answers: [{ status: 200, words: 'All of them', schema: JudgmentsAnswer }],
      handle: () => Promise.resolve(json({ judgments: judgments.inForce() }, PRIVATE)),
    }),
  ];
}
