/** Content about personal status in the clauses of an agreement (电子签名法 3): found by the pack's own rules, in the words of the pack. Pure. */
import { z } from 'zod';

const Text = z.object({ 'zh-CN': z.string().min(1), en: z.string().min(1) });

/**
 * One subject of personal status. `says`: regular expressions of what a clause says about it; what `unless` finds speaks of money or of
 * something else and is taken out first. `byHand`: such a paper is read, printed and signed on paper; `elsewhere`: it is not agreed here.
 */
export const StatusRule = z.object({
  id: z.string().regex(/^[a-zA-Z]{1,40}$/),
  label: Text,
  says: z.array(z.string().min(1)).min(1),
  unless: z.array(z.string().min(1)).default([]),
  way: z.enum(['byHand', 'elsewhere']),
  /** Where it belongs, and what to do now. */
  words: Text,
});
export type StatusRule = z.infer<typeof StatusRule>;

/** For packs made before these were policy data: then such a clause was only refused. */
export const USUAL_STATUS: readonly StatusRule[] = [
  {
    id: 'status',
    label: { 'zh-CN': '婚姻、收养等人身关系', en: 'Marriage, adoption and the like' },
    says: ['离婚|解除婚姻|收养|监护权|亲子关系|抚养权'],
    unless: [],
    way: 'elsewhere',
    words: {
      'zh-CN': '这类事不能在这里约定，请到登记机关或者法院窗口办。',
      en: 'This cannot be settled here: please go to the registry or the court.',
    },
  },
];

interface Patterns {
  readonly says: RegExp;
  readonly unless: RegExp | null;
}

/** Compiled once for each rule of a pack: the clauses are looked through at every step of the table. */
const COMPILED = new WeakMap<StatusRule, Patterns>();

function patternsOf(rule: StatusRule): Patterns {
  const known = COMPILED.get(rule);
  if (known !== undefined) return known;
  const any = (list: readonly string[], flags: string): RegExp =>
    new RegExp(list.map((one) => `(?:${one})`).join('|'), flags);
  const made = {
    says: any(rule.says, 'u'),
    unless: rule.unless.length === 0 ? null : any(rule.unless, 'gu'),
  };
  COMPILED.set(rule, made);
  return made;
}

function found(rule: StatusRule, text: string): boolean {
  const { says, unless } = patternsOf(rule);
  // most clauses name nothing of it: they are not looked through twice
  return says.test(text) && (unless === null || says.test(text.replaceAll(unless, ' ')));
}

/** The subjects a text settles, in the order of the pack. */
export const statusIn = (text: string, rules: readonly StatusRule[]): readonly StatusRule[] =>
  text === '' ? [] : rules.filter((rule) => found(rule, text));

/** Whether any of the texts keeps the paper from being signed electronically. */
export const settlesStatus = (texts: readonly string[], rules: readonly StatusRule[]): boolean =>
  texts.some((text) => statusIn(text, rules).length > 0);
