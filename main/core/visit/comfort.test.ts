/** Time, presence and reading: who needs longer gets it, nobody's answers stay open in an empty seat (ux 41–43). */
import { beforeEach, describe, expect, it } from 'vitest';
import { pack } from '../../../build/policy/pack.ts';
import type { Needs } from '../../contract/request.ts';
import { bundleOf } from './bundle.ts';
import { needs, TestBooth, toLists, toPad, toPadFromPreview, toPreview, write } from './visitKit.ts';

const { idleCoverMs, coverMs, awayCoverMs } = pack.timeouts;
let booth: TestBooth;
beforeEach(() => {
  booth = new TestBooth();
});
const covered = () => booth.visit.overlay?.kind === 'cover';
const secondsLeft = () => (booth.visit.overlay?.kind === 'cover' ? booth.visit.overlay.secondsLeft : null);
/** The same visit with another choice on the needs screen. */
const needing = (more: Partial<Needs>): void => {
  toLists(booth);
  booth.state = { ...booth.visit, needs: { ...needs, ...more } };
};

describe('limits', () => {
  const twice: readonly [string, () => void][] = [
    [
      'at 200 %',
      () => booth.act({ do: 'setLook', look: { scale: 200, contrast: 'day', language: 'zh-CN' } }),
    ],
    ['for whoever wants to be read to', () => needing({ readAloud: true })],
    ['in three-key mode', () => needing({ keys: true })],
    ['once keys are used', () => booth.act({ do: 'usesKeys' })],
    ['with a headset', () => booth.send({ kind: 'headsetMoved', plugged: true })],
  ];
  it.each(twice)('are doubled %s', (_words, begin) => {
    toLists(booth);
    begin();
    booth.later(idleCoverMs + 1);
    expect(covered()).toBe(false);
    booth.later(idleCoverMs);
    expect(secondsLeft()).toBe((coverMs * 2) / 1000);
    booth.later(coverMs * 2 - 1_000);
    expect(covered()).toBe(true);
    booth.later(1_000);
    expect(booth.state.kind).toBe('leaving');
  });

  it('give a touch on the cover the whole countdown back, and no more', () => {
    toLists(booth).later(idleCoverMs + 1);
    booth.later(30_000).send({ kind: 'touched' }).later(0);
    expect(secondsLeft()).toBe(coverMs / 1000);
  });
});

describe('the clock', () => {
  it('stands still while the booth reads, and starts anew when it has stopped', () => {
    toLists(booth);
    for (let i = 0; i < 10; i++) booth.act({ do: 'reading', forMs: 30_000 }).later(20_000);
    expect(covered()).toBe(false);
    booth.act({ do: 'reading', forMs: 0 }).later(idleCoverMs - 1);
    expect(covered()).toBe(false);
    booth.later(2);
    expect(covered()).toBe(true);
  });

  it('goes on when a page dies while it reads', () => {
    toLists(booth).act({ do: 'reading', forMs: 30_000 });
    booth.later(20_000).later(11_000).later(idleCoverMs);
    expect(covered()).toBe(true);
  });

  it('is not held by reading under the cover', () => {
    toLists(booth).later(idleCoverMs + 1);
    booth.act({ do: 'reading', forMs: 60_000 }).later(coverMs);
    expect(booth.state.kind).toBe('leaving');
  });
});

describe('an empty seat', () => {
  const leaves = () => booth.send({ kind: 'presenceChanged', here: false });

  it('is covered after twenty seconds, with the whole countdown', () => {
    toLists(booth);
    leaves().later(awayCoverMs - 1);
    expect(covered()).toBe(false);
    booth.later(1);
    expect(secondsLeft()).toBe(coverMs / 1000);
  });

  it('is covered although the booth reads aloud to nobody', () => {
    toLists(booth);
    leaves();
    booth.act({ do: 'reading', forMs: 60_000 }).later(awayCoverMs / 2);
    booth.act({ do: 'reading', forMs: 60_000 }).later(awayCoverMs / 2);
    expect(covered()).toBe(true);
  });

  it('is not covered when the person is back in time, nor while somebody touches the screen', () => {
    toLists(booth);
    leaves()
      .later(awayCoverMs - 1)
      .send({ kind: 'presenceChanged', here: true })
      .later(5_000);
    expect(covered()).toBe(false);
    leaves()
      .later(awayCoverMs - 1)
      .send({ kind: 'touched' })
      .later(awayCoverMs - 1);
    expect(covered()).toBe(false);
  });

  it('stays covered when somebody sits down again: only the answer opens it', () => {
    toLists(booth);
    leaves().later(awayCoverMs).send({ kind: 'presenceChanged', here: true }).later(1_000);
    expect(covered()).toBe(true);
    booth.act({ do: 'stay' });
    expect(covered()).toBe(false);
  });

  it('changes nothing where there is no sensor', () => {
    toLists(booth).later(awayCoverMs * 2);
    expect(covered()).toBe(false);
  });

  it('is covered on request at once, whoever comes in', () => {
    toLists(booth).act({ do: 'openHelp' }, { do: 'coverNow' });
    expect(secondsLeft()).toBe(coverMs / 1000);
  });
});

describe('the record', () => {
  const readOut = (): string | undefined =>
    bundleOf(booth.visit, {
      pack, templateId: 't', templateVersion: '1', id: 'b', samplesSha256: 'a'.repeat(64),
      clock: { wall: '2026-11-23T10:00:00+08:00', monotonicMs: 1, bootId: 'b', lastSyncAt: null, trusted: true },
    })?.signature.readOut; // prettier-ignore

  it('says the document was read out only when the reader came to its end', () => {
    toPad(booth);
    write(booth).act({ do: 'signDone' }, { do: 'signConfirm' });
    expect(readOut()).toBe('no');
  });

  it.each([
    [true, 'aloud'],
    [false, 'walked'],
  ] as const)('says so when it did, and whether it could be heard: %s', (aloud, words) => {
    toPreview(booth).act({ do: 'documentRead', aloud });
    toPadFromPreview(booth);
    write(booth).act({ do: 'signDone' }, { do: 'signConfirm' });
    expect(readOut()).toBe(words);
  });

  it('forgets it with the document: a changed one was not read', () => {
    toPreview(booth).act(
      { do: 'documentRead', aloud: true },
      { do: 'back', unfinished: null },
      { do: 'checkDone' },
    );
    booth.send({
      kind: 'documentMade',
      document: { id: 'd2', title: { 'zh-CN': '书', en: 'R' }, pages: 2, sha256: 'b'.repeat(64) },
    });
    expect(booth.visit.comfort.documentRead).toBe('no');
  });
});
