/** The words for a paper that was signed by hand and comes back to be scanned, in Chinese. */
import type { InkedText } from './inked.ts';

export const inkedZh: InkedText = {
  back: '纸上签好了，扫描存到法院',
  scan: {
    title: '扫签好的纸',
    hint: (pages) => `这份协议有 ${pages} 页，每一页都要扫。扫下来的，只有法院能打开。`,
    pages: (count, of) => `已扫 ${count} 页，至少要 ${of} 页`,
    again: '从头再扫',
    done: '扫完了，去核对',
  },
  compare: {
    title: (name) => `请主持人${name}核对`,
    line: (pages) => `请拿着原件，一页一页核对这 ${pages} 页。核对无误，请放上身份证。`,
  },
  sealing: {
    title: '正在封存扫描件',
    line: '封存后，只有法院能打开。',
    failed: '还没有封存好',
    failedLine: '扫好的都在。请再试一次。',
    again: '再封存一次',
  },
};
