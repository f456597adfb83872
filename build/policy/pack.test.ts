/** Tests of the pack and of its checks: the pack passes, and every check finds what it is for. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { PolicyPack } from '../../main/contract/policy.ts';
import { readPackFiles } from '../../main/core/policy/packFiles.ts';
import { readPack } from '../../main/core/policy/policy.ts';
import { checkPack } from './checkPack.ts';
import { both } from './localText.ts';
import { pack } from './pack.ts';

const changed = (over: Partial<PolicyPack>): string => checkPack({ ...pack, ...over }).join('\n');
const [loan, ...otherKinds] = pack.disputeKinds;
if (loan === undefined) throw new Error('no kinds');
const withLoan = (over: Partial<typeof loan>): string =>
  changed({ disputeKinds: [{ ...loan, ...over }, ...otherKinds] });

describe('the policy pack', () => {
  it('passes its own tests', () => {
    expect(checkPack(pack)).toEqual([]);
  });
  it('has the five rows of the notice in their order', () => {
    const questions = pack.notice.rows.map((row) => row.question['zh-CN']);
    expect(questions).toEqual(['谁在办', '要用什么', '用完就清', '什么时候有画面', '您说了算']);
  });
  it('offers twelve kinds, the last of which is "I do not know", and each a way to ask for something else', () => {
    expect(pack.disputeKinds.map((kind) => kind.id).at(-1)).toBe('other');
    for (const kind of pack.disputeKinds) {
      expect(kind.claimKinds).toContain('otherMoney');
      expect(kind.claimKinds).toContain('otherAct');
    }
  });
  it('knows the eight kinds of evidence by the names of the law', () => {
    expect(pack.evidenceKinds.map((kind) => kind.label['zh-CN'])).toEqual([
      '当事人的陈述', '书证', '物证', '视听资料', '电子数据', '证人证言', '鉴定意见', '勘验笔录',
    ]); // prettier-ignore
  });
  it('has the holidays of 2026 in full: 33 days off, six made up', () => {
    const days = pack.calendar.filter((day) => day.date.startsWith('2026'));
    expect(days.filter((day) => !day.workday)).toHaveLength(33);
    expect(days.filter((day) => day.workday)).toHaveLength(6);
  });
});

describe('the checks of a pack', () => {
  it('find words that are too long, hard, coded or impolite', () => {
    expect(withLoan({ label: both('借出去的钱对方一直没有还给我所以我想请人帮忙', 'x') })).toContain(
      'at most 20',
    );
    expect(withLoan({ hint: both('诉讼请求', 'x') })).toContain('jargon 诉讼请求');
    expect(withLoan({ hint: both('错误A7', 'x') })).toContain('codes or Latin letters');
    expect(withLoan({ hint: both('你借的钱', 'x') })).toContain('你 instead of 您');
    expect(withLoan({ hint: both('好', '好') })).toContain('Chinese in the English text');
    const long = `${'说'.repeat(36)}。`;
    expect(withLoan({ factPhrases: [...loan.factPhrases, long] })).toContain('at most 35');
  });
  it('find phrases that are few, double or unfinished', () => {
    expect(withLoan({ factPhrases: loan.factPhrases.slice(0, 11) })).toContain('fewer than 12');
    expect(withLoan({ factPhrases: [...loan.factPhrases, ...loan.factPhrases] })).toContain('twice');
    expect(withLoan({ factPhrases: [...loan.factPhrases, '从__年起没有还。'] })).toContain(
      'no complete sentence',
    );
  });
  it('find dangling, double and unused entries', () => {
    expect(withLoan({ causes: ['nothing'] })).toContain('cause nothing does not exist');
    expect(changed({ causes: [...pack.causes, ...pack.causes] })).toContain('is there twice');
    const [kind] = pack.claimKinds;
    if (kind === undefined) throw new Error('no claim kinds');
    expect(changed({ claimKinds: [...pack.claimKinds, { ...kind, id: 'unheard' }] })).toContain(
      'never offered',
    );
  });
  it('find a consent that shares its version, and a weekday called made up', () => {
    const { eService } = pack.consents;
    expect(changed({ consents: { eService, onlineMediation: { ...pack.consents.onlineMediation, version: eService.version } } })).toContain('share one version'); // prettier-ignore
    expect(changed({ calendar: [{ date: '2026-11-23', workday: true }] })).toContain('is a weekday');
  });
  it('find templates with other fonts or another digest', () => {
    const [template] = pack.templates;
    if (template === undefined) throw new Error('no template');
    const source = template.source
      .replace('Noto Serif CJK SC', 'SimSun')
      .replace('fallback: false', 'fallback: true');
    const said = changed({ templates: [{ ...template, source }] });
    expect(said).toContain('font SimSun is not pinned');
    expect(said).toContain('allows fallback');
    expect(said).toContain('digest differs');
  });
  it('find a missing language', () => {
    expect(withLoan({ hint: both('好', '') })).toContain('disputeKinds.0.hint.en');
  });
});

describe('the build', () => {
  it('writes a pack that its own public key opens, twice the same, with one key a machine', () => {
    const out = mkdtempSync(join(tmpdir(), 'policy-'));
    const build = () => {
      execFileSync(process.execPath, [fileURLToPath(new URL('build.ts', import.meta.url)), '--out', out]);
      return { signed: readPackFiles(out), key: readFileSync(join(out, 'public.key'), 'utf8').trim() };
    };
    const first = build();
    expect(build()).toEqual(first);
    const read = readPack(first.signed, first.key);
    expect(read.ok && read.value).toEqual(pack);
    rmSync(out, { recursive: true });
  });
});
