/** The check page: what is here, what is missing, and where to change it (domain.md 4.2, step 11). */
import type { CardRecord } from '../../contract/devices.ts';
import type { LocalText, PolicyPack } from '../../contract/policy.ts';
import type { CheckRow, EditTarget } from '../../contract/screen.ts';
import { formatFen } from '../../contract/money.ts';
import { unreachable } from '../../contract/result.ts';
import { completeness, isComplete } from '../documents/completeness.ts';
import { maskName, maskPhone } from './masking.ts';
import { draftOf, pagesUsed, totalFen, type RequestForm } from './requestForm.ts';

const same = (text: string): LocalText => ({ 'zh-CN': text, en: text });
const count = (n: number, zh: string, en: string): LocalText => ({ 'zh-CN': `${n} ${zh}`, en: `${n} ${en}` });

/** The completeness check with what was answered and where 改 leads. */
export function checkRows(form: RequestForm, card: CardRecord, pack: PolicyPack): CheckRow[] {
  return completeness(draftOf(form, card, pack), card).map((item) => ({
    ...item,
    summary: item.done ? summaryOf(item.id, form, card, pack) : null,
    edit: EDIT[item.id],
  }));
}

const EDIT: Readonly<Record<CheckRow['id'], EditTarget | null>> = {
  identity: null,
  disputeKind: 'disputeKind',
  path: 'path',
  me: 'myPhone',
  respondents: 'respondents',
  respondentContact: 'respondents',
  claims: 'claims',
  facts: 'facts',
  evidence: 'evidence',
  serviceAddress: 'serviceAddress',
  eService: 'eService',
  mediationWish: 'mediationWish',
};

function summaryOf(
  id: CheckRow['id'],
  form: RequestForm,
  card: CardRecord,
  pack: PolicyPack,
): LocalText | null {
  switch (id) {
    case 'identity':
      return same(maskName(card.name));
    case 'disputeKind':
      return pack.disputeKinds.find((k) => k.id === form.disputeKind)?.label ?? null;
    case 'path':
      return pathWords(form.path);
    case 'me':
      return same(maskPhone(form.phone));
    case 'respondents':
      return same(form.respondents.map((r) => maskName(r.name)).filter((n) => n !== '').join('、')); // prettier-ignore
    case 'respondentContact':
      return null;
    case 'claims': {
      const total = totalFen(form);
      return total === null ? count(form.claims.length, '项', 'claim(s)') : same(`¥ ${formatFen(total)}`);
    }
    case 'facts':
      return count(form.facts.length, '条', form.facts.length === 1 ? 'entry' : 'entries');
    case 'evidence':
      return count(pagesUsed(form), '页', pagesUsed(form) === 1 ? 'page' : 'pages');
    case 'serviceAddress':
      return same(form.serviceAddress);
    case 'eService':
      return form.eService?.answer === true
        ? { 'zh-CN': '同意电子送达', en: 'Electronic service: yes' }
        : { 'zh-CN': '要纸质文书', en: 'On paper' };
    case 'mediationWish':
      return wishWords(form.mediationWish);
    default:
      return unreachable(id);
  }
}

export const mayContinue = (form: RequestForm, card: CardRecord, pack: PolicyPack): boolean =>
  isComplete(completeness(draftOf(form, card, pack), card));

function pathWords(path: RequestForm['path']): LocalText | null {
  switch (path) {
    case 'mediate':
      return { 'zh-CN': '先请人调解', en: 'Talk it over with a mediator' };
    case 'both':
      return { 'zh-CN': '先调解，不成再请法院处理', en: 'Mediate first, then the court' };
    case 'court':
      return { 'zh-CN': '请法院处理', en: 'Ask the court to decide' };
    case null:
      return null;
  }
}

function wishWords(wish: RequestForm['mediationWish']): LocalText | null {
  switch (wish) {
    case 'yes':
      return { 'zh-CN': '愿意', en: 'Willing' };
    case 'no':
      return { 'zh-CN': '不愿意', en: 'Not willing' };
    case 'unsure':
      return { 'zh-CN': '还没想好', en: 'Not sure yet' };
    case null:
      return null;
  }
}
