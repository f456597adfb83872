/** The words for a session that grid staff open for somebody else to lead, in Chinese. */
import type { HostingText } from './hosting.ts';

export const hostingZh: HostingText = {
  opener: (name, organisation) => `开场：${name}，${organisation}。您不主持，也不替人签名。`,
  source: {
    title: '这件事是从哪里来的？',
    walkIn: { title: '自己上门', line: '当事人自己来的' },
    transfer110: { title: '110 转来', line: '报警以后转到这里' },
    gridPatrol: { title: '网格走访', line: '走访时发现的' },
    courtAssignment: { title: '法院交办', line: '法院转来先调解' },
    agency: { title: '部门转来', line: '街道、社区或者别的部门' },
  },
  willing: {
    title: (kind) => `“${kind}”：您愿意请人来调解吗？`,
    hint: '请在场的当事人自己回答。愿不愿意都可以，不用说理由。',
    yes: { title: '愿意', line: '接着请主持的人来' },
    no: { title: '不愿意', line: '到这里结束，什么都不留' },
  },
  regimes: '这是您的提议。由主持的人来做，您在旁边帮忙。',
  leadCard: (regime) => ({
    title: `${regime}：请主持的人放上身份证`,
    line: '从这里起由他主持。您留在工作人员的座位，可以指、可以打印，不替人点、不替人签。',
  }),
}; // prettier-ignore
