/** What a schema cannot say about a policy pack: every reference leads somewhere, every digest is right. Pure but for hashing. */
import type { PolicyPack } from '../../contract/policy.ts';
import { sha256Hex } from '../util/digest.ts';

/** Sentences for a maintainer of packs; empty when the pack holds together. */
export function inconsistencies(pack: PolicyPack): string[] {
  const causes = new Set(pack.causes.map((cause) => cause.code));
  const claims = new Set(pack.claimKinds.map((kind) => kind.id));
  const evidence = new Set(pack.evidenceKinds.map((kind) => kind.id));
  return [
    ...(pack.validFrom > pack.validTo ? ['validFrom is after validTo'] : []),
    ...twice('cause', pack.causes.map((cause) => cause.code)),
    ...twice('dispute kind', pack.disputeKinds.map((kind) => kind.id)),
    ...twice('claim kind', pack.claimKinds.map((kind) => kind.id)),
    ...twice('evidence kind', pack.evidenceKinds.map((kind) => kind.id)),
    ...twice('correction reason', pack.correctionReasons.map((reason) => reason.id)),
    ...twice('template', pack.templates.map((template) => template.id)),
    ...twice('contact', pack.contacts.map((contact) => contact.id)),
    ...twice('notice', pack.notices.map((notice) => notice.id)),
    ...twice('end reason', pack.endReasons.map((reason) => reason.id)),
    ...twice('clause', pack.clauses.map((clause) => clause.id)),
    ...twice('agreement', pack.agreements.map((one) => one.kind)),
    ...pack.agreements.flatMap((one) => missing(`agreement ${one.kind}: clause`, one.clauses, new Set(pack.clauses.map((clause) => clause.id)))),
    // packs made before sessions could be held have regimes and no texts for them: then none is opened
    ...(pack.notices.length === 0 ? [] : pack.regimes.flatMap((regime) => missing(`${regime.id}: notice`, regime.notices, new Set(pack.notices.map((notice) => notice.id))))),
    // each regime that may be held here has its paper, and turns into one that exists
    ...pack.regimes.flatMap((regime) => missing(`${regime.id}: switch`, regime.switchesTo, new Set(pack.regimes.map(({ id }) => id)))),
    ...twice('personal status', pack.personalStatus.map(({ id }) => id)),
    ...pack.personalStatus.flatMap(unreadable),
    ...twice('regime', pack.regimes.map(({ id }) => id)),
    ...twice('day', pack.calendar.map((day) => day.date)),
    ...pack.disputeKinds.flatMap((kind) => [
      ...missing(`${kind.id}: cause`, kind.causes, causes),
      ...missing(`${kind.id}: claim kind`, kind.claimKinds, claims),
      ...missing(`${kind.id}: evidence kind`, kind.usualEvidence.map((item) => item.kind), evidence),
    ]),
    ...pack.templates
      .filter((template) => sha256Hex(template.source) !== template.sha256)
      .map((template) => `template ${template.id}: digest differs from its source`),
  ]; // prettier-ignore
}

const twice = (what: string, ids: readonly string[]): string[] =>
  ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${what} ${id} is there twice`);

const missing = (what: string, ids: readonly string[], known: ReadonlySet<string>): string[] =>
  ids.filter((id) => !known.has(id)).map((id) => `${what} ${id} does not exist`);

/** A pattern that cannot be read finds nothing, and finding nothing opens a way the law closes. */
function unreadable({ id, says, unless }: PolicyPack['personalStatus'][number]): string[] {
  return [...says, ...unless].flatMap((pattern) => {
    try {
      return new RegExp(pattern, 'gu').test('')
        ? [`personal status ${id}: a pattern finds nothing at all`]
        : [];
    } catch {
      return [`personal status ${id}: no pattern: ${pattern}`];
    }
  });
}
