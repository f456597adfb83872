/** `/desk/api/agreements`: what a clerk sees of signed agreements and does with them; openings and answers are logged under the clerk's name. */
import {
  AgreementAnswered, Agreements, ConfirmationAnswer, ConfirmationPost, LightPost, LightsAnswer, OpenedAgreement, RegisterPost, ReturnAgreementPost, ServedAnswer, ServePost,
} from '../../contract/agreements.ts'; // prettier-ignore
import type { Result } from '../../contract/result.ts';
import { calendarFile } from '../../contract/session/calendarFile.ts';
import { AGREEMENT_PDF, AGREEMENT_PROOF } from '../../contract/session/packet.ts';
import { json, problem, route, type Answer, type Route } from '../gateway/route.ts';
import {
  applyForConfirmation, noteLight, registerAgreement, returnAgreement, serveAgreement, type AnsweringError, type AnsweringParts,
} from './answering.ts'; // prettier-ignore
import { applicationRoutes } from './applicationRoutes.ts';
import { inkedRoutes } from './inkedRoutes.ts';
import { consentRoutes } from './consentRoutes.ts';
import { missingLights, signedDay } from './lights.ts';
import { paperRoutes } from './paperRoutes.ts';
import { rulesOf } from './confirmation.ts';
import { counterSealed } from './courtSeal.ts';
import {
  answered, idOf, NOT_FOUND, NOT_NOW, PRIVATE, readingProblem, UNREADABLE, withText, type AgreementDeskParts,
} from './deskAnswers.ts'; // prettier-ignore
import { openAgreement, readAgreement } from './opened.ts';
import { rowOf } from './rows.ts';

const ID = '/desk/api/agreements/{id}';
export function agreementRoutes(parts: AgreementDeskParts): readonly Route[] {
  return [
    ...reading(parts),
    ...answering(parts),
    ...applicationRoutes(parts),
    ...inkedRoutes(parts),
    ...consentRoutes(parts),
    ...paperRoutes(parts),
  ];
}

function reading(parts: AgreementDeskParts): readonly Route[] {
  const { store, settings, now, log, policy } = parts;
  return [
    route({
      method: 'GET',
      path: '/desk/api/agreements',
      access: 'clerk',
      summary: 'Signed agreements, newest first, names masked',
      answers: [{ status: 200, words: 'At most the last 1,000', schema: Agreements }],
      handle: () => Promise.resolve(json({ rows: store.agreements.all().map(rowOf) }, PRIVATE)),
    }),
    route({
      method: 'GET',
      path: ID,
      access: 'clerk',
      summary: 'Open a received agreement: verified again, told as facts; the opening is logged',
      answers: [
        { status: 200, words: 'Who did what, and whether everything still holds', schema: OpenedAgreement },
        NOT_FOUND,
        NOT_NOW,
        UNREADABLE,
      ],
      handle: async ({ params }) => {
        const id = idOf(params);
        const opened = await openAgreement(parts, id, rulesOf(policy));
        if (!opened.ok) return readingProblem(opened.error);
        store.transaction(() =>
          store.audit.write({
            at: new Date(now()).toISOString(),
            who: settings.clerk,
            event: 'agreementOpened',
            subject: id,
          }),
        );
        log('requestOpened', { id });
        return json(opened.value, PRIVATE);
      },
    }),
    file(parts, AGREEMENT_PDF, 'application/pdf', 'The paper with every signature'),
    calendar(parts),
    authorityPage(parts),
    file(parts, AGREEMENT_PROOF, 'application/json', 'The proof under the seals of booth and court'),
  ];
}

function file(
  parts: AgreementDeskParts,
  name: typeof AGREEMENT_PDF | typeof AGREEMENT_PROOF,
  type: string,
  words: string,
): Route {
  return route({
    method: 'GET',
    path: `${ID}/${name}`,
    access: 'clerk',
    summary: `${words}, to be given to the parties`,
    answers: [{ status: 200, words, schema: null, type }, NOT_FOUND, NOT_NOW, UNREADABLE],
    handle: async ({ params }) => {
      return await withText(readAgreement(parts, idOf(params)), ({ files, seal, record }) => {
        const bytes = files.get(name) ?? new Uint8Array();
        const save = `attachment; filename="${record.id}.${name}"`;
        return {
          kind: 'bytes',
          status: 200,
          type,
          bytes: name === AGREEMENT_PROOF ? counterSealed(bytes, seal) : bytes,
          headers: { ...PRIVATE, 'content-disposition': save },
        };
      });
    },
  });
}

/** A page of the papers by which somebody acts for a party, as it was scanned. */
function authorityPage(parts: AgreementDeskParts): Route {
  const words = 'A scanned page of a power of attorney or the like';
  return route({
    method: 'GET',
    path: `${ID}/authority/{name}`,
    access: 'clerk',
    summary: words,
    answers: [{ status: 200, words, schema: null, type: 'image/*' }, NOT_FOUND, NOT_NOW, UNREADABLE],
    handle: async ({ params }) =>
      await withText(readAgreement(parts, idOf(params)), ({ packet, files }) => {
        const name = params['name'] ?? '';
        const file = packet.files.find((one) => one.role === 'authority' && one.name === name);
        const bytes = files.get(name);
        if (file === undefined || bytes === undefined) return problem(404, 'notFound', 'No such page.');
        // never anything a browser would run
        const type = file.mime === 'image/png' ? 'image/png' : 'image/jpeg';
        return { kind: 'bytes', status: 200, type, bytes, headers: { ...PRIVATE, 'x-content-type-options': 'nosniff' } };
      }),
  }); // prettier-ignore
}

/** Made from the signed terms each time: it can say no other day than the paper. */
function calendar(parts: AgreementDeskParts): Route {
  const words = 'The days of the agreement for a calendar (RFC 5545), without names';
  const none = { status: 404, words: 'No such agreement, or no day in it', schema: null } as const;
  return route({
    method: 'GET',
    path: `${ID}/calendar.ics`,
    access: 'clerk',
    summary: words,
    answers: [{ status: 200, words, schema: null, type: 'text/calendar' }, none, NOT_NOW, UNREADABLE],
    handle: async ({ params }) =>
      await withText(readAgreement(parts, idOf(params)), ({ packet, record }) => {
        const text = calendarFile(packet);
        if (text === null) return problem(404, 'notFound', 'This agreement names no day.');
        const save = `attachment; filename="${record.id}.ics"`;
        return {
          kind: 'bytes', status: 200, type: 'text/calendar; charset=utf-8', bytes: new TextEncoder().encode(text),
          headers: { ...PRIVATE, 'content-disposition': save },
        };
      }),
  }); // prettier-ignore
}

function answering(parts: AgreementDeskParts): readonly Route[] {
  const { store, settings, now, policy } = parts;
  const { caseCode, clerk } = settings;
  const by: AnsweringParts = { store, caseCode, clerk, now };
  const told = <T>(id: string, result: Result<T, AnsweringError>, body: (value: T) => unknown): Answer =>
    answered(parts, id, result, body);
  return [
    route({
      method: 'POST',
      path: `${ID}/register`,
      access: 'clerk',
      summary: 'Register; the number comes from the court’s own register of agreements',
      body: RegisterPost,
      answers: [{ status: 200, words: 'Registered', schema: AgreementAnswered }, NOT_FOUND, NOT_NOW],
      handle: ({ params }) => {
        const id = idOf(params);
        return Promise.resolve(told(id, registerAgreement(by, id), (answer) => ({ answer })));
      },
    }),
    route({
      method: 'POST',
      path: `${ID}/return`,
      access: 'clerk',
      summary: 'Return with a reason',
      body: ReturnAgreementPost,
      answers: [{ status: 200, words: 'Returned', schema: AgreementAnswered }, NOT_FOUND, NOT_NOW],
      handle: ({ params, body }) => {
        const id = idOf(params);
        return Promise.resolve(told(id, returnAgreement(by, id, body.reason), (answer) => ({ answer })));
      },
    }),
    route({
      method: 'POST',
      path: `${ID}/serve`,
      access: 'clerk',
      summary: 'Note how the agreement goes to one party; delivered only with a proof of delivery',
      body: ServePost,
      answers: [
        { status: 200, words: 'All that was noted', schema: ServedAnswer },
        NOT_FOUND,
        NOT_NOW,
        UNREADABLE,
      ],
      handle: async ({ params, body }) => {
        const id = idOf(params);
        return await withText(readAgreement(parts, id), ({ packet }) => {
          const parties = packet.people.filter((one) => one.role === 'party').map((one) => one.id);
          const court = missingLights(packet.lights).includes('court');
          return told(id, serveAgreement(by, id, body, parties, court), (served) => ({ served }));
        });
      },
    }),
    route({
      method: 'POST',
      path: `${ID}/lights`,
      access: 'clerk',
      summary:
        'Note a light that was missing when the packet was sealed, for example the seal of the organisation',
      body: LightPost,
      answers: [
        { status: 200, words: 'All that were noted', schema: LightsAnswer },
        NOT_FOUND,
        NOT_NOW,
        UNREADABLE,
      ],
      handle: async ({ params, body }) => {
        const id = idOf(params);
        return await withText(readAgreement(parts, id), ({ packet: { lights } }) => {
          const [missing, from] = [missingLights(lights), signedDay(lights)];
          return told(id, noteLight(by, id, body, { missing, from }), (noted) => ({ noted: [...noted] }));
        });
      },
    }),
    route({
      method: 'POST',
      path: `${ID}/confirmation`,
      access: 'clerk',
      summary: 'Note a joint application for judicial confirmation, within thirty days of the effect',
      body: ConfirmationPost,
      answers: [{ status: 200, words: 'Noted', schema: ConfirmationAnswer }, NOT_FOUND, NOT_NOW, UNREADABLE],
      handle: async ({ params }) => {
        const id = idOf(params);
        return await withText(openAgreement(parts, id, rulesOf(policy)), ({ confirmation }) => {
          const due = confirmation?.due ?? null;
          return told(id, applyForConfirmation(by, id, due), (appliedAt) => ({ appliedAt }));
        });
      },
    }),
  ];
}
