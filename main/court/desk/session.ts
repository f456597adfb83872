/** Who sits at the desk: the printed address carries a token in its fragment, the page exchanges it for a cookie. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { sha256 } from '../digest.ts';

const COOKIE = 'yuncang_desk';

export type DeskSession = {
  /** Goes into the fragment, which browsers send to nobody. */
  readonly token: string;
  /** The cookie to set when the token is right, else null. */
  enter(token: string): string | null;
  clerkOf(request: FastifyRequest): string | null;
};

/** One session as long as the court runs; a restart ends it. */
export function deskSession(clerk: string): DeskSession {
  const token = randomBytes(24).toString('base64url');
  const cookie = randomBytes(24).toString('base64url');
  return {
    token,
    enter: (given) =>
      same(given, token) ? `${COOKIE}=${cookie}; Path=/desk; HttpOnly; SameSite=Strict` : null,
    clerkOf(request) {
      const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
      if (bearer !== undefined) return same(bearer, token) ? clerk : null;
      const given = new RegExp(`(?:^|; )${COOKIE}=([^;]+)`).exec(request.headers.cookie ?? '')?.[1];
      return given !== undefined && same(given, cookie) && ownPage(request) ? clerk : null;
    },
  };
}

const same = (a: string, b: string): boolean => timingSafeEqual(sha256(a), sha256(b));

/** A cookie acts only for our own page: SameSite stops other sites, this stops other ports of the same host. */
function ownPage(request: FastifyRequest): boolean {
  const { origin, host } = request.headers;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}
