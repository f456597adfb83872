/** Tests of the documents as PDF files, read back with the tools a court would use (qpdf, poppler). */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RequestDraft } from '../../contract/request.ts';
import type { Result } from '../../contract/result.ts';
import { createDocumentPress, type DocumentJob, type DocumentPress, type DocumentResult, type MadeDocument, type TemplateData } from './documentMaker.ts'; // prettier-ignore
import { card, context, draft, fontDir, pack, RARE_NAME } from './fixtures.ts';
import { receiptSlip } from './receiptSlip.ts';
import { requestDocument, type DocumentContext } from './requestDocument.ts';
import type { DocumentError } from './typstError.ts';

const press = ready();
const files = mkdtempSync(join(tmpdir(), 'documents-test-'));
const hasTools = ['qpdf', 'pdftotext', 'pdffonts', 'pdfinfo', 'pdfdetach'].every((tool) =>
  existsSync(`/usr/bin/${tool}`),
);

function ready(): DocumentPress {
  const made = createDocumentPress({ fontDir: fontDir() });
  if (!made.ok) throw new Error(`fonts: ${made.error.files.join(', ')}`);
  return made.value;
}

function request(over: Partial<RequestDraft> = {}, at: Partial<DocumentContext> = {}): MadeDocument {
  const made = make(requestDocument({ ...draft, ...over }, card, pack, { ...context, ...at }));
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

function make(job: Result<DocumentJob, DocumentError>): DocumentResult {
  return job.ok ? press.make(job.value) : job;
}

function fileOf(document: MadeDocument): string {
  const file = join(files, `${document.sha256}.pdf`);
  writeFileSync(file, document.pdf);
  return file;
}
const run = (tool: string, ...args: string[]): string =>
  execFileSync(tool, args, { encoding: 'utf8', stdio: 'pipe', env: { ...process.env, TZ: 'UTC' } });
/** Words without the line breaks and spaces of the layout. */
const textOf = (document: MadeDocument): string =>
  run('pdftotext', fileOf(document), '-').replace(/[\s\u200b]/g, '');

const small = (source: string, data: TemplateData = {}) =>
  press.make({ template: { id: 'test', source }, data, manifest: '{}', createdAt: 0 });

describe.runIf(hasTools)('the mediation request', () => {
  const made = request();

  it('is a sound PDF/A-3b with every font embedded', () => {
    expect(run('qpdf', '--check', fileOf(made))).toContain('No syntax or stream encoding errors');
    const rows = run('pdffonts', fileOf(made)).trim().split('\n').slice(2);
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) expect(row).toMatch(/yes yes yes +\d+ +0$/);
    const plain = Buffer.from(made.pdf).toString('latin1');
    expect(plain).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(plain).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
  });

  it('holds what the forms ask for: parties, claims, total, facts, evidence, address, wish, honesty', () => {
    const text = textOf(made);
    const missing = [
      '调解申请书', RARE_NAME, '苗族', '36周岁', '110101199003071348', '李某某', '91500103MA5U000T1B', '民间借贷纠纷',
      '35,600.00', '叁万伍仟陆佰元整', '另有1项金额不清楚', '2024年3月', '时间记不清', '借条', '有原件', '共2项，3页',
      '本人自愿请求调解', '同意通过手机号码13800138000', '诚信声明', '（签名见签名记录）', '此致渝中区人民法院（演示）', '第1页', `共${made.pages}页`,
    ].filter((words) => !text.includes(words)); // prettier-ignore
    expect(missing).toEqual([]);
  });

  it('names the digest of each original that a page was cleaned from, whole', () => {
    const [first] = draft.evidence;
    const [page] = first?.pages ?? [];
    if (first === undefined || page === undefined) throw new Error('no page');
    const sha256 = 'ab12'.repeat(16);
    const cleanedFrom = { sha256, size: 9, mime: 'image/jpeg', widthPx: 1, heightPx: 1, steps: [] } as const;
    const cleaned = { ...page, cleanedFrom: { ...cleanedFrom, steps: [] } };
    const text = textOf(request({ evidence: [{ ...first, pages: [page, cleaned] }] }));
    expect(text).toContain(`第2页由原图处理，原图SHA-256：${sha256}`);
    expect(text).toContain('其中1页由本机扶正、裁边或者压缩');
    expect(text).not.toContain('第1页由原图处理');
    expect(textOf(made)).toContain('图像未经修改');
  });

  it('bears the moment it was made, as it was passed in', () => {
    expect(run('pdfinfo', '-isodates', fileOf(made))).toContain('2026-11-22T02:40:05Z');
  });

  it('carries its manifest, and the digest of that very manifest in its text', () => {
    const file = fileOf(made);
    const target = join(files, 'manifest.json');
    run('pdfdetach', '-save', '1', '-o', target, file);
    const digest = run('sha256sum', target).slice(0, 64);
    expect(textOf(made)).toContain(digest);
    expect(JSON.stringify(run('cat', target))).not.toContain(card.number);
  });

  it('says for every answer about electronic service what it means', () => {
    expect(textOf(request({ eService: null }))).toContain('没有回答，按纸质方式送达');
    const refused = { answer: false, mobile: '', textVersion: 'x', shownMs: 1, at: context.madeAt };
    expect(textOf(request({ eService: refused }))).toContain('不同意，按纸质方式送达');
  });

  it('can be made of an empty draft: what is missing is said, nothing breaks', () => {
    const text = textOf(request({ respondents: [], claims: [], facts: [], evidence: [], disputeKind: null, causes: [], path: null, mediationWish: null })); // prettier-ignore
    expect(text.match(/（无）/g)?.length).toBe(4);
    expect(text).not.toContain('合计');
  });

  it('prints entered text as it is, whatever it contains', () => {
    const hostile = [
      '#panic("x") #{1+1} #import "a.typ" $x^2$ *bold* _em_ `raw` "quoted" \'single\' \\ \\u{41} <label> @ref // no /* no */ = head - list',
      '{"a": [1]} ]]> </script> %PDF \\n ${x}', '第二行\n第三行\r\n第四行',
      'a\u0000b\u0007c\u001bd\u200be\u202ef\ufeffg', 'x'.repeat(4000),
    ].join('\n'); // prettier-ignore
    const text = textOf(request({ facts: [{ id: 'f', date: null, words: hostile }], claims: [{ id: 'c', kind: 'otherAct', fen: null, words: hostile }] })); // prettier-ignore
    for (const line of hostile.split('\n').slice(0, 2)) expect(text).toContain(line.replace(/\s/g, ''));
    expect(text).toContain('abcdefg');
    expect(text.match(/x/g)?.length).toBeGreaterThanOrEqual(8000);
  });

  it('runs over as many pages as 4,000-character fields need and loses none of it', () => {
    const words = '他说下个月一定还我。'.repeat(400);
    const long = request({ facts: [1, 2, 3].map((n) => ({ id: `f${n}`, date: null, words })) });
    expect(long.pages).toBeGreaterThan(8);
    const count = textOf(long).match(/他/g)?.length;
    expect(count).toBe(1200);
    expect(run('qpdf', '--show-npages', fileOf(long)).trim()).toBe(String(long.pages));
  });

  it('takes the written signature only into a later copy', () => {
    const signatureSvg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40"><path d="M5 30 Q50 0 95 30" fill="none" stroke="black" stroke-width="2"/></svg>'; // prettier-ignore
    const copy = request({}, { signatureSvg });
    expect(copy.sha256).not.toBe(made.sha256);
    expect(textOf(copy)).not.toContain('（签名见签名记录）');
    expect(run('qpdf', '--check', fileOf(copy))).toContain('No syntax');
  });
});

describe('the bytes of a document', () => {
  it('are the same for the same input, also after the compiler has forgotten and in a new compiler', () => {
    const first = request().sha256;
    press.forget();
    expect(request().sha256).toBe(first);
    const job = requestDocument(draft, card, pack, context);
    const other = job.ok ? ready().make(job.value) : job;
    expect(other.ok && other.value.sha256).toBe(first);
  });
  it('change with one fen', () => {
    const [claim, ...rest] = draft.claims;
    if (claim === undefined) throw new Error('no claim');
    expect(request({ claims: [{ ...claim, fen: 3_560_001 }, ...rest] }).sha256).not.toBe(request().sha256);
  });
});

describe('a character no font has', () => {
  it('is an error that names it, never a box', () => {
    const facts = [{ id: 'f', date: null, words: '他叫\ue000，住ᠮ区' }];
    const made = make(requestDocument({ ...draft, facts }, card, pack, context));
    expect(made).toEqual({ ok: false, error: { kind: 'missingGlyph', characters: ['U+E000', 'ᠮ'] } });
  });
  it('is named also when it is half of a pair', () => {
    const facts = [{ id: 'f', date: null, words: 'a\ud842b' }];
    const made = make(requestDocument({ ...draft, facts }, card, pack, context));
    expect(made).toEqual({ ok: false, error: { kind: 'missingGlyph', characters: ['U+D842'] } });
  });
  it('leaves the press able to make the next document', () => {
    small('#set text(font: ("Noto Serif CJK SC",), fallback: false)\n\ue000');
    expect(request().pages).toBeGreaterThan(1);
  });
});

describe('a broken template', () => {
  it.each([
    ['a syntax error', '#let x = ', 'expected expression'],
    ['a missing field', '#json(bytes(sys.inputs.data)).nothing', 'nothing'],
    ['a font that is not there', '#set text(font: "No Such Font")\nx', 'unknown font family'],
    ['reading a file', '#read("/etc/passwd")', 'file not found'],
    ['a package from the network', '#import "@preview/example:0.1.0": a', 'example'],
  ])('with %s is a defect of the pack, told as such', (_, source, words) => {
    const made = small(source);
    if (made.ok || made.error.kind !== 'templateError') throw new Error('expected a template error');
    expect(made.error.messages.join()).toContain(words);
  });
});

it('without its fonts there is no press, and the missing files are named', () => {
  const made = createDocumentPress({ fontDir: files });
  expect(made.ok ? [] : made.error.files).toContain('HanaMinB.ttf');
});

describe.runIf(hasTools)('the receipt slip', () => {
  const facts = {
    document: '调解申请书',
    capturedAt: '2026-11-22T10:44:00.000+08:00',
    clockTrusted: true,
    documentSha256: 'ab'.repeat(32),
    evidencePages: 3,
    received: null,
  };
  const slip = (over: Partial<Parameters<typeof receiptSlip>[0]>): string => {
    const job = receiptSlip({ ...facts, ...over }, pack, { site: '大阳沟派出所', booth: '1号舱', printedAt: '2026-11-22T10:46:00.000+08:00' }); // prettier-ignore
    const made = make(job);
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    expect(made.value.pages).toBe(1);
    return textOf(made.value);
  };

  it('before the court answered says captured here and not yet sent, with time and digest', () => {
    const text = slip({});
    expect(text).toContain('已在本机封存尚未送达法院');
    expect(text).toContain('2026年11月22日10:44');
    expect(text).toContain('ab'.repeat(32));
    expect(text).not.toMatch(/法院已收到|立案|受理|回执编号/);
  });
  it('says received only with the court’s number and time', () => {
    const text = slip({ received: { number: '渝中收（2026）000123号', at: '2026-11-22T10:45:10+08:00' } });
    expect(text).toContain('法院已收到');
    expect(text).toContain('渝中收（2026）000123号');
    expect(text).toContain('2026年11月22日10:45');
    expect(text).not.toContain('尚未送达');
  });
  it('tells when the booth’s clock was not set', () => {
    expect(slip({ clockTrusted: false })).toContain('本机时间未校准');
  });
  it('carries no name and no number of the person', () => {
    expect(slip({})).not.toContain(RARE_NAME);
  });
});
