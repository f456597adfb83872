/** The kinds of mediation that look alike on the screen and differ in law, by name; what each needs is policy data (domain.md 0.4, 4.5). */
import { z } from 'zod';

/** Court-invited mediation before filing (委派) and after it (委托) have other periods and other ends. */
export const RegimeId = z.enum([
  'people',
  'courtInvitedPreFiling',
  'courtInvitedPostFiling',
  'judgeLed',
  'police',
  'administrative',
]);
export type RegimeId = z.infer<typeof RegimeId>;

/** Whose act beside the parties' own signatures a document needs. */
export const Light = z.enum(['mediator', 'organisation', 'officer', 'court']);

export type Light = z.infer<typeof Light>;

/**
 * How a party that is elsewhere is known by whoever leads. `cardOnCamera`: its card held to the camera, compared with its face and
 * with what it typed. No chip is read, so this reaches no level of the ladder that begins with one (domain.md 4.1), and says so.
 * `chipAtBooth`: its chip was read by another booth of the court, which says so under its own key; its face is compared as well.
 */
export const RemoteMethod = z.enum(['cardOnCamera', 'chipAtBooth']);
export type RemoteMethod = z.infer<typeof RemoteMethod>;
