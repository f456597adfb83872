/** The words for a deputy or an expert who comes to the table as a guest, in Chinese. */
import type { GuestsText } from './guests.ts';

export const guestsZh: GuestsText = {
  invite: '请人大代表或者专家来帮忙',
  role: { deputy: '人大代表', expert: '专家' },
  here: (name, role) => ({ title: `在场：${name}（${role}）`, line: '帮忙说理，不签名，也不替谁做主。' }),
  declined: { title: '这次不请代表或者专家', line: '没有记是谁的意思，也不再问。' },
  ask: {
    title: (seat, name) => `${seat}${name}，请代表或者专家来，您愿意吗？`,
    hint: '由您自己定，不用说理由。每一位都单独问，都愿意才请。',
    yes: (seat) => `${seat}：愿意`,
    yesLine: '来的人只帮忙说理',
    no: (seat) => `${seat}：不用`,
    noLine: '不请，接着谈；不记是谁说的',
  },
  card: { title: '请代表或者专家放上身份证', line: '来的人在记录里写明，不签名，不替谁做主。', drop: '不等了，接着谈' },
}; // prettier-ignore
