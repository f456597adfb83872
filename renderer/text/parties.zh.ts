/** The words for a table of more than two, in Chinese. */
import type { PartiesText } from './parties.ts';

export const partiesZh: PartiesText = {
  more: '不止两方',
  title: '这次有哪几方？',
  hint: '一方一个位置，最多八方。座位只有两个，轮到谁谁来坐。',
  add: '加一方',
  remove: '去掉',
  removeOf: (party) => `去掉${party}`,
  chair: (place) => `轮到时坐${place}`,
  done: '就是这几方',
  missing: { title: '还差一方', line: '至少要有申请人，也要有对方。' },
  full: '已经有八方，不能再加了。',
  apart: {
    off: { title: '协议上写各方的身份信息', line: '几家人互相不认识的，可以改成不写。', turn: '改成不写' },
    on: {
      title: '各家的身份信息互不公开',
      line: '协议上只写打了星号的名字和号码后四位，孩子也一样。',
      turn: '改成照写',
    },
  },
  standing: {
    title: '这一方是什么人？',
    hint: '选定后，按这个称呼写进协议。',
    applicant: { title: '申请人', line: '提出要求的一方' },
    respondent: { title: '被申请人', line: '被要求的一方' },
    guarantor: { title: '保证人', line: '替别人的债作保' },
    mortgagor: { title: '抵押人', line: '用房屋、车辆等作抵押' },
    pledgor: { title: '出质人', line: '把东西或者权利交出来作押' },
    thirdParty: { title: '第三人', line: '事情也和这一方有关' },
  },
  leave: '办完这一步可以先离座，轮到时再请您来。',
  service: {
    choose: '选这个',
    hint: (party, name) => `${party}${name}，协议签好以后怎么给您？`,
    electronic: { title: '同意电子送达', line: '以后可以随时改' },
    paper: { title: '要纸质的', line: '不收电子送达，由法院送纸质的' },
  },
  payee: (payer) => `${payer}付给谁？`,
  pays: (payer, payee) => `${payer}付给${payee}`,
  secure: { title: '写担保', line: '保证、抵押、质押' },
  secured: { title: '为哪一笔付款担保？', debt: (payer, payee) => `${payer}付给${payee}` },
  securer: '谁来担保？',
  way: {
    title: (party) => `${party}怎么担保？`,
    general: { title: '一般保证', line: '先执行欠款人的财产，不够的才由保证人付' },
    joint: { title: '连带责任保证', line: '到期没付，可以直接要保证人付' },
    mortgage: { title: '抵押', line: '东西不用交出来，依法要登记的去登记' },
    pledge: { title: '质押', line: '东西或者权利要交出来' },
  },
  thing: {
    mortgage: '抵押的是什么？',
    pledge: '质押的是什么？',
    hint: '写清楚：是什么、在哪里、证号或者牌号。',
  },
};
