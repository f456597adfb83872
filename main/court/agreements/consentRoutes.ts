/** `/desk/api/agreements/{id}/consents/{no}`: the papers of one member's consent, to be given to that member. */
import { AGREEMENT_PROOF, CONSENT_PDF } from '../../contract/session/packet.ts';
import { problem, route, type Route } from '../gateway/route.ts';
import { counterSealed } from './courtSeal.ts';
import { idOf, NOT_FOUND, NOT_NOW, PRIVATE, UNREADABLE, type AgreementDeskParts } from './deskAnswers.ts';
import { openConsentBody, openFiles } from './openPacket.ts';
import { memberApplicationRoutes } from './memberApplicationRoutes.ts';
import { readAgreement } from './opened.ts';

const ID = '/desk/api/agreements/{id}/consents/{no}';

/** A member's own paper and its proof, to be given to that member: both say nothing of another. */
export const consentRoutes = (parts: AgreementDeskParts): readonly Route[] => [
  file(parts, CONSENT_PDF, 'application/pdf', 'The member’s own paper with their signature'),
  file(parts, AGREEMENT_PROOF, 'application/json', 'Its proof under the seals of booth and court'),
  ...memberApplicationRoutes(parts),
];

function file(parts: AgreementDeskParts, name: typeof CONSENT_PDF | typeof AGREEMENT_PROOF, type: string, words: string): Route {
  return route({
    method: 'GET',
    path: `${ID}/${name}`,
    access: 'clerk',
    summary: words,
    answers: [{ status: 200, words, schema: null, type }, NOT_FOUND, NOT_NOW, UNREADABLE],
    handle: async ({ params }) => {
      const read = await readAgreement(parts, idOf(params));
      const consents = read.ok ? parts.store.consents.ofSession(read.value.packet.session) : [];
      const consent = consents.find(({ no }) => String(no) === params['no']);
      const item = consent === undefined ? null : parts.store.items.find(consent.id);
      const packet = item === null ? null : await openConsentBody(parts, item);
      const files = packet?.ok === true ? await openFiles(parts, packet.value) : null;
      const bytes = files?.ok === true ? files.value.get(name) : undefined;
      if (bytes === undefined || consent === undefined) return problem(404, 'notFound', 'No such consent, or it cannot be opened.');
      const save = `attachment; filename="${consent.id}.${name}"`;
      return {
        kind: 'bytes', status: 200, type, bytes: name === AGREEMENT_PROOF ? counterSealed(bytes, consent.seal) : bytes,
        headers: { ...PRIVATE, 'content-disposition': save },
      };
    },
  });
} // prettier-ignore
