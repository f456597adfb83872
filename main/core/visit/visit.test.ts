import { beforeEach, describe, expect, it } from 'vitest';
import { SCREEN_PAD } from '../../contract/devices.ts';
import { pack as examplePack } from '../../../build/policy/pack.ts';
import { needs, TestBooth, toCheck, toHome, toLists, toPad, wang, write } from './visitKit.ts';

let booth: TestBooth;
beforeEach(() => {
  booth = new TestBooth();
});

describe('a whole request', () => {
  it('goes from the idle screen to the sealed packet and back to idle', () => {
    toPad(booth);
    write(booth).act({ do: 'signDone' }, { do: 'signConfirm' });
    expect(booth.effect('capture')).toBeDefined();
    booth.send({
      kind: 'captured',
      itemId: 'item',
      sha256: 'a'.repeat(64),
      at: '2026-11-23T10:01:00.000+08:00',
    });
    expect(booth.at).toBe('captured');
    booth.send({
      kind: 'courtAnswered',
      itemId: 'item',
      delivery: { kind: 'received', number: '收1', at: '2026-11-23T10:01:01.000+08:00' },
    });
    expect(booth.visit.place).toMatchObject({ delivery: { kind: 'received', number: '收1' } });
    booth.act({ do: 'leave' }).send({ kind: 'wiped', ok: true }).later(9000);
    expect(booth.state.kind).toBe('idle');
  });
  it('records which notice was shown and for how long', () => {
    toHome(booth);
    expect(booth.visit.consents).toMatchObject([
      { stage: 'privacyNotice', shownMs: 5000, textVersion: examplePack.notice.version },
    ]);
  });
});

describe('the card', () => {
  const tap = (): TestBooth =>
    booth.act(
      { do: 'start' },
      { do: 'continueNotice', shownMs: 1, readAloud: false },
      { do: 'setNeeds', needs },
    );
  it.each([
    ['cardRemoved', 'removedWhileReading'], ['unsupportedCard', 'unsupportedCard'], ['authFailed', 'authFailed'], ['checksum', 'readFailed'], ['disconnected', 'readerOut'],
  ] as const)('failing with %s shows %s', (kind, problem) => {
    tap().send({ kind: 'cardFound' }).send({ kind: 'cardFailed', error: { kind, device: 'idReader', stage: 'read', retryable: true, detail: '' } });
    expect(booth.visit.place).toMatchObject({ kind: 'cardProblem', problem });
  }); // prettier-ignore
  it('of a minor is not kept', () => {
    tap().card({ ...wang, birth: '20150630' });
    expect(booth.visit.place).toEqual({
      kind: 'cardProblem',
      purpose: 'identify',
      problem: 'minor',
      held: null,
    });
    expect(JSON.stringify(booth.state)).not.toContain('王小明');
  });
  it('with a wrong check digit is refused and not kept', () => {
    tap().card(wang, ['checkDigit']).act({ do: 'continueWithProblem' });
    expect(booth.at).toBe('cardProblem');
    expect(JSON.stringify(booth.state)).not.toContain('王小明');
  });
  it('that has expired turns nobody away', () => {
    tap().card(wang, ['expired']).act({ do: 'continueWithProblem' }, { do: 'thisIsMe' });
    expect(booth.at).toBe('home');
    expect(booth.visit.identity?.check.warnings).toEqual(['expired']);
  });
  it('of somebody else cannot sign', () => {
    toCheck(booth)
      .act({ do: 'checkDone' })
      .send({
        kind: 'documentMade',
        document: { id: 'd', title: { 'zh-CN': '书', en: 'R' }, pages: 1, sha256: 'b'.repeat(64) },
      });
    booth
      .act({ do: 'pageShown', page: 1, shownMs: 1 }, { do: 'previewDone' })
      .card({ ...wang, number: '500103199001010012' });
    expect(booth.visit.place).toMatchObject({
      kind: 'cardProblem',
      problem: 'differentPerson',
      purpose: 'sign',
    });
    expect(booth.effect('startSigning')).toBeUndefined();
    booth.card();
    expect(booth.at).toBe('sign');
  });
  it('left behind is told on the way out and on the idle screen until it is lifted', () => {
    toHome(booth).act({ do: 'leave' }).send({ kind: 'wiped', ok: true }).later(9000);
    expect(booth.state).toMatchObject({ kind: 'idle', cardOnReader: true });
    booth.send({ kind: 'cardLifted' });
    expect(booth.state).toMatchObject({ kind: 'idle', cardOnReader: false });
  });
  it('reader that comes back goes on waiting by itself', () => {
    tap().send({
      kind: 'deviceWent',
      device: 'idReader',
      error: { kind: 'disconnected', device: 'idReader', stage: '', retryable: true, detail: '' },
    });
    expect(booth.visit.place).toMatchObject({ problem: 'readerOut' });
    booth.send({ kind: 'deviceCame', device: 'idReader' });
    expect(booth.visit.place).toMatchObject({ kind: 'card', phase: 'waiting' });
  });
});

const padGone = {
  kind: 'disconnected',
  device: 'signaturePad',
  stage: 'ink',
  retryable: true,
  detail: '',
} as const;

describe('signing', () => {
  it('needs every page shown first', () => {
    toCheck(booth)
      .act({ do: 'checkDone' })
      .send({
        kind: 'documentMade',
        document: { id: 'd', title: { 'zh-CN': '书', en: 'R' }, pages: 2, sha256: 'b'.repeat(64) },
      });
    booth.act({ do: 'pageShown', page: 1, shownMs: 1 }, { do: 'previewDone' });
    expect(booth.at).toBe('preview');
  });
  it('names what is wrong with the ink and asks again', () => {
    toPad(booth).act({ do: 'signDone' });
    expect(booth.visit.place).toMatchObject({ phase: { kind: 'written', problems: ['tooFewStrokes'] } });
    booth.act({ do: 'signConfirm' });
    expect(booth.effect('capture')).toBeUndefined();
    booth.act({ do: 'signAgain' });
    expect(booth.visit.place).toMatchObject({ phase: { kind: 'writing', strokes: 0 } });
  });
  it('never uses ink of a pad that was unplugged', () => {
    toPad(booth);
    write(booth).send({
      kind: 'signingBroke',
      job: booth.effect('startSigning')?.job ?? '',
      error: padGone,
    });
    expect(booth.visit.ink).toBeNull();
    booth.act({ do: 'signDone' }, { do: 'signConfirm' });
    expect(booth.effect('capture')).toBeUndefined();
  });
  it('goes on the touch display when the pad is out, whatever becomes of the pad', () => {
    toPad(booth).act({ do: 'signOnScreen' });
    expect(booth.visit.signsOnScreen).toBe(false); // the pad works: it is not offered
    const pulled = { kind: 'deviceWent', device: 'signaturePad', error: padGone } as const;
    booth.send(pulled).act({ do: 'signOnScreen' });
    const started = booth.effect('startSigning');
    expect(started).toMatchObject({ on: 'screen' });
    booth.send({ kind: 'signingStarted', job: started?.job ?? '', geometry: SCREEN_PAD.geometry, pad: SCREEN_PAD.identity }); // prettier-ignore
    write(booth).send(pulled).send({ kind: 'deviceCame', device: 'signaturePad' });
    booth.act({ do: 'signDone' }, { do: 'signConfirm' });
    expect(booth.visit.place).toMatchObject({ kind: 'sign', phase: { kind: 'sealing' } });
    expect(booth.visit.ink?.pad?.driver).toBe('pointer');
  });
  it('asks for the card again when the check has aged', () => {
    toPad(booth);
    write(booth).act({ do: 'signDone' });
    booth.now += examplePack.timeouts.freshIdentityMs + 1;
    booth.act({ do: 'signConfirm' });
    expect(booth.visit.place).toMatchObject({ kind: 'card', purpose: 'sign' });
    expect(booth.effect('capture')).toBeUndefined();
  });
  it('can be refused, and nothing is signed', () => {
    toPad(booth);
    write(booth).act({ do: 'signRefuse' });
    expect(booth.visit.ink).toBeNull();
    expect(booth.at).toBe('preview');
  });
});

describe('a reader that is out', () => {
  const gone = { kind: 'disconnected', device: 'idReader', stage: 'process', retryable: true, detail: '' } as const; // prettier-ignore
  it('leads to a person, and goes on by itself once it is back', () => {
    booth
      .act({ do: 'start' }, { do: 'continueNotice', shownMs: 1, readAloud: false })
      .send({ kind: 'deviceWent', device: 'idReader', error: gone })
      .act({ do: 'setNeeds', needs });
    expect(booth.visit.place).toMatchObject({ kind: 'cardProblem', problem: 'readerOut' });
    booth.send({ kind: 'deviceCame', device: 'idReader' });
    expect(booth.visit.place).toMatchObject({ kind: 'card', phase: 'waiting' });
  });
  it('is still known as out when the next person comes', () => {
    toHome(booth)
      .send({ kind: 'deviceWent', device: 'idReader', error: gone })
      .act({ do: 'leaveForSure' })
      .send({ kind: 'wiped', ok: true })
      .act({ do: 'start' });
    expect(booth.visit.readerOut).toBe(true);
  });
});

describe('leaving and waiting', () => {
  it('asks first when something was told, and the way back loses nothing', () => {
    toLists(booth);
    const before = booth.visit.form;
    booth.act({ do: 'leave' });
    expect(booth.visit.overlay).toEqual({ kind: 'askLeave' });
    booth.act({ do: 'stay' });
    expect(booth.visit.form).toEqual(before);
  });
  it('covers after a minute, counts down, then ends and wipes', () => {
    const { idleCoverMs, coverMs } = examplePack.timeouts;
    toLists(booth).later(idleCoverMs + 1);
    expect(booth.visit.overlay).toMatchObject({ kind: 'cover' });
    booth.later(coverMs);
    expect(booth.state).toMatchObject({ kind: 'leaving', phase: 'wiping' });
    expect(booth.effect('wipe')).toBeDefined();
  });
  it('can be extended more than ten times', () => {
    toLists(booth);
    for (let i = 0; i < 12; i++) {
      booth.later(examplePack.timeouts.idleCoverMs + 1);
      expect(booth.visit.overlay?.kind).toBe('cover');
      booth.act({ do: 'stay' });
      expect(booth.visit.overlay).toBeNull();
    }
  });
  it('goes out of order when something could not be wiped', () => {
    toLists(booth).act({ do: 'leaveForSure' }).send({ kind: 'wiped', ok: false });
    expect(booth.state).toMatchObject({ kind: 'outOfOrder', reason: 'wipeFailed' });
  });
  it('keeps nothing of the person in the state', () => {
    toPad(booth);
    write(booth).act({ do: 'leaveForSure' });
    expect(JSON.stringify(booth.state)).not.toMatch(/王小明|陈志华|500103|1380000/);
  });
});
