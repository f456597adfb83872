/** `/desk/api/agreements/{id}/consents/{no}/application`: the joint application of one member and whoever pays, its paper, and the clerk's answer to it. */
import { ApplicationAnswered, ReturnAgreementPost, TakeApplicationPost } from '../../contract/agreements.ts';
import { APPLICATION_PDF } from '../../contract/session/packet.ts';
import { json, problem, route, type Answer, type Route } from '../gateway/route.ts';
import type { AnsweringParts } from './answering.ts';
import { returnApplication, takeApplication } from './applicationAnswers.ts';
import { rulesOf } from './confirmation.ts';
import {
  answeringProblem, idOf, NOT_FOUND, NOT_NOW, PRIVATE, UNREADABLE, withText, type AgreementDeskParts,
} from './deskAnswers.ts'; // prettier-ignore
import { openAgreement } from './opened.ts';
import { openApplicationBody, openFiles } from './openPacket.ts';

const ID = '/desk/api/agreements/{id}/consents/{no}/application';
const ANSWERS = [{ status: 200, words: 'Answered', schema: ApplicationAnswered }, NOT_FOUND, NOT_NOW, UNREADABLE] as const; // prettier-ignore

type Asked = Parameters<typeof takeApplication>[1];

export function memberApplicationRoutes(parts: AgreementDeskParts): readonly Route[] {
  const { store, settings, now, policy, log, tell } = parts;
  const by: AnsweringParts = { store, caseCode: settings.caseCode, clerk: settings.clerk, now };
  const beside = (params: Readonly<Record<string, string>>, answer: (asked: Asked) => Answer | Promise<Answer>): Promise<Answer> =>
    withText(openAgreement(parts, idOf(params), rulesOf(policy)), ({ group }) => {
      const member = group?.members.find(({ no }) => String(no) === params['no']);
      const period = member?.period ?? null;
      return answer({ agreement: null, application: member?.application ?? null, period: period === null ? null : { due: period.due, appliedAt: null } });
    });
  const told = (asked: Asked, result: ReturnType<typeof takeApplication>): Answer => {
    if (!result.ok) return answeringProblem(result.error);
    log('applicationAnswered', { id: asked.application?.id ?? '' });
    tell('evt.inbox');
    return json({ answer: result.value }, PRIVATE);
  };
  return [
    route({
      method: 'GET',
      path: `${ID}.pdf`,
      access: 'clerk',
      summary: 'The application of one member with both signatures',
      answers: [{ status: 200, words: 'The paper', schema: null, type: 'application/pdf' }, NOT_FOUND, NOT_NOW, UNREADABLE],
      handle: ({ params }) => beside(params, ({ application }) => paperOf(parts, application)),
    }),
    route({
      method: 'POST',
      path: `${ID}/take`,
      access: 'clerk',
      summary: 'Take the application of one member; the number comes from the register of applications and is no case number',
      body: TakeApplicationPost,
      answers: [...ANSWERS],
      handle: ({ params }) => beside(params, (asked) => told(asked, takeApplication(by, asked))),
    }),
    route({
      method: 'POST',
      path: `${ID}/return`,
      access: 'clerk',
      summary: 'Return the application of one member with a reason',
      body: ReturnAgreementPost,
      answers: [...ANSWERS],
      handle: ({ params, body }) => beside(params, (asked) => told(asked, returnApplication(by, asked, body.reason))),
    }),
  ];
} // prettier-ignore

/** Opened from what lies on the disk; what was refused stays closed. */
async function paperOf(parts: AgreementDeskParts, application: Asked['application']): Promise<Answer> {
  const item = application === null || application.number === null ? null : parts.store.items.find(application.id); // prettier-ignore
  const packet = item === null ? null : await openApplicationBody(parts, item);
  const files = packet?.ok === true ? await openFiles(parts, packet.value) : null;
  const bytes = files?.ok === true ? files.value.get(APPLICATION_PDF) : undefined;
  if (bytes === undefined || item === null)
    return problem(404, 'notFound', 'No application of this member, or it cannot be opened.');
  const save = `attachment; filename="${item.id}.${APPLICATION_PDF}"`;
  return { kind: 'bytes', status: 200, type: 'application/pdf', bytes, headers: { ...PRIVATE, 'content-disposition': save } }; // prettier-ignore
}
