/** What a person can ask for: kinds with ready sentences for the paper. `money` carries an amount in fen. */
import type { ClaimKind } from '../../main/contract/policy.ts';
import { both } from './localText.ts';

const money = (id: string, label: readonly [string, string], phrases: string[]): ClaimKind => ({
  id, label: both(...label), form: 'money', phrases,
}); // prettier-ignore
const act = (id: string, label: readonly [string, string], phrases: string[]): ClaimKind => ({
  id, label: both(...label), form: 'act', phrases,
}); // prettier-ignore

export const claimKinds: readonly ClaimKind[] = [
  money('principal', ['还我借的钱', 'Pay back the money lent'], ['请对方归还借款本金。', '请对方一次还清借款。', '请对方分期归还借款。']),
  money('interest', ['付利息', 'Pay interest'], ['请对方支付借款利息，算到还清那天。', '请对方按约定支付利息。', '请对方按贷款市场报价利率支付利息。']),
  money('arrears', ['付清欠款', 'Pay what is owed'], ['请对方付清欠款。', '请对方付清货款。', '请对方付清欠的费用。', '请把多收的费用算清楚。']),
  money('rentDue', ['付房租', 'Pay the rent'], ['请对方付清欠的房租。', '请对方付清水电气费。']),
  money('refund', ['把钱退给我', 'Refund my money'], ['请对方全额退款。', '请对方退还没有用完的费用。', '请对方退货退款。', '请对方退还多收的费用。']),
  money('deposit', ['退押金、定金', 'Return the deposit'], ['请对方退还押金。', '请对方退还定金。', '请对方双倍返还定金。']),
  money('wages', ['付工钱', 'Pay the wages'], ['请对方付清拖欠的工资。', '请对方付清加班费。', '请对方付清干活的工钱。']),
  money('severance', ['付补偿金', 'Pay compensation for dismissal'], ['请对方支付解除合同的补偿金。', '请对方支付没签合同的双倍工资。']),
  money('medical', ['赔医药费', 'Pay medical costs'], ['请对方赔偿医药费。', '请对方赔偿护理费和营养费。', '请对方赔偿误工费和交通费。', '请对方赔偿今后的治疗费。']),
  money('damages', ['赔我的损失', 'Pay for my loss'], ['请对方赔偿我的损失。', '请对方赔偿修理的费用。', '请对方赔偿车辆的损失。', '请对方赔偿精神损害。']),
  money('penalty', ['付违约金', 'Pay the penalty'], ['请对方按约定支付违约金。', '请对方承担违约责任。']),
  money('support', ['给生活费', 'Pay support'], ['请对方每月给赡养费。', '请对方每月给抚养费。', '请对方分担医药费和照顾费。']),
  money('share', ['分给我应得的', 'Give me my share'], ['请按法律分割财产。', '请把我应得的份额给我。', '请对方付清应分给我的钱。']),
  money('otherMoney', ['其他的钱', 'Other money'], ['请对方支付这笔钱。', '请对方承担办这件事的费用。']),
  act('perform', ['按说好的做', 'Keep the agreement'], ['请对方继续按合同办。', '请对方把没做完的做完。', '请对方按时交付。']),
  act('repair', ['修好', 'Repair it'], ['请对方把漏水的地方修好。', '请对方把东西修好。', '请对方免费返修或者更换。']),
  act('improve', ['把服务做好', 'Do the service properly'], ['请对方把公共区域打扫干净。', '请对方把坏的设备修好。', '请对方公开收支情况。']),
  act('stop', ['不要再影响我', 'Stop disturbing me'], ['请对方夜里不要再吵。', '请对方不要再骚扰我。', '请对方停止影响我的生活。', '请对方停止造谣。']),
  act('clear', ['让出、清走', 'Clear the way'], ['请对方把通道让出来。', '请对方把堆的东西清走。', '请对方拆掉挡住的东西。']),
  act('moveOut', ['搬出房屋', 'Move out'], ['请对方搬出房屋。', '请对方把房屋交还给我。', '请对方让我继续住到期满。']),
  act('returnThing', ['把东西还我', 'Give my things back'], ['请对方归还我的东西。', '请对方归还我的证件。', '请对方归还我的车。']),
  act('endContract', ['不再继续合同', 'End the contract'], ['请求解除合同。', '请对方办理退课、退租手续。']),
  act('care', ['来照顾、来看望', 'Care and visits'], ['请儿女轮流照顾我。', '请对方让我看孩子。', '请家里人常来看望。']),
  act('apology', ['向我道歉', 'Apologise'], ['请对方当面道歉。', '请对方书面道歉。', '请对方在原来的地方说明真相。']),
  act('papers', ['给我手续、凭证', 'Give me the papers'], ['请对方开具发票。', '请对方办理过户手续。', '请对方开具离职证明。', '请对方补缴社会保险。']),
  act('otherAct', ['其他要求', 'Something else'], ['请先了解情况，再帮我们商量。', '请把账目算清楚。']),
]; // prettier-ignore
