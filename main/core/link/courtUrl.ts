/** The court's address: HTTPS, or plain HTTP to this very machine and nowhere else. */
import { type Result, err, ok } from '../../contract/result.ts';

export type CourtUrlError = { readonly kind: 'plainHttp' | 'notHttp'; readonly words: string };

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

export function courtUrl(text: string): Result<URL, CourtUrlError> {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    return err({
      kind: 'notHttp',
      words: 'The court address is not a web address. It must begin with https://.',
    });
  }
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
    return err({
      kind: 'plainHttp',
      words: 'The court address begins with http://. Outside this machine only https:// is allowed.',
    });
  }
  return ok(url);
}
