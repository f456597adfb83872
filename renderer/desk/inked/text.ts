/** The words of the desk's list of papers that were signed by hand, both languages complete by type. */
import type { InkedRow } from '../../../main/contract/session/inked.ts';

export type InkedText = {
  readonly heading: string;
  readonly hint: string;
  readonly columns: Readonly<Record<'received' | 'parties' | 'title' | 'pages' | 'booth' | 'state', string>>;
  readonly state: Readonly<Record<InkedRow['state'], string>>;
  readonly refusedFor: (flaw: string) => string;
  readonly compared: (who: string, at: string) => string;
  readonly notSaid: string;
  readonly digest: (sha256: string) => string;
  readonly paper: string;
  readonly page: (page: number, of: number) => string;
  readonly failed: string;
  readonly close: string;
};

export const inkedZh: InkedText = {
  heading: '手写签名的文书',
  hint: '在舱里打印、用笔签名、扫描交回的文书。签了没有、谁签的，请看页面；系统不作认定。',
  columns: { received: '收到', parties: '当事人', title: '文书', pages: '页数', booth: '舱', state: '状态' },
  state: { waiting: '等材料', received: '已收到', refused: '没有收下' },
  refusedFor: (flaw) => `没有收下：${flaw}`,
  compared: (who, at) => `${who} ${at} 与原件核对无异`,
  notSaid: '这里没有电子签名。',
  digest: (sha256) => `签名前文书的校验值 ${sha256}`,
  paper: '下载签名前的文书（PDF）',
  page: (page, of) => `第 ${page} 页，共 ${of} 页`,
  failed: '打不开，请再试一次。',
  close: '关闭',
};

export const inkedEn: InkedText = {
  heading: 'Papers signed by hand',
  hint: 'Printed at a booth, signed with a pen, scanned back. Whether and by whom they are signed is seen on the pages; the system does not say.',
  columns: {
    received: 'Received',
    parties: 'Parties',
    title: 'Paper',
    pages: 'Pages',
    booth: 'Booth',
    state: 'State',
  },
  state: { waiting: 'Waiting for files', received: 'Received', refused: 'Not taken' },
  refusedFor: (flaw) => `Not taken: ${flaw}`,
  compared: (who, at) => `Compared with the original by ${who}, ${at}`,
  notSaid: 'There is no electronic signature here.',
  digest: (sha256) => `Integrity value of the paper before it was signed ${sha256}`,
  paper: 'Save the paper before it was signed (PDF)',
  page: (page, of) => `Page ${page} of ${of}`,
  failed: 'It could not be opened. Please try again.',
  close: 'Close',
};
