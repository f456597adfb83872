/** Whatever way a device fails, the person reads what to do, in both languages. */
import { describe, expect, it } from 'vitest';
import { DeviceErrorKind } from '../../main/contract/devices.ts';
import { needs, TestBooth } from '../../main/core/visit/visitKit.ts';
import { en } from '../../renderer/text/en.ts';
import { requestEn } from '../../renderer/text/request.en.ts';
import { requestZh } from '../../renderer/text/request.zh.ts';
import { zhCN } from '../../renderer/text/zhCN.ts';

describe.each(DeviceErrorKind.options)('a device that fails with %s', (kind) => {
  it('has words for the scanner and the pad', () => {
    for (const { scan, sign } of [requestZh, requestEn]) {
      for (const { title, say } of [scan.stopped[kind](2), sign.broke[kind]]) {
        expect(title.length).toBeGreaterThan(1);
        expect(say.length).toBeGreaterThan(5);
      }
    }
  });
  it('has a screen for the reader, with a way on', () => {
    const booth = new TestBooth().act(
      { do: 'start' },
      { do: 'continueNotice', shownMs: 1, readAloud: false },
      { do: 'setNeeds', needs },
    );
    booth.send({ kind: 'cardFailed', error: { kind, device: 'idReader', stage: 'read', retryable: true, detail: '' } }); // prettier-ignore
    const { place } = booth.visit;
    if (place.kind !== 'cardProblem') throw new Error(`shown as ${place.kind}`);
    for (const words of [zhCN, en]) {
      const { title, advice } = words.cardProblem[place.problem];
      expect(title.length).toBeGreaterThan(1);
      expect(advice.length).toBeGreaterThan(0);
    }
    booth.act({ do: 'noCard' });
    expect(booth.visit.place.kind).toBe('noCard');
  });
});
