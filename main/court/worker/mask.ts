/** Names as lists may show them: enough for the owner to recognise, nothing on shared displays (ux.md 44, 66). Pure. */

/** 王小明 → 王*明, 李明 → 李*. Counts whole characters, so that rare ones outside the basic plane stay whole. */
export function maskedName(name: string): string {
  const letters = Array.from(name.trim());
  const first = letters[0];
  const last = letters[letters.length - 1];
  if (first === undefined || last === undefined) return '*';
  return letters.length <= 2 ? `${first}*` : `${first}*${last}`;
}

/** 重庆某某物业管理有限公司 → 重庆**有限公司. */
export function maskedOrganisation(name: string): string {
  const letters = Array.from(name.trim());
  if (letters.length <= 4) return maskedName(name);
  return `${letters.slice(0, 2).join('')}**${letters.slice(-Math.min(4, letters.length - 3)).join('')}`;
}

/** 王*明 / 陈*华等 3 人. */
export function partiesLine(applicant: string, respondents: readonly string[]): string {
  const first = respondents[0];
  if (first === undefined) return applicant;
  return respondents.length === 1
    ? `${applicant} / ${first}`
    : `${applicant} / ${first}等 ${respondents.length} 人`;
}
