/** The clause library: what people usually settle, by kind of dispute, and which kinds cannot be signed electronically. Own wording. */
import type { AgreementKind, LibraryClause, PolicyPack } from '../../main/contract/policy.ts';
import { both } from './localText.ts';

const clause = (
  id: string,
  kind: LibraryClause['kind'],
  chinese: string,
  english: string,
  text: string,
): LibraryClause => ({ id, kind, label: both(chinese, english), text });

export const clauses: readonly LibraryClause[] = [
  clause('apologise', 'apologise', '当面道歉', 'Apology', '被申请人当面向申请人道歉，申请人接受。'),
  clause('waiveRest', 'waive', '其余不再要', 'Rest waived', '申请人不再就本次纠纷向被申请人要求其他费用。'),
  clause('ownCosts', 'other', '各自负担花费', 'Own costs', '双方为本次纠纷已经花费的交通、复印等费用，各自负担。'),
  clause('keepPeace', 'refrain', '今后和睦相处', 'Keep the peace', '双方今后和睦相处，不再因为本次纠纷发生争吵。'),
  clause('confidential', 'confidentiality', '内容保密', 'Confidential', '双方对本协议的内容保密，法律另有规定的除外。'),
  clause('confirmDebt', 'other', '确认欠款', 'Debt confirmed', '双方确认，被申请人欠申请人的款项以本协议写明的金额为准。'),
  clause('returnIou', 'returnProperty', '还清后还借条', 'IOU returned', '被申请人付清全部款项的当天，申请人把借条原件还给被申请人。'),
  clause('leaveFlat', 'leaseEnd', '退还房屋', 'Flat returned', '被申请人把房屋腾空，连同钥匙交还申请人，双方当场查看房屋。'),
  clause('repair', 'act', '负责修好', 'Repair', '被申请人负责修好损坏的部分，修好以后请申请人查看。'),
  clause('stopNoise', 'refrain', '夜间安静', 'Quiet at night', '晚上十点到早上七点，被申请人不使用会发出大声响的设备。'),
  clause('removeThings', 'act', '搬走堆放物', 'Clear the way', '被申请人搬走堆放在公共通道里的物品，今后不再堆放。'),
  clause('goodsBack', 'returnProperty', '退货', 'Goods returned', '申请人把货物退给被申请人，退货的运费由被申请人负担。'),
  clause('wageProof', 'act', '开具证明', 'Certificate', '被申请人给申请人开具工作时间和工资的证明。'),
]; // prettier-ignore

const USUAL = ['waiveRest', 'ownCosts', 'apologise', 'confidential'];
const kind = (id: AgreementKind['kind'], ...own: readonly string[]): AgreementKind => ({
  kind: id,
  guardianInOwnName: false,
  eSign: 'allowed',
  confirmable: true,
  clauses: [...own, ...USUAL],
});

export const agreements: readonly AgreementKind[] = [
  kind('loan', 'confirmDebt', 'returnIou'),
  kind('propertyFee', 'confirmDebt', 'repair'),
  kind('purchase', 'goodsBack', 'repair'),
  // 预付式消费: whoever paid ahead for a child's lessons may ask in their own name (法释〔2025〕4号)
  { ...kind('training', 'confirmDebt'), guardianInOwnName: true },
  kind('rent', 'leaveFlat', 'repair'),
  kind('neighbour', 'keepPeace', 'stopNoise', 'removeThings', 'repair'),
  kind('wages', 'confirmDebt', 'wageProof'),
  kind('traffic', 'repair'),
  // 电子签名法 3: marriage, adoption, inheritance and other personal relations are signed by hand on paper
  { ...kind('family', 'keepPeace'), eSign: 'wetInkOnly', confirmable: false },
  kind('injury', 'keepPeace'),
  kind('company', 'confirmDebt'),
  kind('other', 'keepPeace'),
];

/** What people often have against a paper; neutral, and nobody has to give a reason. */
export const objections: readonly string[] = [
  '我对金额有不同意见，想再谈一谈。',
  '我对付款的时间有不同意见，想再谈一谈。',
  '文件写的和刚才说好的不一样。',
  '我想先和家里人商量。',
  '我想先问一问懂法律的人。',
];

/** 人民调解法 31: the committee follows up how an agreement is kept; on which day is agreed at the table. */
export const followUpDays: readonly number[] = [15, 30, 90];

/** 在线调解规则 25, as far as it concerns people who sat at one table; nobody is named and nothing is judged. */
export const endReasons: PolicyPack['endReasons'] = [
  { id: 'tooFarApart', label: both('大家想法差得太远', 'Views too far apart') },
  { id: 'settledWithdrawn', label: both('大家已经自己商量好', 'Settled among themselves') },
  { id: 'needTime', label: both('想再考虑，改天再谈', 'Time to think, another day') },
  { id: 'otherWay', label: both('改用别的办法解决', 'Another way was chosen') },
  // 电子签名法 3 and the registries: refused by its form, not by anybody
  { id: 'otherForm', label: both('要到登记机关或者法院办', 'It belongs to a registry or the court') },
  { id: 'other', label: both('其他原因', 'Another reason') },
];
