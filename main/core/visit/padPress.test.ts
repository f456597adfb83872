/** Buttons on the pad itself mean what the same taps on the screen mean, and are allowed no more. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { PadButton } from '../../contract/devices.ts';
import { pack as examplePack } from '../../../build/policy/pack.ts';
import { TestBooth, toPad, write } from './visitKit.ts';

let booth: TestBooth;
beforeEach(() => void (booth = new TestBooth()));

const press = (button: PadButton, job = booth.effect('startSigning')?.job ?? ''): TestBooth =>
  booth.send({ kind: 'padPressed', job, button });

describe('a button on the pad', () => {
  it('确认 ends a good signature and seals it', () => {
    toPad(booth);
    write(booth);
    press('confirm');
    expect(booth.visit.place).toMatchObject({ kind: 'sign', phase: { kind: 'sealing' } });
    expect(booth.effect('capture')).toBeDefined();
  });

  it('确认 on a signature that is none names what is wrong, and seals nothing however often it is pressed', () => {
    toPad(booth);
    press('confirm');
    press('confirm');
    expect(booth.visit.place).toMatchObject({ phase: { kind: 'written', problems: ['tooFewStrokes'] } });
    expect(booth.effect('capture')).toBeUndefined();
  });

  it('确认 does not count when the check of the card has aged: the card is asked for', () => {
    toPad(booth);
    write(booth);
    booth.now += examplePack.timeouts.freshIdentityMs + 1;
    press('confirm');
    expect(booth.visit.place).toMatchObject({ kind: 'card', purpose: 'sign' });
    expect(booth.effect('capture')).toBeUndefined();
  });

  it('重写 clears pad and screen, and the ink is gone', () => {
    toPad(booth);
    write(booth);
    press('again');
    expect(booth.effect('clearInk')).toBeDefined();
    expect(booth.visit.ink?.batches).toEqual([]);
    expect(booth.visit.place).toMatchObject({ phase: { kind: 'writing', strokes: 0 } });
  });

  it('取消 goes back to the document with nothing signed', () => {
    toPad(booth);
    write(booth);
    press('cancel');
    expect([booth.at, booth.visit.ink]).toEqual(['preview', null]);
    expect(booth.effect('stopSigning')).toBeDefined();
  });

  it('of an earlier job, or under an opaque page, does nothing', () => {
    toPad(booth);
    write(booth);
    const { place } = booth.visit;
    press('confirm', 'another job');
    booth.act({ do: 'leave' });
    press('confirm');
    press('cancel');
    expect(booth.visit.place).toEqual(place);
    expect(booth.effect('capture')).toBeUndefined();
  });
});

describe('what the pad is asked to show', () => {
  it('is the document’s own title, the masked signer, pages, digest, and the amount where one is claimed', () => {
    toPad(booth);
    expect(booth.effect('startSigning')).toMatchObject({
      prompt: { signer: '王*明', pages: 2, digestGroups: 'aaaa aaaa aaaa aaaa', amount: '35,600.00' },
      language: 'zh-CN',
    });
    expect(JSON.stringify(booth.effect('startSigning'))).not.toMatch(/王小明|500103/);
  });
});
