/** Credentials for the court's TURN server that end by themselves: the REST scheme of coturn's `static-auth-secret`. Pure. */
import { createHmac } from 'node:crypto';
import type { LiveTell } from '../../contract/live.ts';
import type { TurnSettings } from './mediaSettings.ts';

export type IceTell = Extract<LiveTell, { t: 'ice' }>;
/** Told again from `renewAt` on (milliseconds): a page never has to begin a connection with what is about to end. */
export type IceGrant = { readonly tell: IceTell; readonly renewAt: number };

/** The name says when it ends, in seconds, and for which seat it was made; the server checks both with the same secret. */
export function iceGrant(turn: TurnSettings, who: string, now: number): IceGrant {
  const username = `${Math.floor(now / 1000) + turn.lifetimeSeconds}:${who}`;
  const credential = createHmac('sha1', turn.secret).update(username).digest('base64');
  return {
    tell: { t: 'ice', servers: [{ urls: turn.urls, username, credential }], relayOnly: turn.relayOnly },
    renewAt: now + turn.lifetimeSeconds * 500,
  };
}
