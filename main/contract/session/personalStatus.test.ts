/** Sentences as people write them into an agreement: those that settle personal status are found by their subject, those about money and things are not. */
import { describe, expect, it } from 'vitest';
import { PolicyPack } from '../policy.ts';
import { personalStatus } from '../../../build/policy/personalStatus.ts';
import { pack } from '../../../build/policy/pack.ts';
import { settlesStatus, statusIn, USUAL_STATUS } from './personalStatus.ts';

const subjects = (text: string): string[] => statusIn(text, personalStatus).map(({ id }) => id);

const SETTLES: Readonly<Record<string, readonly string[]>> = {
  marriage: [
    '双方自愿离婚。',
    '双方离婚，房屋归女方所有。',
    '甲、乙双方同意协议离婚，共同到婚姻登记处办理手续。',
    '双方三十日内办理离婚登记。',
    '被申请人同意离婚，申请人不再追究。',
    '双方于本协议签订后一个月内去离婚。',
    '男方要求离婚，女方没有意见。',
    '双方同意于2027年1月5日离婚。',
    '双方在2027年1月10日前办理离婚登记。',
    '双方自愿在三十日内到民政局离婚。',
    '双方解除婚姻关系。',
    '双方结束夫妻关系，各自生活。',
    '双方和好，不离婚。',
    '被申请人撤回离婚，双方维持婚姻关系。',
    '双方自愿登记结婚。',
    '双方同意复婚。',
    '双方从2026年12月起分居。',
    '夫妻分居，各住各的房子。',
    '双方确认婚姻无效。',
  ],
  custody: [
    '孩子由女方抚养。',
    '婚生女由申请人直接抚养，被申请人每月付抚养费一千元。',
    '儿子随父亲生活。',
    '女儿跟着外婆一起生活。',
    '孩子的抚养权归被申请人。',
    '双方变更抚养关系。',
    '指定申请人的哥哥为监护人。',
    '变更被监护人的监护人。',
    '被申请人每周六探望孩子一次。',
    '孩子每月由被申请人探视两次。',
    '双方轮流抚养孩子。',
    '监护权由祖父行使。',
  ],
  parentage: [
    '双方确认存在亲子关系。',
    '被申请人承认是孩子的亲生父亲。',
    '双方确认甲与乙之间不存在父子关系。',
    '父子双方断绝父子关系。',
    '双方认定母女关系。',
  ],
  adoption: [
    '申请人同意收养被申请人的孩子。',
    '双方解除收养关系。',
    '双方到民政局办理收养登记。',
    '孩子由申请人的姐姐收养。',
    '被申请人把次子过继给申请人。',
    '被申请人不再收养该儿童。',
    '被申请人送养女婴。',
    '双方解除养父母与养子女关系。',
  ],
  inheritance: [
    '被申请人放弃继承。',
    '父亲留下的房屋由长子继承。',
    '母亲的存款归三个子女继承。',
    '双方平分父亲的遗产。',
    '遗产由两兄弟各得一半，各占百分之五十，归各自所有。',
    '遗产归申请人。',
    '双方按照遗嘱分配。',
    '双方确认遗嘱有效。',
    '申请人转让继承份额给被申请人。',
    '双方履行遗赠扶养协议。',
    '遗产里的存款分给三人。',
  ],
};

const MONEY_AND_THINGS: readonly string[] = [
  // money and things after or around a marriage
  '双方离婚后，被申请人还欠申请人补偿款五万元，分三期付清。',
  '离婚时约定的补偿款，被申请人在年底以前付清。',
  '离婚协议约定的二十万元，被申请人已经付了八万元，余款分期付。',
  '双方已经离婚，现就车辆的使用费达成协议。',
  '双方2020年离婚，房贷由被申请人继续归还。',
  '双方已于2021年3月办理离婚登记，家具归申请人。',
  '因离婚产生的搬家费，各自负担。',
  '被申请人退还彩礼六万元。',
  '双方解除婚约，被申请人退还彩礼和金饰。',
  '婚庆公司退还定金三千元。',
  '婚纱照没有拍成，被申请人退款。',
  '结婚用品由申请人自行取回。',
  '结婚时购买的家电归申请人使用。',
  '婚姻介绍服务费退还一半。',
  '为结婚借的钱，由被申请人归还。',
  '婚后共同购买的车归申请人，剩余车贷由申请人付。',
  '婚前借给被申请人的两万元，在十二月底以前归还。',
  '双方分居期间的水电费由被申请人负担。',
  '夫妻双方共同归还借款十万元。',
  '离婚律师费由各自负担。',
  // children, but money
  '被申请人每月五日以前付孩子的抚养费一千元。',
  '孩子的生活费由被申请人负担。',
  '孩子的学费由双方各付一半。',
  '被申请人的监护人赔偿申请人医药费八百元。',
  '未成年人的监护人陪同领取赔偿款。',
  '确定由监护人赔偿全部损失。',
  '培训机构退还孩子的课时费。',
  '亲子乐园退还年卡余额。',
  '亲子鉴定的费用由被申请人负担。',
  '亲子班取消，退还学费。',
  '孩子在学校受伤的医药费由被申请人赔偿。',
  '监护仪归还医院。',
  '重症监护室的费用由被申请人付。',
  '被申请人向孩子道歉。',
  '儿子欠的借款由儿子自己归还。',
  '被申请人看护孩子的劳务费每天二百元。',
  // animals
  '申请人把收养的流浪狗交给被申请人。',
  '被申请人收养的猫不再进入申请人的院子。',
  '流浪猫由申请人收养。',
  '宠物收养费退还五百元。',
  // heirs who owe
  '债务人的继承人在继承遗产的范围内付清欠款。',
  '由继承人归还借款三万元。',
  '继承人在遗产范围内偿还债务。',
  '继承公证费由双方各付一半。',
  '双方共同保护非物质文化遗产项目的招牌。',
  '原租赁合同由新房东继续履行。',
  // everything else
  '被申请人付给申请人人民币三万元。',
  '申请人不再就本次纠纷要求其他费用。',
  '被申请人当面向申请人道歉。',
  '双方今后和睦相处。',
  '双方解除租赁关系，被申请人三日内搬离。',
  '双方解除劳动关系，被申请人付清工资。',
  '双方终止合作关系。',
  '双方确认买卖关系。',
  '房屋归申请人居住到明年六月。',
  '车辆由被申请人使用。',
  '被申请人把老人的药费付清。',
  '赡养费每月六百元，由三个子女各付二百元。',
  '双方恢复邻里关系。',
  '被申请人不要在门口堆放杂物。',
  '保证人承担连带责任保证。',
  '被申请人退还培训费。',
];

describe('clauses about personal status', () => {
  const all = Object.entries(SETTLES).flatMap(([id, texts]) => texts.map((text) => [id, text] as const));
  it.each(all)('are found as %s: %s', (id, text) => {
    expect(subjects(text)).toContain(id);
  });

  it('are found among other words, over the end of a line, and more than one at once', () => {
    expect(subjects('一、被申请人付三万元。\n二、双方自愿离婚，孩子由女方抚养。')).toEqual(['marriage', 'custody']); // prettier-ignore
    expect(subjects('离婚协议约定的款项已经付清，现双方自愿复婚。')).toEqual(['marriage']);
  });
});

describe('clauses about money and things', () => {
  it.each(MONEY_AND_THINGS)('raise no alarm: %s', (text) => {
    expect(subjects(text)).toEqual([]);
  });

  it('are every ready clause and every phrase of the pack but those of the family', () => {
    const ready = pack.clauses.map(({ text }) => text);
    const phrases = pack.disputeKinds.filter(({ id }) => id !== 'family').flatMap((kind) => kind.factPhrases);
    for (const text of [...ready, ...phrases]) expect([text, subjects(text)]).toEqual([text, []]);
  });
});

describe('a pack without these rules', () => {
  const { personalStatus: _, ...earlier } = pack;

  it('closes the way as before, with fewer words', () => {
    const read = PolicyPack.parse(earlier);
    expect(read.personalStatus).toEqual(USUAL_STATUS);
    expect(settlesStatus(['付三万元。', '双方自愿离婚。'], read.personalStatus)).toBe(true);
    expect(settlesStatus(['付三万元。'], read.personalStatus)).toBe(false);
  });
});
