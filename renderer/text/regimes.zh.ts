/** The words for the kinds of mediation, in Chinese. */
import type { RegimesText } from './regimes.ts';

export const regimesZh: RegimesText = {
  choose: {
    title: '这次做哪一种调解？',
    hint: (name, organisation) => `主持人：${name}，${organisation}。拿不准，就选第一个。`,
    needsLink: '要和法院的线路通着',
    refused: (regime) => ({ title: `“${regime}”现在办不了`, line: '和法院的线路不通。可以等线路通了再来，或者选别的一种。' }),
  },
  leadCard: {
    signs: { title: '请人民调解员放上身份证', line: '协议要由调解员签名，所以请他来主持。您还是一起在场。' },
    switch: (regime) => ({ title: `${regime}：请主持的人放上身份证`, line: '现在的主持人不能主持这一种，要换人主持。' }),
  },
  again: (seat) => `请${seat}再放一次身份证`,
  againLine: '换了一种调解，要重新核对是不是本人。',
  writer: { title: '谁来写协议？', hint: '主持人不代写。请一方动手写，另一方看着。', line: '写的每一条，另一方都看得到' },
  writes: (seat) => `由${seat}来写，主持人不代写。`,
  turn: (regime) => `转为${regime}`,
  told: {
    title: (regime) => `转为${regime}，有什么不同？`,
    hint: '请主持人读给双方听。听完，再一位一位地问。',
    aspect: { leads: '谁主持', cost: '收费', effect: '效力', confirm: '法院确认' },
    change: (now, next) => `现在：${now}。转了以后：${next}。`,
    same: (what) => `和现在一样：${what}。`,
    papers: (regime) => ({ title: `${regime}的文书留在原处`, line: '这里说过、写过的，都不带过去。' }),
    anew: { title: '从头来', line: '重新放身份证，重新听告知，重新写协议。' },
    otherLead: '转了以后，由另一位主持。',
    drop: '不转，照旧',
    ask: '听完了，问双方',
  },
  ask: {
    title: (seat, name, regime) => `${seat}${name}，同意转为${regime}吗？`,
    hint: '由您自己定，不用说理由。别人不能替您点。',
    agree: (seat) => `${seat}：同意转`,
    agreeLine: '双方都同意，才转',
    decline: (seat) => `${seat}：不转`,
    declineLine: (regime) => `照旧做${regime}，不再问第二次`,
  },
  ink: {
    title: '这份协议在纸上签名',
    hint: '读完了。本机不给它签名，也不往外送。',
    how: { title: '打印出来，当面签', line: '双方、主持人在纸上签名，再盖章。签好的纸由主持人收好。' },
    print: '打印协议',
    printed: '已打印，请在纸上签名。',
    notPrinted: '没能打印。请找人帮忙，或者改到窗口打印。',
    done: '纸已经拿好，结束',
    read: '都读完了，去打印',
  },
  halted: {
    title: '调解先停下了',
    line: '没有记是谁、为什么。不用说理由。',
    resume: '双方都想接着谈',
    end: '不谈了，结束',
  },
}; // prettier-ignore
