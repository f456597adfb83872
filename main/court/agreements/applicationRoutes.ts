/** `/desk/api/agreements/{id}/application`: the joint application beside its agreement, its paper, and the clerk's answer to it. */
import { ApplicationAnswered, ReturnAgreementPost, TakeApplicationPost } from '../../contract/agreements.ts';
import { APPLICATION_PDF } from '../../contract/session/packet.ts';
import { json, problem, route, type Answer, type Route } from '../gateway/route.ts';
import type { AnsweringParts } from './answering.ts';
import { returnApplication, takeApplication } from './applicationAnswers.ts';
import { rulesOf } from './confirmation.ts';
import {
  answeringProblem, idOf, NOT_FOUND, NOT_NOW, PRIVATE, UNREADABLE, withText, type AgreementDeskParts,
} from './deskAnswers.ts'; // prettier-ignore
import { openAgreement, readAgreement } from './opened.ts';
import { openApplicationBody, openFiles } from './openPacket.ts';

const ID = '/desk/api/agreements/{id}/application';

export function applicationRoutes(parts: AgreementDeskParts): readonly Route[] {
  return [paper(parts), ...answers(parts)];
}

function paper(parts: AgreementDeskParts): Route {
  const words = 'The application with both signatures';
  return route({
    method: 'GET',
    path: `${ID}.pdf`,
    access: 'clerk',
    summary: words,
    answers: [
      { status: 200, words, schema: null, type: 'application/pdf' },
      NOT_FOUND,
      NOT_NOW,
      UNREADABLE,
    ],
    handle: async ({ params }) => {
      const bytes = await bytesOf(parts, idOf(params));
      if (bytes === null) return problem(404, 'notFound', 'No application to this agreement, or it cannot be opened.');
      const save = `attachment; filename="${idOf(params)}.${APPLICATION_PDF}"`;
      return { kind: 'bytes', status: 200, type: 'application/pdf', bytes, headers: { ...PRIVATE, 'content-disposition': save } };
    },
  }); // prettier-ignore
}

/** Opened from what lies on the disk, each file of the digest the packet promises; what was refused stays closed. */
async function bytesOf(parts: AgreementDeskParts, agreement: string): Promise<Uint8Array | null> {
  const read = await readAgreement(parts, agreement);
  const row = read.ok ? parts.store.applications.ofSession(read.value.packet.session) : null;
  const item = row === null || row.number === null ? null : parts.store.items.find(row.id);
  const packet = item === null ? null : await openApplicationBody(parts, item);
  const files = packet?.ok === true ? await openFiles(parts, packet.value) : null;
  return files?.ok === true ? (files.value.get(APPLICATION_PDF) ?? null) : null;
}

function answers(parts: AgreementDeskParts): readonly Route[] {
  const { store, settings, now, policy, log, tell } = parts;
  const by: AnsweringParts = { store, caseCode: settings.caseCode, clerk: settings.clerk, now };
  const told = (id: string, result: ReturnType<typeof takeApplication>): Answer => {
    if (!result.ok) return answeringProblem(result.error);
    log('applicationAnswered', { id });
    tell('evt.inbox');
    return json({ answer: result.value }, PRIVATE);
  };
  const beside = (
    id: string,
    answer: (asked: Parameters<typeof takeApplication>[1]) => Answer,
  ): Promise<Answer> =>
    withText(openAgreement(parts, id, rulesOf(policy)), ({ application, confirmation }) =>
      answer({ agreement: id, application, period: confirmation }),
    );
  return [
    route({
      method: 'POST',
      path: `${ID}/take`,
      access: 'clerk',
      summary: 'Take the joint application; the number comes from the register of applications and is no case number',
      body: TakeApplicationPost,
      answers: [{ status: 200, words: 'Taken', schema: ApplicationAnswered }, NOT_FOUND, NOT_NOW, UNREADABLE],
      handle: async ({ params }) => {
        const id = idOf(params);
        return await beside(id, (asked) => told(id, takeApplication(by, asked)));
      },
    }),
    route({
      method: 'POST',
      path: `${ID}/return`,
      access: 'clerk',
      summary: 'Return the joint application with a reason',
      body: ReturnAgreementPost,
      answers: [{ status: 200, words: 'Returned', schema: ApplicationAnswered }, NOT_FOUND, NOT_NOW, UNREADABLE],
      handle: async ({ params, body }) => {
        const id = idOf(params);
        return await beside(id, (asked) => told(id, returnApplication(by, asked, body.reason)));
      },
    }),
  ]; // prettier-ignore
}
