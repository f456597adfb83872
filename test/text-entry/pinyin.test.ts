/** The pinyin engine on its real table, measured word by word over sentences people say in mediation. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { pinyin } from 'pinyin-pro';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildTextEntry } from '../../build/text-entry/build.ts';
import { textEntryFolder } from '../../build/text-entry/files.ts';
import { createPinyinEngine, type PinyinEngine } from '../../renderer/text-entry/pinyin/engine.ts';
import { decodeWordTable } from '../../renderer/text-entry/pinyin/wordTable.ts';

/** Cut into words as one types them; readings in brackets where a word alone is read otherwise. */
const SENTENCES = `
我 去年 三月 借给 对方 五万元 说好 年底 还(huan) 到 现在 一分钱 没 给
楼上 邻居 卫生间 漏水 把 我家 天花板 泡坏 了 物业 来 看过 两次 没有 修好
公司 从 六月 开始 拖欠 工资 一共 四个月 老板 说 没钱 让 我们 等
租房 合同 到期 以后 房东 不肯 退还 押金 还(hai) 说 家具 损坏 要求 扣钱
他 骑 电动车 闯红灯 撞到 我 左腿 骨折 住院 十二天 医药费 自己 垫付
我 和 丈夫 感情 不和 分居 两年 孩子 由 我 照顾 他 不付 抚养费
母亲 去世 留下 一套 房子 兄弟姐妹 为 继承 发生 争议
装修 公司 收了 定金 一直 不开工 电话 也 打不通 请求 解除 合同 返还 定金
对方 在 微信群 辱骂 我 影响 名誉 要求 赔礼道歉 删除 视频
隔壁 砌墙 占用 通道 挡住 采光 村委会 调解 过 没有 结果
希望 法院 帮助 调解 愿意 分期付款 双方 各 退一步
`;

let engine: PinyinEngine;
beforeAll(() => {
  buildTextEntry();
  const file = gunzipSync(
    readFileSync(join(textEntryFolder(join(import.meta.dirname, '..', '..')), 'pinyin.bin')),
  );
  const table = decodeWordTable(new Uint8Array(file).buffer);
  if (!table.ok) throw new Error('the table does not read');
  engine = createPinyinEngine(table.value);
});

const wordsOf = (text: string): { word: string; letters: string }[] =>
  text
    .trim()
    .split(/\s+/u)
    .map((entry) => {
      const [, word = entry, reading] = /^(.+)\((.+)\)$/u.exec(entry) ?? [];
      return {
        word,
        letters: reading ?? pinyin(word, { toneType: 'none', type: 'array', v: true }).join(''),
      };
    });

describe('word by word', () => {
  it('has more than 95 of 100 words in the first six, and answers at once', () => {
    const words = wordsOf(SENTENCES);
    expect(words.length).toBeGreaterThan(100);
    const context = { kind: 'sentence', before: '' } as const;
    let slowest = 0;
    const ranks = words.map(({ word, letters }) => {
      const started = performance.now();
      const at = engine.suggest(letters, false, context).findIndex((one) => one.text === word);
      slowest = Math.max(slowest, performance.now() - started);
      return { word, at };
    });
    const first = ranks.filter(({ at }) => at === 0).length;
    const beyond = ranks.filter(({ at }) => at < 0 || at >= 6);
    console.log(
      `${words.length} words: ${first} first, ${words.length - beyond.length} in six; slowest ${Math.round(slowest)} ms; beyond: ${beyond.map(({ word, at }) => `${word} ${at}`).join(', ')}`,
    );
    expect((words.length - beyond.length) / words.length).toBeGreaterThan(0.95);
    expect(first / words.length).toBeGreaterThan(0.8);
  });

  it('reads the words of law as they are spoken', () => {
    const context = { kind: 'sentence', before: '' } as const;
    for (const [letters, word] of [
      ['tiaojie', '调解'],
      ['huankuan', '还款'],
      ['buhuan', '不还'],
      ['zhangnv', '长女'],
      ['xiamen', '厦门'],
      ['yinhang', '银行'],
      ['lvxing', '履行'],
    ] as const) {
      // prettier-ignore
      expect(engine.suggest(letters, false, context).slice(0, 6).map((one) => one.text)).toContain(word);
    }
  });

  it('offers names that are spelt like other words', () => {
    const context = { kind: 'name', before: '' } as const;
    for (const [letters, name] of [
      ['wangxiuying', '王秀英'],
      ['zhangjianguo', '张建国'],
      ['shanxiulan', '单秀兰'],
      ['ouyangna', '欧阳娜'],
      ['xiezhiming', '谢志明'],
      ['liufang', '刘芳'],
    ] as const) {
      // prettier-ignore
      expect(engine.suggest(letters, false, context).slice(0, 6).map((one) => one.text)).toContain(name);
    }
  });
});
