/** What clauses say about personal status, by subject: patterns of acts, not of words, so that money after a divorce raises no alarm. Own wording. */
import type { StatusRule } from '../../main/contract/session/personalStatus.ts';
import { both } from './localText.ts';

const CHILD = '(?:孩子|子女|儿子|女儿|小孩|婚生子|婚生女|未成年人|长子|次子|长女|次女)';
const PETS = '(?:猫|狗|犬|宠物|动物|鸟|兔)';

export const personalStatus: readonly StatusRule[] = [
  {
    // 民法典 1076: by written agreement and in person at the registry; otherwise by the court (1079)
    id: 'marriage',
    label: both('离婚等婚姻关系', 'Divorce and marriage'),
    says: [
      '离婚登记',
      '(?:自愿|同意|愿意|决定|约定)[^，。；]{0,20}离婚',
      '(?:自愿|同意|愿意|协议|协商|决定|一致|限期|日内|以前|之前|去|申请|要求|不|不再|撤回|双方|夫妻|方)(?:提出|办理|要求)?离婚',
      '(?:解除|终止|结束|恢复|维持|保持).{0,6}(?:婚姻|夫妻)关系',
      '(?:同意|自愿|愿意|办理|限期|日内|以前|之前|登记)(?:登记)?结婚',
      '(?:同意|自愿|愿意|办理|登记)复婚',
      '(?:双方|夫妻|自愿|同意)(?:从.{0,10}起)?分居',
      '婚姻(?:有效|无效|可撤销)',
    ],
    unless: [
      '(?:已|已经|曾|曾经|早已|原先|当年|业已)[^，。；]{0,16}(?:离婚登记|离婚|结婚|分居|复婚)',
      '(?<!(?:同意|自愿|决定|愿意|约定|应)[^，。；]{0,12})\\d{4}年(?:\\d{1,2}月(?:\\d{1,2}日)?)?(?:离婚|结婚)(?!登记)',
      '(?:离婚|结婚|分居|复婚)(?:时|后|前|以后|以前|期间|协议(?:书)?(?:中|里|上)?(?:约定|写明|确定)|诉讼|案|官司|纠纷|证|损害|补偿|赔偿|财产|款|费|律师|酒|礼|照|用品|彩礼|当天|的(?:费用|开支|花费))',
      '(?:因|由于|为了?)(?:离婚|结婚)',
      '婚姻(?:登记)?(?:介绍|中介|服务|咨询)',
    ],
    way: 'byHand',
    words: both(
      '读完打印，在纸上签。离婚还要双方本人到婚姻登记处登记，或者由法院处理。',
      'Read, printed and signed on paper. A divorce also needs both in person at the registry, or the court.',
    ),
  },
  {
    // 民法典 1084-1086, 27-39
    id: 'custody',
    label: both('孩子由谁抚养、监护、探望', 'Custody and visits'),
    says: [
      '抚养权',
      '监护权',
      `${CHILD}[^。；]{0,12}(?:由|随|跟|归)[^。；]{0,14}(?:抚养|监护|生活|带大)`,
      `(?:抚养|监护|探望|探视|看望)${CHILD}`,
      `${CHILD}[^。；]{0,20}(?:探望|探视)`,
      '变更[^。；]{0,6}(?:抚养|监护)',
      '(?:指定|确定|担任|撤销|更换)[^。；]{0,8}监护人',
      '探望权|探视权',
    ],
    unless: [
      '(?:抚养|监护|探望|探视)(?:教育)?(?:费用?|的(?:费用|开支))',
      '生活(?:费用?|用品|补助|开支)',
      '监护(?:仪|室|病房|器)',
      '监护人(?:陪同|签名|签字|在场|代|领取|代领|收款|收取|支付|赔偿|承担|付|保证|共同)',
    ],
    way: 'byHand',
    words: both(
      '不能电子签名。读完打印，在纸上签；谈不拢的，由法院决定。',
      'Read, printed and signed on paper. Without an agreement the court decides.',
    ),
  },
  {
    // 民法典 1073: only the court says who is whose child
    id: 'parentage',
    label: both('亲子关系', 'Parentage'),
    says: [
      '(?:确认|否认|认定|承认|存在|断绝|解除|脱离)[^。；]{0,12}(?:亲子|父子|父女|母子|母女)关系',
      '(?:是|为|非|不是)[^。；]{0,12}亲生(?:父亲|母亲|父母|儿子|女儿|子女|孩子|的)',
    ],
    unless: ['亲子(?:鉴定|乐园|班|课|装|活动|园|游|餐厅)', '(?:像|如同|视同|当作|视为)[^。；]{0,4}亲生'],
    way: 'elsewhere',
    words: both(
      '只能由法院确认。请删掉这一条，到法院窗口办。',
      'Only the court says this. Please take the clause out and go to the court.',
    ),
  },
  {
    // 民法典 1105, 1114-1116: an adoption begins and ends at the registry of civil affairs
    id: 'adoption',
    label: both('收养、解除收养', 'Adoption'),
    says: [
      '(?:同意|自愿|愿意|办理|由|被|不再|终止|解除)[^。；]{0,12}收养',
      '收养(?:关系|登记|手续)',
      `收养[^。；]{0,8}(?:为(?:养子|养女)|${CHILD})`,
      '送养|过继给',
      '(?:解除|建立|确认)[^。；]{0,8}(?:养父|养母|养父母|养子|养女)[^。；]{0,6}关系',
    ],
    unless: [
      `收养(?:的|了)?[^。；]{0,8}${PETS}`,
      `${PETS}[^。；]{0,10}收养(?:人|费|点|站)?`,
      '收养(?:费|点|站|中心)',
    ],
    way: 'elsewhere',
    words: both(
      '要到民政部门登记，或者由法院处理。请删掉这一条。',
      'It needs the civil affairs registry or the court. Please take the clause out.',
    ),
  },
  {
    // 电子签名法 3 names it; 民法典 1132: heirs may agree, on paper
    id: 'inheritance',
    label: both('继承、分遗产', 'Inheritance'),
    says: [
      '(?:放弃|转让|丧失|取消|剥夺)[^。；]{0,6}继承',
      '(?:由|归)[^。；]{0,16}继承(?!人)',
      '继承(?:份额|顺序|权)',
      '(?:分割|分配|平分|均分|分)[^。；]{0,8}遗产',
      '遗产[^。；]{0,20}(?:归|平分|均分|分给|分成|各得|各占|由[^。；]{0,10}(?:所有|取得|得))',
      '(?:按照|依照|按|确认|执行|撤销)[^。；]{0,8}遗嘱',
      '遗嘱(?:有效|无效)',
      '遗赠',
    ],
    unless: [
      '(?:在|以)[^。；]{0,14}遗产[^。；]{0,8}(?:范围|限度|为限)(?:内)?',
      '继承人[^。；]{0,6}(?:付|偿还|清偿|支付|还清|还款|赔偿|归还|代为)',
      '文化遗产',
      '继承公证费',
    ],
    way: 'byHand',
    words: both(
      '读完打印，全部继承人在纸上签。过户按登记机构的要求办。',
      'Read, printed, and signed on paper by all heirs. A transfer needs the registry’s own papers.',
    ),
  },
];
