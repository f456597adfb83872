/** A picture the page takes with the document camera, and what core says of it. */
import { z } from 'zod';

/** A picture from the document camera, larger than any of 16 megapixels. */
export const MAX_SHOT_BYTES = 32 << 20;
/** What the page says of a picture is checked against the picture itself; `replaces`: the page taken again. */
export const PageShot = z.object({
  bytes: z.instanceof(Uint8Array).refine(({ length }) => length > 0 && length <= MAX_SHOT_BYTES),
  mime: z.enum(['image/jpeg', 'image/png']),
  widthPx: z.number().int().min(1).max(16_384),
  heightPx: z.number().int().min(1).max(16_384),
  replaces: z.string().max(40).nullable(),
});
export type PageShot = z.infer<typeof PageShot>;
/** `notNow`: no page is asked for at the moment; `full`: the request holds no more; `badImage`: not the picture it claims to be. */
export const ShotAnswer = z.object({
  kept: z.boolean(),
  problem: z.enum(['notNow', 'full', 'badImage', 'notKept']).nullable(),
});
export type ShotAnswer = z.infer<typeof ShotAnswer>;
