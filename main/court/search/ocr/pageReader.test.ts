/** Real pages read by the real models on the reader's own thread, and files that are no pages. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { fold } from '../grams.ts';
import { pageReader } from './pageReader.ts';

const PAGES = join(import.meta.dirname, '../../../../devices/simulators/pages');

/** As the pages were set, space and width of signs left aside. */
const IOU =
  '借条今借到张明华（身份证号500199198805124417）人民币伍万元整（￥50,000.00），用于装修周转。' +
  '借款期限自2025年3月1日起至2026年2月28日止，到期一次还清，不计利息。逾期未还的，自逾期之日起按全国银行间同业拆借中心公布的一年期贷款市场报价利率支付利息。' +
  '本借条一式两份，双方各执一份。借款人：李建国电话：000-0000-00012025年3月1日';
const LEASE =
  '房屋租赁合同出租方（甲方）：李建国承租方（乙方）：张明华' +
  '第一条甲方将坐落于示例市示例区示例路1号1幢1-1的房屋出租给乙方居住使用，建筑面积68平方米。' +
  '第二条租赁期限自2025年1月1日起至2026年12月31日止，共二十四个月。' +
  '第三条月租金人民币贰仟元整（￥2,000.00），乙方于每月五日前支付。' +
  '第四条押金人民币肆仟元整（￥4,000.00）。租赁期满，房屋交还并结清费用后七日内无息退还。' +
  '第五条租赁期间，房屋主体结构的维修由甲方负责；因乙方使用不当造成的损坏由乙方负责。' +
  '第六条水、电、气、网络及物业服务费用由乙方承担，凭据缴纳。' +
  '第七条乙方不得擅自改变房屋用途或者转租；确需转租的，应当取得甲方书面同意。' +
  '第八条甲方提前解除合同的，应当提前三十日通知乙方并退还剩余租金和押金。';
/** Row by row: a cell of two lines is read in two rows. */
const TRANSFER =
  '电子转账凭证交易时间2025-03-01交易类型跨行转账10:22:41付款人张明华付款账号6200********0001' +
  '收款人李建国收款账号6200********0002金额（小写）￥50,000.00金额（大写）伍万元整附言借款交易状态交易成功' +
  '流水号000020250301渠道手机银行0001本凭证由系统自动生成，仅供核对之用。重复打印无效，请以账户实际入账为准。示例银行电子回单专用章';

/** Characters put in, left out or taken for others, as a share of what stands there (Levenshtein). */
function errorRate(read: string, truth: string): number {
  const [a, b] = [read, truth].map((text) => Array.from(fold(text).replaceAll(' ', '')));
  let row = Array.from({ length: (b?.length ?? 0) + 1 }, (_, i) => i);
  for (const [i, one] of (a ?? []).entries()) {
    const next = [i + 1];
    for (const [j, other] of (b ?? []).entries())
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (one === other ? 0 : 1)));
    row = next;
  }
  return (row.at(-1) ?? 0) / (b?.length ?? 1);
}

const reader = pageReader();
afterAll(() => reader.close());

describe('pages as they come from the scanner', () => {
  it.each([
    ['iou', IOU],
    ['lease-1-askew', LEASE],
    ['transfer-record', TRANSFER],
  ])('%s is read with at most two wrong characters in a hundred', async (name, truth) => {
    const read = await reader.read('picture', await readFile(join(PAGES, `${name}.png`)));
    if (!read.ok) throw new Error('not read');
    const [lines = []] = read.value;
    expect(errorRate(lines.map(({ text }) => text).join(''), truth)).toBeLessThanOrEqual(0.02);
    for (const { corners, confidence } of lines) {
      const [a, b, c, d] = corners;
      expect(a.x < b.x && d.x < c.x && a.y < d.y && b.y < c.y).toBe(true);
      expect(confidence).toBeGreaterThan(0.5);
    }
  });

  it('a line is told where it stands', async () => {
    const words = Buffer.from(
      '<svg width="800" height="1100"><rect width="100%" height="100%" fill="#fff"/>' +
        '<text x="80" y="880" font-family="Noto Sans CJK SC" font-size="40">逾期未还</text></svg>',
    );
    const read = await reader.read('picture', await sharp(words).jpeg().toBuffer());
    const [line, ...others] = read.ok ? (read.value[0] ?? []) : [];
    expect([line?.text, others]).toEqual(['逾期未还', []]);
    const [a, , c] = line?.corners ?? [{ x: 0, y: 0 }, null, { x: 0, y: 0 }];
    expect(a.x * 800).toBeLessThan(90);
    expect(c.x * 800).toBeGreaterThan(230);
    expect(a.y * 1100).toBeLessThan(860);
    expect(c.y * 1100).toBeGreaterThan(870);
    expect(c.y - a.y).toBeLessThan(0.1);
  });
});

/** A PNG whose header promises more pixels than any page has, in a few bytes. */
function bomb(): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.from([0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff, 8, 2, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('what is no page', () => {
  it.each([
    ['an empty file', 'picture', () => Buffer.alloc(0)],
    ['words in a picture’s place', 'picture', () => Buffer.from('not a picture')],
    ['a picture cut off', 'picture', async () => (await readFile(join(PAGES, 'iou.png'))).subarray(0, 9000)],
    ['a picture of four thousand million pixels', 'picture', bomb],
    ['a picture in a document’s place', 'document', () => readFile(join(PAGES, 'iou.png'))],
  ] as const)('%s is said to be unreadable, and the next page is read', async (_, kind, bytes) => {
    expect(await reader.read(kind, await bytes())).toEqual({ ok: false, error: { kind: 'unreadable' } });
    const blank = await sharp({ create: { width: 200, height: 280, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    expect(await reader.read('picture', blank)).toEqual({ ok: true, value: [[]] });
  });

  const entry = (program: string): URL => new URL(`data:text/javascript,${encodeURIComponent(program)}`);

  it('a page that takes too long costs the thread, not the next page', async () => {
    const hanging = pageReader({ entry: entry("import 'node:worker_threads'; for (;;);"), ms: 50 });
    onTestFinished(() => hanging.close());
    const answers = await Promise.all([1, 2].map(() => hanging.read('picture', Buffer.alloc(1))));
    expect(answers.map(({ ok }) => ok)).toEqual([false, false]);
  });

  it('a thread that dies costs its page, not the court', async () => {
    const dying = pageReader({
      entry: entry("import { parentPort } from 'node:worker_threads'; parentPort.once('message', () => { throw new Error('x'); });"),
    }); // prettier-ignore
    onTestFinished(() => dying.close());
    expect((await dying.read('picture', Buffer.alloc(1))).ok).toBe(false);
    expect((await dying.read('picture', Buffer.alloc(1))).ok).toBe(false);
  });

  it('nothing is read after the end', async () => {
    const ended = pageReader();
    await ended.close();
    expect((await ended.read('picture', Buffer.alloc(1))).ok).toBe(false);
  });
});
