/** Every way a device can fail has words: for the technician here, for the person on the screens. */
import { describe, expect, it } from 'vitest';
import { AdviceCode, DeviceErrorKind } from '../../main/contract/devices.ts';
import { ADVICE, advised, FAULT_ADVICE } from './advice.ts';

const CHINESE = /[\u4e00-\u9fff]/;

describe('advice', () => {
  it.each(AdviceCode.options.filter((code) => code !== 'fault'))('has both languages for %s', (code) => {
    expect(Object.keys(ADVICE)).toContain(code);
    const { words } = advised({ code, severity: 'problem', detail: 'x'.repeat(400) }, 'absent');
    expect(words['zh-CN']).toMatch(/^[^。]+。$/); // one sentence
    expect(words['zh-CN']).toMatch(CHINESE);
    expect(words.en).not.toMatch(CHINESE);
  });

  it.each(DeviceErrorKind.options)('has both languages for the fault %s', (kind) => {
    const { words } = advised({ code: 'fault', severity: 'problem', detail: kind }, kind);
    expect(words).toBe(FAULT_ADVICE[kind]);
    expect(words['zh-CN']).toMatch(/^[^。]+。$/);
    expect(words.en).not.toMatch(CHINESE);
  });
});
