/** Says to a booth whether a key is of another booth of this court: what that one says of a card it read counts only then. */
import { sign } from 'node:crypto';
import { BoothKeyAnswer, boothKeyText, type BoothKeyWord } from '../../contract/trust.ts';
import type { CourtTrust } from '../agreements/trust.ts';
import type { CourtKeyRing } from '../keys.ts';
import type { CourtStore } from '../store/store.ts';
import { json, problem, route, type Route } from './route.ts';

export type BoothKeyParts = {
  readonly store: CourtStore;
  readonly trust: Pick<CourtTrust, 'boothCertificate'>;
  readonly keys: Pick<CourtKeyRing, 'signing'>;
  readonly now: () => number;
};

const PRIVATE = { 'cache-control': 'no-store' };

export function boothKeyRoutes({ store, trust, keys, now }: BoothKeyParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/v1/booth-keys/{kid}',
      access: 'booth',
      summary: 'Whether a key is of a booth of this court, and of which',
      answers: [
        { status: 200, words: 'The court’s signed word', schema: BoothKeyAnswer },
        { status: 404, words: 'No such key, or it was taken back', schema: null },
      ],
      handle: async ({ params }) => {
        const key = store.booths.keyOfItem(params['kid'] ?? '');
        const booth = key === null ? null : store.booths.find(key.booth);
        const unknown = problem(404, 'unknownBooth', 'No booth of this court has this key.', PRIVATE);
        if (key === null || booth === null || booth.revokedAt !== null) return unknown;
        // the certificate is what everybody checks its word by later: where there is none, its word is worth nothing
        if ((await trust.boothCertificate(key)) === null) return unknown;
        const word: BoothKeyWord = {
          kid: key.kid, key: key.publicKey, booth: booth.id, name: `${booth.site} ${booth.name}`, at: new Date(now()).toISOString(),
        }; // prettier-ignore
        const said = JSON.stringify(word);
        const sig = sign(null, Buffer.from(boothKeyText(said)), keys.signing).toString('base64url');
        return json({ said, sig } satisfies BoothKeyAnswer, PRIVATE);
      },
    }),
  ];
}
