/** The words for a guest at the table, in Chinese. */
import type { GuestsText } from './guests.ts';

const notAgain = '没有记是谁的意思，也不再问。';
const record = '来的人在记录里写明，不签名，不替谁做主。';

export const guestsZh: GuestsText = {
  invite: '请别人来帮忙',
  whom: { title: '请谁来帮忙？', line: '每一位都会单独问，都愿意才请。' },
  role: { deputy: '人大代表', expert: '专家' },
  here: (name, from) => ({ title: `在场：${name}（${from}）`, line: '帮忙说理，不签名，也不替谁做主。' }),
  call: {
    neutral: {
      choice: { title: '人大代表或者专家', line: '帮忙说理' },
      declined: { title: '这次不请代表或者专家', line: notAgain },
      ask: (seat, name) => `${seat}${name}，请代表或者专家来，您愿意吗？`,
      card: { title: '请代表或者专家放上身份证', line: record },
    },
    agencyRep: {
      choice: { title: '主管部门', line: '比如教委，说明规定' },
      declined: { title: '这次不请主管部门', line: notAgain },
      ask: (seat, name) => `${seat}${name}，请主管部门的人来，您愿意吗？`,
      card: { title: '请主管部门的人放上身份证', line: record },
    },
    consumerCommittee: {
      choice: { title: '消费者委员会', line: '买东西、买课的纠纷' },
      declined: { title: '这次不请消费者委员会', line: notAgain },
      ask: (seat, name) => `${seat}${name}，请消费者委员会的人来，您愿意吗？`,
      card: { title: '请消费者委员会的人放上身份证', line: record },
    },
  },
  ask: {
    hint: '由您自己定，不用说理由。每一位都单独问，都愿意才请。',
    yes: (seat) => `${seat}：愿意`,
    yesLine: '来的人只帮忙说理',
    no: (seat) => `${seat}：不用`,
    noLine: '不请，接着谈；不记是谁说的',
  },
  drop: '不等了，接着谈',
};
