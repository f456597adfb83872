/** The words of the search in an opened request, in both languages. */
import type { ToldPart } from './anchor.ts';

export type SearchText = {
  readonly label: string;
  readonly placeholder: string;
  readonly results: string;
  readonly found: (count: number, more: boolean) => string;
  readonly nothing: (words: string) => string;
  /** While pages are still being read. */
  readonly nothingYet: (words: string) => string;
  readonly reading: (read: number, files: number) => string;
  readonly missing: (count: number) => string;
  readonly unreadable: (names: readonly string[]) => string;
  /** Under a hit in a picture. */
  readonly byMachine: string;
  readonly told: Readonly<Record<ToldPart, string>>;
  readonly document: (page: number) => string;
};

export const searchZh: SearchText = {
  label: '在这份请求里查找',
  placeholder: '姓名、金额、证据里的字（按 /）',
  results: '找到的地方',
  found: (count, more) => (more ? `找到 ${count} 处以上，只列出前面的。` : `找到 ${count} 处。`),
  nothing: (words) => `这份请求里没有找到“${words}”。`,
  nothingYet: (words) => `已读的部分里还没有“${words}”。`,
  reading: (read, files) => `正在识别文件，已读 ${read} 份，共 ${files} 份。`,
  missing: (count) => `还有 ${count} 份文件没有收到，里面的字查不到。`,
  unreadable: (names) => `这些文件不能识别，里面的字查不到：${names.join('、')}。`,
  byMachine: '图上的字由机器识别，可能有错，以图为准。',
  told: { claims: '请求', parties: '双方', facts: '经过', service: '送达', evidence: '证据说明' },
  document: (page) => `申请书第 ${page} 页`,
};

export const searchEn: SearchText = {
  label: 'Search in this request',
  placeholder: 'Name, amount, words in the evidence (press /)',
  results: 'Where it was found',
  found: (count, more) =>
    more
      ? `Found in more than ${count} places; these are the first.`
      : `Found in ${count} ${count === 1 ? 'place' : 'places'}.`,
  nothing: (words) => `“${words}” was not found in this request.`,
  nothingYet: (words) => `“${words}” is not in what has been read so far.`,
  reading: (read, files) => `Reading the files: ${read} of ${files} done.`,
  missing: (count) =>
    `${count} ${count === 1 ? 'file has' : 'files have'} not arrived yet; words in there are not found.`,
  unreadable: (names) => `These files cannot be read; words in there are not found: ${names.join(', ')}.`,
  byMachine: 'Words in pictures are read by machine and may be wrong; the picture counts.',
  told: {
    claims: 'Claims',
    parties: 'Parties',
    facts: 'What happened',
    service: 'Service',
    evidence: 'About the evidence',
  },
  document: (page) => `Request, page ${page}`,
};
