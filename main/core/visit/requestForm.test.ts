import { beforeEach, describe, expect, it } from 'vitest';
import { pack as examplePack } from '../../../build/policy/pack.ts';
import { choose, dial, say, TestBooth, toCheck, toHome, toLists } from './visitKit.ts';

let booth: TestBooth;
beforeEach(() => {
  booth = new TestBooth();
});

describe('questions', () => {
  it('keep what was typed on the way back, checked or not', () => {
    toLists(booth).act(choose('respondentKind', 'organisation'), say('respondentName', '某某公司'));
    booth.act({
      do: 'back',
      unfinished: { question: 'respondentUscc', value: { kind: 'digits', text: '9150' } },
    });
    expect(booth.at).toBe('respondentName');
    booth.act(say('respondentName', '某某公司'));
    expect(JSON.stringify(booth.visit.form?.unfinished)).toContain('9150');
  });
  it('name what is wrong and keep the answer', () => {
    toLists(booth).act(
      choose('respondentKind', 'organisation'),
      say('respondentName', '某某公司'),
      dial('respondentUscc', '91350100M000100Y4Z'),
    );
    expect(booth.visit.place).toMatchObject({ id: 'respondentUscc', error: 'badUscc' });
    booth.act(dial('respondentUscc', '91350100M000100Y43'));
    expect(booth.at).toBe('respondentPhone');
  });
  it.each([
    ['\u0000', 'badCharacters'],
    ['\ud800', 'badCharacters'],
    ['   ', 'empty'],
    ['长'.repeat(61), 'tooLong'],
  ])('refuse the name %j', (text, error) => {
    toLists(booth).act(choose('respondentKind', 'person'), say('respondentName', text));
    expect(booth.visit.place).toMatchObject({ id: 'respondentName', error });
  });
  it('take names with rare characters as they are', () => {
    toLists(booth).act(choose('respondentKind', 'person'), say('respondentName', '𠮷䶮·㛃𬭎'));
    expect(booth.visit.form?.respondents[0]?.name).toBe('𠮷䶮·㛃𬭎');
  });
  it('take 4,000 characters and refuse one more', () => {
    toLists(booth).act(
      choose('respondentKind', 'person'),
      say('respondentName', '甲'),
      { do: 'skip', question: 'respondentPhone' },
      { do: 'skip', question: 'respondentAddress' },
      { do: 'listDone' },
    );
    booth.act(
      choose('claimKind', examplePack.claimKinds.find((k) => k.form === 'act')?.id ?? ''),
      say('claimWords', '字'.repeat(4001)),
    );
    expect(booth.visit.place).toMatchObject({ error: 'tooLong' });
    booth.act(say('claimWords', '字'.repeat(4000)));
    expect(booth.at).toBe('list:claims');
  });
  it('to ask the court alone leads to honest words, and back', () => {
    toHome(booth).act(
      { do: 'openService', service: 'mediation' },
      choose('disputeKind', 'loan'),
      choose('causes', 'clerkDecides'),
      choose('path', 'court'),
    );
    expect(booth.visit.place).toEqual({ kind: 'notAvailable', service: 'filing' });
    booth.act({ do: 'back', unfinished: null });
    expect(booth.at).toBe('path');
  });
  it('changed from the check page lead back to it', () => {
    toCheck(booth).act({ do: 'edit', target: 'myPhone' }, dial('myPhone', '13700000000'));
    expect(booth.at).toBe('check');
    expect(booth.visit.form?.phone).toBe('13700000000');
    booth.act({ do: 'edit', target: 'claims' }, { do: 'listDone' });
    expect(booth.at).toBe('check');
  });
});

describe('lists', () => {
  it('undo the removal of a row', () => {
    toCheck(booth).act({ do: 'edit', target: 'facts' });
    const id = booth.visit.form?.facts[0]?.id ?? '';
    booth.act({ do: 'removeRow', id });
    expect(booth.visit.form?.facts).toEqual([]);
    booth.act({ do: 'undo' });
    expect(booth.visit.form?.facts).toHaveLength(1);
  });
  it('drop a new row that was backed out of', () => {
    toLists(booth);
    expect(booth.at).toBe('respondentKind');
    booth.act({ do: 'back', unfinished: null });
    expect(booth.at).toBe('myResidence');
    expect(booth.visit.form?.respondents).toEqual([]);
  });
});

describe('scanning', () => {
  const page = (id: string) => ({
    id,
    sha256: 'c'.repeat(64),
    size: 10,
    mime: 'image/png' as const,
    widthPx: 2480,
    heightPx: 3507,
    dpi: 300,
    scannedAt: '2026-11-23T10:00:00.000+08:00',
    device: 'scanner',
  });
  const pages = (): string[] => booth.visit.form?.evidence[0]?.pages.map((p) => p.id) ?? [];
  beforeEach(() => {
    toCheck(booth).act(
      { do: 'edit', target: 'evidence' },
      { do: 'addRow' },
      { do: 'scan', source: 'feeder' },
    );
    const job = booth.effect('startScan')?.job ?? '';
    for (const id of ['p1', 'p2']) booth.send({ kind: 'pageKept', job, page: page(id) });
    booth.send({
      kind: 'scanEnded',
      job,
      pages: 2,
      error: { kind: 'jam', device: 'scanner', stage: 'page 3', retryable: true, detail: '' },
    });
  });
  it('keeps the finished pages when a later one jams', () => {
    expect(pages()).toEqual(['p1', 'p2']);
    expect(booth.visit.place).toMatchObject({ job: { kind: 'stopped', error: 'jam', page: 3, kept: 2 } });
  });
  it('reorders, deletes and undoes', () => {
    booth.act({ do: 'movePage', page: 'p2', by: -1 });
    expect(pages()).toEqual(['p2', 'p1']);
    booth.act({ do: 'deletePage', page: 'p2' });
    expect(pages()).toEqual(['p1']);
    booth.act({ do: 'undo' });
    expect(pages()).toEqual(['p2', 'p1']);
  });
  it('replaces a page in its place', () => {
    booth.act({ do: 'rescanPage', page: 'p1' });
    const job = booth.effect('startScan')?.job ?? '';
    booth
      .send({ kind: 'pageKept', job, page: page('p9') })
      .send({ kind: 'scanEnded', job, pages: 1, error: null });
    expect(pages()).toEqual(['p9', 'p2']);
  });
  it('takes back the page that two sheets made together, and no earlier one', () => {
    booth.act({ do: 'scan', source: 'feeder' });
    const job = booth.effect('startScan')?.job ?? '';
    for (const id of ['p3', 'p4']) booth.send({ kind: 'pageKept', job, page: page(id) });
    const error = {
      kind: 'multiFeed',
      device: 'scanner',
      stage: 'page 2',
      retryable: true,
      detail: '',
    } as const;
    booth.send({ kind: 'scanEnded', job, pages: 1, error });
    expect(pages()).toEqual(['p1', 'p2', 'p3']);
    expect(booth.visit.place).toMatchObject({
      selected: 'p3',
      job: { kind: 'stopped', error: 'multiFeed', page: 2 },
    });
  });
  it('takes a picture of the camera as a job of one page, new or in the place of another', () => {
    booth.send({ kind: 'shotTaken', job: 'shot', replaces: null });
    booth.send({ kind: 'shotTaken', job: 'other', replaces: null }); // one at a time
    booth.send({ kind: 'pageKept', job: 'other', page: page('stray') });
    booth.send({ kind: 'pageKept', job: 'shot', page: page('c1') });
    booth.send({ kind: 'scanEnded', job: 'shot', pages: 1, error: null });
    expect(pages()).toEqual(['p1', 'p2', 'c1']);
    booth.send({ kind: 'shotTaken', job: 'again', replaces: 'p1' });
    booth.send({ kind: 'pageKept', job: 'again', page: page('c2') });
    booth.send({ kind: 'scanEnded', job: 'again', pages: 1, error: null });
    expect(pages()).toEqual(['c2', 'p2', 'c1']);
  });
  it('lets nothing come of a code that no screen asks for', () => {
    const before = booth.state;
    booth.send({ kind: 'codeScanned', text: 'A1' });
    expect(booth.state).toBe(before);
  });
  it('takes no page of a job that is over', () => {
    booth.send({ kind: 'pageKept', job: 'old', page: page('stray') });
    expect(pages()).not.toContain('stray');
  });
});
