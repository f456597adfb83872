/** An agreement that is written together, in Chinese. */
import { findingsZh } from '../../text/findings.ts';
import type { DraftText } from './text.ts';

export const draftZh: DraftText = {
  clause: (number) => (number === 0 ? '主要事实' : `第 ${number} 条`),
  words: {
    title: '一起写协议', read: '您现在只能看，不能写。', mayWrite: '您可以写。写的字大家马上看到。',
    locked: '主持人正在整理，现在谁也不能写。', reading: '正在朗读这一版，谁也不能写。要改，请告诉主持人。',
    own: '这一条由现场填写，只能看。', empty: '还没有写。', undo: '撤销我写的', redo: '恢复我写的', notKept: '正在交给法院保存…',
    kept: '都已保存在法院', loading: '正在取协议…', library: '常用条款', put: '放进这一条', changes: '看改了什么',
    changesTitle: '改了什么', noChanges: '这两版一个字也没改。', back: '回到协议', earlier: '看前一次改动', later: '看后一次改动',
    now: '现在的稿子', block: '要先改好', warn: '请注意', whole: '整份协议',
  }, // prettier-ignore
  writes: (who) => `${who}正在写这一条`,
  missing: (signs) => `这些字打印不出来，请换一种写法：${signs}`,
  finding: findingsZh,
  refused: {
    foreign: '刚才写的没有收进去，已换成大家的稿子。请再写一遍。',
    words: '刚才写的有看不见的字符，没有收进去。请用普通的字再写。',
    full: '这一条太长，刚才写的没有收进去。请写短一些。',
    fixed: '这一条只能在现场改，您写的没有收进去。',
    locked: '刚才正好锁定，最后写的没有收进去。要改，请告诉主持人。',
    mayNotWrite: '主持人现在没有让您写，刚才写的没有收进去。',
    noSuchDraft: '稿子换了一份，刚才写的没有收进去。',
  },
  version: (version, digest) => `第 ${version} 版（指纹 ${digest.slice(0, 8)}）`,
  between: (before, after) => `${before} → ${after}`,
  state: { same: '没有改', changed: '改了', added: '新加的一条', removed: '删掉的一条' },
  difference: { added: '加上：', removed: '删去：', end: '。' },
  host: {
    open: '一起写协议', title: '一起写协议', share: '把协议放给大家', shareHint: '大家会看到正在写的协议。谁能一起写，由您定。',
    shared: '大家正在看这份协议。', takeOff: '拿下来，谁都看不到', letWrite: '让他写', stopWrite: '不让他写',
    onlySees: '按规定只能看，不能替人写。', nobody: '现在没有别人在场。', notNow: '现在没有正在写的协议。先回到协议，再来放。',
  }, // prettier-ignore
};
