/** The parties of one session: how many a table holds, how each stands in the dispute, which chair of the booth each takes in turn. Pure. */
import { z } from 'zod';

/** A party's place at the table, one for each; the booth's two chairs are taken in turn (`chairOf`). */
export const Seat = z.enum(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']);
export type Seat = z.infer<typeof Seat>;

/** What the booth is built and read out for; more are a group, with representatives (民诉法 56). */
export const PARTIES_MAX = Seat.options.length;
export const PARTIES_MIN = 2;

/** 申请人, 被申请人, and whoever secures a debt of theirs. */
export const Standing = z.enum([
  'applicant',
  'respondent',
  'guarantor',
  'mortgagor',
  'pledgor',
  'thirdParty',
]);
export type Standing = z.infer<typeof Standing>;

export interface Party {
  readonly seat: Seat;
  readonly standing: Standing;
}

/** How a party is named beside others: 被申请人二. `nth` null: the only one who stands so. */
export const PartyAs = z.object({
  standing: Standing,
  nth: z.number().int().min(1).max(PARTIES_MAX).nullable(),
});
export type PartyAs = z.infer<typeof PartyAs>;

/** How an agreement reaches a party that left its chair before the end; electronic only by its own consent (在线诉讼规则 29). */
export const ServiceWish = z.enum(['electronic', 'paper']);
export type ServiceWish = z.infer<typeof ServiceWish>;

/** What secures a debt: the kind of guarantee (民法典 686), or the thing that is mortgaged or pledged (395, 425). */
export const Security = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('guarantee'), way: z.enum(['general', 'joint']) }),
  z.object({ kind: z.literal('mortgage'), thing: z.string().min(1).max(200) }),
  z.object({ kind: z.literal('pledge'), thing: z.string().min(1).max(200) }),
]);
export type Security = z.infer<typeof Security>;

/** Whoever secures another's debt is sued with them: their side is the debtor's. */
export function sideOf(standing: Standing): 'applicant' | 'respondent' | 'thirdParty' {
  return standing === 'applicant' || standing === 'thirdParty' ? standing : 'respondent';
}

/** The booth has two chairs: one for whoever asks, one for everybody else, one after the other. */
export const chairOf = (standing: Standing): 'A' | 'B' => (standing === 'applicant' ? 'A' : 'B');

export const TWO_PARTIES: readonly Party[] = [
  { seat: 'A', standing: 'applicant' },
  { seat: 'B', standing: 'respondent' },
];

export function partyAs(parties: readonly Party[], seat: Seat): PartyAs {
  const standing = parties.find((one) => one.seat === seat)?.standing ?? 'thirdParty';
  const alike = parties.filter((one) => one.standing === standing);
  return { standing, nth: alike.length > 1 ? alike.findIndex((one) => one.seat === seat) + 1 : null };
}

const LABEL: Readonly<Record<Standing, string>> = {
  applicant: '申请人',
  respondent: '被申请人',
  guarantor: '保证人',
  mortgagor: '抵押人',
  pledgor: '出质人',
  thirdParty: '第三人',
};
const NUMBERS = [...'一二三四五六七八'];

/** As papers and records print it. */
export const partyLabel = ({ standing, nth }: PartyAs): string =>
  LABEL[standing] + (nth === null ? '' : (NUMBERS[nth - 1] ?? String(nth)));

/** Which parties sit here, and that there are enough of them: both sides, no more than the table holds. */
export const areEnough = (parties: readonly Party[]): boolean =>
  parties.length >= PARTIES_MIN &&
  parties.length <= PARTIES_MAX &&
  parties.some(({ standing }) => standing === 'applicant') &&
  parties.some(({ standing }) => standing !== 'applicant');
