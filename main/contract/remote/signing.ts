/** Makes a party's signature where it is, in its page or at its booth: a key for this one signature, over exactly what stands on the screen. */
import { inkText, REMOTE_ALGORITHM, statementText, type RemoteSignature } from './signature.ts'; // prettier-ignore
import type { RemoteAsk, RemoteView } from './page.ts';
import { hexOfBytes, toBase64 } from './line.ts';

type Sign = Extract<RemoteAsk, { want: 'sign' }>;
export type Samples = Sign['samples'];
type AtTable = Extract<RemoteView, { at: 'table' }>;

const base64Url = (bytes: ArrayBuffer): string =>
  toBase64(new Uint8Array(bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const encode = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text));

/** 电子签名法 13: exclusive to the signer and used once, so it cannot be exported and is forgotten with this call. */
export async function signedAsk(
  { session, party, place }: AtTable,
  samples: Samples,
  times: Pick<RemoteSignature, 'began' | 'done'>,
): Promise<Sign> {
  if (place.on !== 'signing') throw new Error('nothing to sign');
  const { title, pages, sha256 } = place.document;
  const keys = await crypto.subtle.generateKey(REMOTE_ALGORITHM, false, ['sign', 'verify']);
  const digest = hexOfBytes(new Uint8Array(await crypto.subtle.digest('SHA-256', encode(inkText(samples)))));
  const document = { title: title['zh-CN'], pages, sha256 };
  const text = statementText({ session, party, document, samples: digest, ...times });
  const sig = await crypto.subtle.sign(REMOTE_ALGORITHM, keys.privateKey, encode(text));
  const key = base64Url(await crypto.subtle.exportKey('raw', keys.publicKey));
  const signature = { method: 'cardOnCamera', key, sig: base64Url(sig), ...times } as const;
  return { want: 'sign', document: sha256, signature, samples: [...samples], alone: true };
}
