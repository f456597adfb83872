/** Reasons a clerk can give when returning a request: told once and completely, each with what to do (在线诉讼规则 9). */
import type { PolicyPack } from '../../main/contract/policy.ts';
import { both } from './localText.ts';

export const correctionReasons: PolicyPack['correctionReasons'] = [
  { id: 'respondentUnclear', label: both('看不出对方是谁', 'The other party is not clear'), advice: both('请写清对方的姓名或单位全称，最好有电话。', 'Please give the full name of the person or organisation, best with a phone number.') },
  { id: 'respondentUnreachable', label: both('找不到对方', 'The other party cannot be reached'), advice: both('请补充对方的电话或住址。', 'Please add a phone number or an address of the other party.') },
  { id: 'claimUnclear', label: both('要求不清楚', 'The claim is not clear'), advice: both('请写清要对方做什么，要多少钱。', 'Please say what the other party should do, or how much you ask for.') },
  { id: 'amountMismatch', label: both('金额对不上', 'The amounts do not agree'), advice: both('请核对金额，说明是怎么算的。', 'Please check the amounts and say how they were worked out.') },
  { id: 'factsMissing', label: both('事情没说清楚', 'The facts are not clear'), advice: both('请按时间说清楚发生了什么。', 'Please tell in order of time what happened.') },
  { id: 'evidenceMissing', label: both('缺少材料', 'A paper is missing'), advice: both('请补交能证明这件事的材料。', 'Please add papers that show what happened.') },
  { id: 'evidenceUnreadable', label: both('材料看不清', 'A paper cannot be read'), advice: both('请把看不清的材料重新扫一遍。', 'Please scan the unreadable pages again.') },
  { id: 'originalNeeded', label: both('要看原件', 'The original is needed'), advice: both('请带原件到法院窗口核对。', 'Please bring the original to the court’s counter.') },
  { id: 'addressMissing', label: both('送达地址不清楚', 'The address for service is not clear'), advice: both('请写清能收到文书的地址和电话。', 'Please give an address and phone number where documents reach you.') },
  { id: 'identityUnclear', label: both('身份要再核对', 'Identity must be checked again'), advice: both('请带身份证到窗口，或再来刷一次卡。', 'Please bring your card to the counter, or read it here once more.') },
  { id: 'otherCourt', label: both('应由别的法院办', 'Another court is responsible'), advice: both('工作人员会告诉您去哪里办。', 'Staff will tell you where to go.') },
  { id: 'arbitrationFirst', label: both('要先劳动仲裁', 'Labour arbitration comes first'), advice: both('请先到劳动仲裁委申请仲裁。', 'Please apply to the labour arbitration commission first.') },
  { id: 'other', label: both('其他', 'Other'), advice: both('请看工作人员写的说明。', 'Please read the note of the staff.') },
]; // prettier-ignore
