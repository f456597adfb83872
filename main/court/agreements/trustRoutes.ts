/** What anybody may have of the court's trust: its root, what was taken back, and the page that checks an agreement without network. */
import { readFile } from 'node:fs/promises';
import { TrustAnswer } from '../../contract/trust.ts';
import { toBase64Url } from '../../proof/bytes.ts';
import { verifierPageFor } from '../../proof/verifierPage.ts';
import { json, problem, route, type Answer, type Route } from '../gateway/route.ts';
import type { CourtTrust } from './trust.ts';

export type TrustRouteParts = {
  readonly trust: CourtTrust;
  readonly courtName: string;
  /** The built page, without a court's keys. */
  readonly page: string;
};

const CHANGES = { 'cache-control': 'no-cache' };

export function trustRoutes({ trust, courtName, page }: TrustRouteParts): readonly Route[] {
  const bytes = (type: string, body: Uint8Array, headers: Readonly<Record<string, string>> = {}): Answer => ({
    kind: 'bytes', status: 200, type, bytes: body, headers: { ...CHANGES, ...headers },
  }); // prettier-ignore
  return [
    route({
      method: 'GET',
      path: '/v1/trust',
      access: 'open',
      summary: 'Whom to believe when an agreement of this court is checked',
      answers: [{ status: 200, words: 'Root, counter-seal and what was taken back', schema: TrustAnswer }],
      handle: async () => {
        const answer: TrustAnswer = {
          court: courtName,
          root: toBase64Url(trust.root),
          counterSeal: toBase64Url(await trust.counterSealCertificate()),
          revoked: [...trust.revoked()],
        };
        return json(answer, CHANGES);
      },
    }),
    route({
      method: 'GET',
      path: '/v1/trust/root.cer',
      access: 'open',
      summary: 'The court’s root certificate, as PDF readers take it',
      answers: [{ status: 200, words: 'X.509, DER', schema: null, type: 'application/pkix-cert' }],
      handle: () => Promise.resolve(bytes('application/pkix-cert', trust.root)),
    }),
    route({
      method: 'GET',
      path: '/v1/trust/revoked.crl',
      access: 'open',
      summary: 'What the root took back (RFC 5280)',
      answers: [{ status: 200, words: 'CRL, DER', schema: null, type: 'application/pkix-crl' }],
      handle: async () => bytes('application/pkix-crl', await trust.revocationList()),
    }),
    route({
      method: 'GET',
      path: '/verifier.html',
      access: 'open',
      summary: 'One page that checks an agreement and its proof without network; this court’s root is inside',
      answers: [
        { status: 200, words: 'The page, to open here or to keep', schema: null, type: 'text/html' },
        { status: 503, words: 'Not built', schema: null },
      ],
      handle: async () => {
        const built = await readFile(page, 'utf8').catch(() => null);
        if (built === null) return problem(503, 'notBuilt', 'The page is not built (npm run build).');
        return bytes('text/html; charset=utf-8', Buffer.from(verifierPageFor(built, trust.anchors())), {
          'referrer-policy': 'no-referrer',
        });
      },
    }),
  ];
}
