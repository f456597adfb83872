/** Groups that mediate through representatives as policy data: how many, how long a group waits, what is told, and the words of its papers. Own wording after 民诉法 56–57, 解释 75–78. */
import type { GroupPolicy } from '../../main/contract/policy.ts';
import { both } from './localText.ts';

const DAY_MS = 86_400_000;

export const group: GroupPolicy = {
  // 解释 75: usually ten or more are many; 78: two to five represent them
  members: { min: 10, max: 200 },
  representatives: { min: 2, max: 5 },
  // three days of work with a weekend between them
  keptMs: 6 * DAY_MS,
  wageKinds: ['wages'],
  // 劳动争议调解仲裁法 5, 10, 27
  arbitrationFirst: {
    version: 'groupArbitration-1',
    title: both('没有欠条，先仲裁', 'No IOU: arbitration first'),
    paragraphs: [
      both(
        '没有工资欠条，不能直接去法院起诉，要先申请劳动仲裁。',
        'Without a wage IOU you cannot sue at once: labour arbitration comes first.',
      ),
      both(
        '申请仲裁一般要在一年以内，不收费。',
        'Arbitration is asked for within a year as a rule, free of charge.',
      ),
      both(
        '现在可以先调解。调解不成，还可以去仲裁。',
        'You can mediate now. If it does not work out, arbitration is still open.',
      ),
    ],
  },
  // 劳动争议解释（一）15
  withWageIou: {
    version: 'groupWageIou-1',
    title: both('有欠条，可以直接起诉', 'With an IOU you may sue'),
    paragraphs: [
      both(
        '有工资欠条，只为欠条上的钱，可以直接去法院起诉。',
        'With a wage IOU you may sue at once, for the money on it alone.',
      ),
      both('请把欠条原件收好，开庭时要带来。', 'Keep the original of the IOU: you bring it to the hearing.'),
      both('现在也可以先调解。', 'You can also mediate now.'),
    ],
  },
  // 民诉法 205; 劳动争议解释（一）51–52
  confirmation: {
    version: 'groupConfirmation-1',
    title: both('可以请法院确认', 'A court can confirm it'),
    paragraphs: [
      both(
        '这次是人民调解，说的是付钱。协议生效后三十天内，可以一起请法院确认。',
        'Within thirty days of its effect.',
      ),
      both(
        '要和付钱的一方一起申请，不收费。确认以后，对方不付，可以请法院强制。',
        'It is asked for together with whoever pays, free of charge; then a court can enforce it.',
      ),
    ],
  },
  effects: [
    {
      id: 'each',
      label: both('谁同意，对谁有效', 'Binds whoever consents'),
      hint: both('没有同意、没有到场的人，不受影响', 'Whoever does not consent or come is not touched'),
      clause:
        '本协议只约束名册上以本人签名表示同意的人和被申请人；没有同意、没有到场的人不受本协议约束，其权利不受影响。',
    },
    {
      id: 'all',
      label: both('全体同意，才有效', 'Binds once all consent'),
      hint: both('还差一个人，对谁都没有效', 'While one is missing nobody is bound'),
      clause:
        '名册上的{n}人全部以本人签名表示同意以前，本协议对任何一方都不生效；有人不同意的，各方的权利不受影响。',
    },
  ],
  payment: '被申请人按照名册上{n}人各自附件写明的数额付款，合计{sum}',
  consent: [
    '我已经看过、听过上面的协议全文和只属于我本人的付款附件。',
    '我知道同意不同意由我自己决定，不同意不影响我另行主张权利。',
    '我同意代表人达成的这份协议，只对我自己有效。',
  ],
};
