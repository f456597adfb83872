/** Causes of action that the booth proposes, with their plain meaning. The clerk decides; the number is never the key alone. */
import type { CauseOfAction } from '../../main/contract/policy.ts';
import { both } from './localText.ts';

/** Names follow 民事案件案由规定 as of 2020; the table changed on 2026-01-01 (法〔2025〕226号), so a court checks it first. */
const SCHEME = '民事案件案由规定';
const VERSION = '2020';

const cause = (
  code: string,
  name: readonly [string, string],
  plain: readonly [string, string],
): CauseOfAction => ({
  scheme: SCHEME,
  version: VERSION,
  code,
  name: both(...name),
  plain: both(...plain),
});

/**
 * Numeric codes are those of domain.md 5.7: local codes of a public project's table, not official ordinals. Causes whose
 * number that table leaves open carry a name as code.
 */
export const causes: readonly CauseOfAction[] = [
  cause('110303', ['民间借贷纠纷', 'Private lending dispute'], ['私人之间借钱没还', 'Money lent between people was not repaid']),
  cause('110301', ['金融借款合同纠纷', 'Financial loan contract dispute'], ['和银行之间的贷款', 'A loan from or to a bank']),
  cause('1110', ['银行卡纠纷', 'Bank card dispute'], ['银行卡、信用卡的钱', 'Money on a bank or credit card']),
  cause('1121', ['物业服务合同纠纷', 'Property service contract dispute'], ['物业费或物业服务', 'Property fees or property services']),
  cause('1084', ['买卖合同纠纷', 'Sales contract dispute'], ['买卖东西起的矛盾', 'A quarrel over buying or selling']),
  cause('onlineShopping', ['网络购物合同纠纷', 'Online shopping contract dispute'], ['网上买的东西有问题', 'Something bought online went wrong']),
  cause('productLiability', ['产品责任纠纷', 'Product liability dispute'], ['东西质量不好伤了人', 'A faulty product did harm']),
  cause('113715', ['教育培训合同纠纷', 'Education and training contract dispute'], ['培训班退费、停课', 'A course was stopped or should be refunded']),
  cause('111102', ['房屋租赁合同纠纷', 'House lease contract dispute'], ['租房的房租、押金', 'Rent or deposit of a lease']),
  cause('1123', ['中介合同纠纷', 'Agency contract dispute'], ['和中介起的矛盾', 'A quarrel with an agent']),
  cause('neighbourRelations', ['相邻关系纠纷', 'Neighbour relations dispute'], ['通道、漏水、采光', 'Passage, leaking water, daylight']),
  cause('noisePollution', ['噪声污染责任纠纷', 'Noise pollution dispute'], ['声音太大，没法休息', 'Noise that lets nobody rest']),
  cause('propertyDamage', ['财产损害赔偿纠纷', 'Property damage dispute'], ['东西被弄坏了', 'Something was damaged']),
  cause('wageClaim', ['追索劳动报酬纠纷', 'Wage claim dispute'], ['单位拖欠工资', 'An employer owes wages']),
  cause('1139', ['劳务合同纠纷', 'Labour service contract dispute'], ['给个人干活没拿到钱', 'Work for a person was not paid']),
  cause('labourContract', ['劳动合同纠纷', 'Labour contract dispute'], ['辞退、加班、补偿', 'Dismissal, overtime, compensation']),
  cause('motorAccident', ['机动车交通事故责任纠纷', 'Motor vehicle accident dispute'], ['汽车、摩托车撞了', 'Hit by a car or motorcycle']),
  cause('nonMotorAccident', ['非机动车交通事故责任纠纷', 'Non-motor vehicle accident dispute'], ['自行车、电动车撞了', 'Hit by a bicycle or e-bike']),
  cause('parentSupport', ['赡养纠纷', 'Support of parents dispute'], ['儿女不管老人', 'Children do not care for a parent']),
  cause('childSupport', ['抚养纠纷', 'Child support dispute'], ['孩子跟谁、谁出钱', 'Who keeps a child and who pays']),
  cause('inheritance', ['继承纠纷', 'Inheritance dispute'], ['家里老人留下的东西', 'What a late family member left']),
  cause('bodilyHarm', ['生命权、身体权、健康权纠纷', 'Right to life, body and health dispute'], ['被打伤、摔伤、咬伤', 'Hurt by a blow, a fall or a bite']),
  cause('reputation', ['名誉权纠纷', 'Reputation dispute'], ['被人说坏话、造谣', 'Slander or rumours']),
  cause('1114', ['承揽合同纠纷', 'Contract for work dispute'], ['请人做活、装修、加工', 'Work, decoration or processing ordered']),
  cause('otherContract', ['其他合同纠纷', 'Other contract dispute'], ['别的合同起的矛盾', 'A quarrel over some other contract']),
]; // prettier-ignore
