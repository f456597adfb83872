/** A pack's own tests: what must hold before it is signed. */
import { PolicyPack } from '../../main/contract/policy.ts';
import { FONT_FAMILIES } from '../../main/core/documents/fonts.ts';
import { inconsistencies } from '../../main/core/policy/consistency.ts';
import { wordProblems } from './plainWords.ts';

const PHRASES_MIN = 12;
/** Sentences for the person who writes the pack; empty when it may be signed. */
export function checkPack(candidate: unknown): string[] {
  const parsed = PolicyPack.safeParse(candidate);
  if (!parsed.success) return parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  const pack = parsed.data;
  return [
    ...inconsistencies(pack),
    ...wordProblems(pack),
    ...pack.disputeKinds.flatMap(phraseProblems),
    ...unused(pack),
    ...pack.regimes.flatMap(({ id, endDocument }) => (pack.templates.some((one) => one.id === endDocument) ? [] : [`regime ${id}: no template ${endDocument}`])), // prettier-ignore
    ...consentProblems(pack),
    ...calendarProblems(pack),
    ...pack.templates.flatMap(templateProblems),
  ];
}

/** Phrases are complete sentences: nothing to fill in, none twice. */
function phraseProblems(kind: PolicyPack['disputeKinds'][number]): string[] {
  const { id, factPhrases } = kind;
  return [
    ...(factPhrases.length < PHRASES_MIN ? [`${id}: fewer than ${PHRASES_MIN} phrases`] : []),
    ...(new Set(factPhrases).size < factPhrases.length ? [`${id}: a phrase is there twice`] : []),
    ...factPhrases.filter((phrase) => !/^[^_＿…○×]+。$/.test(phrase)).map((phrase) => `${id}: no complete sentence: ${phrase}`),
  ]; // prettier-ignore
}

function unused(pack: PolicyPack): string[] {
  const causes = new Set(pack.disputeKinds.flatMap((kind) => kind.causes));
  const claims = new Set(pack.disputeKinds.flatMap((kind) => kind.claimKinds));
  return [
    ...pack.causes.filter((cause) => !causes.has(cause.code)).map((cause) => `cause ${cause.code} is never proposed`),
    ...pack.claimKinds.filter((kind) => !claims.has(kind.id)).map((kind) => `claim kind ${kind.id} is never offered`),
    ...pack.claimKinds.filter((kind) => kind.phrases.length === 0).map((kind) => `claim kind ${kind.id} has no phrases`),
  ]; // prettier-ignore
}

/** One consent a stage, each with its own version (在线诉讼规则 4(4)). */
function consentProblems(pack: PolicyPack): string[] {
  const versions = [pack.notice, pack.consents.eService, pack.consents.onlineMediation, pack.honesty].map(
    (text) => text.version,
  );
  return new Set(versions).size < versions.length ? ['two texts share one version'] : [];
}

function calendarProblems(pack: PolicyPack): string[] {
  return pack.calendar
    .filter((day) => day.workday && ![0, 6].includes(new Date(day.date).getUTCDay()))
    .map((day) => `${day.date} is called a make-up workday but is a weekday`);
}

function templateProblems(template: PolicyPack['templates'][number]): string[] {
  const lists = [...template.source.matchAll(/^#let (?:serif|sans) = \(([^)]*)\)/gm)];
  const families = lists.flatMap((list) =>
    [...(list[1] ?? '').matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? ''),
  );
  return [
    ...(families.length === 0 ? [`template ${template.id} names no font`] : []),
    ...families.filter((family) => !FONT_FAMILIES.includes(family)).map((family) => `template ${template.id}: font ${family} is not pinned`),
    ...(template.source.includes('fallback: false') ? [] : [`template ${template.id} allows fallback fonts`]),
  ]; // prettier-ignore
}
