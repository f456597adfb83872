/** `/desk/api`: what a clerk sees and does; every opening and decision is logged under the clerk's name. */
import { z } from 'zod';
import {
  AcceptPost, Booths, CodeAnswer, CodePost, DecisionAnswer, DeskInfo, DueAnswer, Inbox, OpenedRequest, ReturnPost, SessionPost,
} from '../../contract/desk.ts'; // prettier-ignore
import { BoothId, type CourtAnswer } from '../../contract/link.ts';
import type { Result } from '../../contract/result.ts';
import type { CourtEngine } from '../engine/engine.ts';
import type { Presence } from '../gateway/presence.ts';
import { json, problem, route, type Answer, type Route } from '../gateway/route.ts';
import type { Log } from '../log.ts';
import type { PolicyShelf } from '../policy.ts';
import type { CourtSettings } from '../settings.ts';
import { courtDay } from '../worker/numbers.ts';
import { knowsYear, workdaysAfter } from '../../contract/workdays.ts';
import { openSealedFile } from '../worker/opening.ts';
import { boothTable, issueCode } from './booths.ts';
import { accept, returnForCorrection, type DecisionError } from './decisions.ts';
import {
  fileKeyOf,
  inboxRow,
  openBody,
  openRequest,
  type ReadingError,
  type ReadingParts,
} from './reading.ts';
import type { DeskSession } from './session.ts';

export type DeskParts = ReadingParts & {
  readonly engine: CourtEngine;
  readonly presence: Presence;
  readonly policy: PolicyShelf;
  readonly settings: CourtSettings;
  readonly session: DeskSession;
  readonly now: () => number;
  readonly log: Log;
  readonly hangUp: (booth: string) => void;
};

const PRIVATE = { 'cache-control': 'no-store' };
/** Workdays a person usually gets for a correction; the clerk may choose another date. */
const CORRECTION_WORKDAYS = 7;

export function deskRoutes(parts: DeskParts): readonly Route[] {
  return [...entrance(parts), ...requests(parts), ...booths(parts)];
}

function entrance({ session, settings, policy, now }: DeskParts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/desk/api/session',
      access: 'open',
      summary: 'Exchange the token of the desk address for a session cookie',
      body: SessionPost,
      answers: [
        { status: 204, words: 'The cookie is set', schema: null },
        { status: 403, words: 'Not the token of this court', schema: null },
      ],
      handle: ({ body }) => {
        const cookie = session.enter(body.token);
        return Promise.resolve(
          cookie === null
            ? problem(
                403,
                'badToken',
                'This address is of an earlier start of the court; use the newest one.',
              )
            : { kind: 'empty', status: 204, headers: { 'set-cookie': cookie } },
        );
      },
    }),
    route({
      method: 'GET',
      path: '/desk/api/info',
      access: 'clerk',
      summary: 'Court, clerk, and the reasons for returning a request',
      answers: [{ status: 200, words: 'About this desk', schema: DeskInfo }],
      handle: () => {
        const correctionReasons = (policy.current()?.reasons ?? []).map((reason) => ({
          id: reason.id,
          label: reason.label['zh-CN'],
          advice: reason.advice['zh-CN'],
        }));
        return Promise.resolve(
          json({ court: settings.name, clerk: settings.clerk, correctionReasons }, PRIVATE),
        );
      },
    }),
    route({
      method: 'GET',
      path: '/desk/api/due',
      access: 'clerk',
      summary: 'The date some workdays from today, by the holidays of the policy pack',
      query: z.object({ workdays: z.coerce.number().int().min(1).max(60).default(CORRECTION_WORKDAYS) }),
      answers: [
        { status: 200, words: 'The date, and whether the holidays of its year are known', schema: DueAnswer },
      ],
      handle: ({ query }) => {
        const calendar = policy.current()?.calendar ?? new Map();
        const due = workdaysAfter(courtDay(now()), query.workdays, calendar);
        return Promise.resolve(json({ due, exact: knowsYear(due, calendar) }, PRIVATE));
      },
    }),
  ];
}

function requests(parts: DeskParts): readonly Route[] {
  const { store, engine, policy, settings, now, log, shelf } = parts;
  const decisions = { store, caseCode: settings.caseCode, clerk: settings.clerk, now };
  const idOf = (params: Readonly<Record<string, string>>): string => params['id'] ?? '';
  const DECIDED = [
    { status: 200, words: 'The court’s answer', schema: DecisionAnswer },
    { status: 404, words: 'No such request', schema: null },
    {
      status: 409,
      words: 'Decided otherwise already, files are missing, or the seal is broken',
      schema: null,
    },
  ];
  const told = (id: string, decided: Result<CourtAnswer, DecisionError>): Answer => {
    if (!decided.ok) return decisionProblem(decided.error);
    log('requestDecided', { id, answer: decided.value.kind });
    engine.publish('evt.inbox');
    return json({ answer: decided.value }, PRIVATE);
  };
  return [
    route({
      method: 'GET',
      path: '/desk/api/inbox',
      access: 'clerk',
      summary: 'Requests, newest first, names masked',
      answers: [{ status: 200, words: 'At most the last 1,000', schema: Inbox }],
      handle: () => Promise.resolve(json({ rows: store.matters.inbox().map(inboxRow) }, PRIVATE)),
    }),
    route({
      method: 'GET',
      path: '/desk/api/items/{id}',
      access: 'clerk',
      summary: 'Open the full text of a request; the opening is logged',
      answers: [
        {
          status: 200,
          words: 'The request, its files with recomputed digests, and checks',
          schema: OpenedRequest,
        },
        { status: 404, words: 'No such request', schema: null },
        { status: 422, words: 'The seal cannot be opened with this court’s key', schema: null },
      ],
      handle: async ({ params }) => {
        const id = idOf(params);
        const opened = await openRequest(parts, id);
        if (!opened.ok) return readingProblem(opened.error);
        store.transaction(() =>
          store.audit.write({
            at: new Date(now()).toISOString(),
            who: settings.clerk,
            event: 'requestOpened',
            subject: id,
          }),
        );
        log('requestOpened', { id });
        return json(opened.value, PRIVATE);
      },
    }),
    route({
      method: 'GET',
      path: '/desk/api/items/{id}/files/{index}',
      access: 'clerk',
      summary: 'One opened file of a request',
      answers: [
        { status: 200, words: 'The plain bytes', schema: null, type: 'application/octet-stream' },
        { status: 404, words: 'No such file, or not here yet', schema: null },
        { status: 422, words: 'The seal cannot be opened with this court’s key', schema: null },
      ],
      handle: async ({ params }) => {
        const opened = await openBody(parts, idOf(params));
        if (!opened.ok) return readingProblem(opened.error);
        const file = opened.value.bundle.files[Number(params['index'])];
        if (file === undefined || store.evidence.size(file.sealedSha256) === null)
          return problem(404, 'notFound', 'This file is not here.');
        const chunks: Buffer[] = [];
        for await (const chunk of openSealedFile(shelf.pathOf(file.sealedSha256), fileKeyOf(file)))
          chunks.push(chunk);
        // Only kinds a browser shows as a picture or a document, whatever the booth said.
        const type = SHOWN_TYPES.find((known) => known === file.mime) ?? 'application/octet-stream';
        return { kind: 'bytes', status: 200, type, bytes: Buffer.concat(chunks), headers: PRIVATE };
      },
    }),
    route({
      method: 'POST',
      path: '/desk/api/items/{id}/accept',
      access: 'clerk',
      summary: 'Accept for mediation; the number comes from the court’s own sequence',
      body: AcceptPost,
      answers: DECIDED,
      handle: ({ params }) => Promise.resolve(told(idOf(params), accept(decisions, idOf(params)))),
    }),
    route({
      method: 'POST',
      path: '/desk/api/items/{id}/return',
      access: 'clerk',
      summary: 'Return for correction: all reasons at once, with a date',
      body: ReturnPost,
      answers: DECIDED,
      handle: ({ params, body }) => {
        const id = idOf(params);
        const calendar = policy.current()?.calendar ?? new Map();
        return Promise.resolve(told(id, returnForCorrection(decisions, id, body, calendar)));
      },
    }),
  ];
}

const SHOWN_TYPES = ['application/pdf', 'image/png', 'image/jpeg'];

function booths({ store, presence, settings, engine, now, log, hangUp }: DeskParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/desk/api/booths',
      access: 'clerk',
      summary: 'Booths with health, last sequence and gaps',
      answers: [{ status: 200, words: 'All booths', schema: Booths }],
      handle: () => Promise.resolve(json(boothTable(store, presence), PRIVATE)),
    }),
    route({
      method: 'POST',
      path: '/desk/api/codes',
      access: 'clerk',
      summary: 'A one-time code that lets the named booth claim its place (10 minutes)',
      body: CodePost.extend({ boothId: BoothId }),
      answers: [{ status: 200, words: 'Told to the technician, never shown again', schema: CodeAnswer }],
      handle: ({ body }) => {
        const answer = issueCode(store, body, settings.clerk, now());
        log('codeIssued', { booth: body.boothId });
        return Promise.resolve(json(answer, PRIVATE));
      },
    }),
    route({
      method: 'POST',
      path: '/desk/api/booths/{id}/revoke',
      access: 'clerk',
      summary: 'Refuse this booth from now on',
      answers: [
        { status: 204, words: 'Revoked', schema: null },
        { status: 404, words: 'No such booth', schema: null },
      ],
      handle: ({ params }) => {
        const id = params['id'] ?? '';
        if (store.booths.find(id) === null)
          return Promise.resolve(problem(404, 'notFound', 'No booth of this name.'));
        const at = new Date(now()).toISOString();
        store.transaction(() => {
          store.booths.revoke(id, at);
          store.certificates.revokeOf(id, at, 'boothRevoked');
          store.audit.write({ at, who: settings.clerk, event: 'boothRevoked', subject: id });
        });
        log('boothRevoked', { booth: id });
        hangUp(id);
        engine.publish('evt.booths');
        return Promise.resolve({ kind: 'empty', status: 204 });
      },
    }),
  ];
}

export const readingProblem = (error: ReadingError): Answer =>
  error.kind === 'notFound'
    ? problem(404, 'notFound', 'No request of this number.')
    : problem(
        422,
        'sealBroken',
        'The body cannot be opened with this court’s key, or was changed on the way.',
      );

function decisionProblem({ kind }: DecisionError): Answer {
  switch (kind) {
    case 'notFound':
      return problem(404, kind, 'No request of this number.');
    case 'waitingFiles':
      return problem(409, kind, 'Files of this request are still on their way.');
    case 'sealBroken':
      return problem(409, kind, 'A request that cannot be opened cannot be decided.');
    case 'alreadyDecided':
      return problem(409, kind, 'This request was answered otherwise already.');
    case 'dueInThePast':
      return problem(400, kind, 'The date for the correction has passed.');
  }
}
