import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Instant } from '../../contract/request.ts';
import { decryptAtRest, encryptAtRest } from './atRest.ts';
import { TRUST_MS, createClock } from './clock.ts';
import { createDurably, writeDurably } from './durable.ts';
import { newId } from './ids.ts';
import { instant, instantMs } from './instant.ts';
import { keyProvider } from './keyProvider.ts';
import { simulatedTime } from './simulatedClock.ts';

describe('the clock', () => {
  test('without a court is untrusted and says so in every stamp', () => {
    const clock = createClock(simulatedTime());
    expect(clock.quality()).toMatchObject({ lastSyncAt: null, trusted: false, bootId: 'simulated-boot' });
    expect(clock.quality().wall).toBe('2026-03-04T09:00:00.000+08:00');
  });
  test('takes the court’s time when it differs, and trusts it for 72 hours', () => {
    const time = simulatedTime();
    const clock = createClock(time);
    clock.synced(time.wallMs() + 600_000);
    expect(clock.now() - time.wallMs()).toBe(600_000);
    expect(clock.quality().trusted).toBe(true);
    time.advance(TRUST_MS + 1);
    expect(clock.quality().trusted).toBe(false);
  });
  test('ignores the grain of the date header', () => {
    const time = simulatedTime();
    const clock = createClock(time);
    clock.synced(time.wallMs() - 900);
    expect(clock.now()).toBe(time.wallMs());
  });
  test('notices a flat battery: earlier than the last known time is implausible and untrusted until the court speaks', () => {
    const time = simulatedTime();
    const kept: number[] = [];
    const first = createClock(time);
    first.remember({ floor: null, lastSyncAt: null, keep: (floor) => void kept.push(floor) });
    first.synced(time.wallMs());
    time.advance(600_000);
    first.note();
    const floor = kept.at(-1) ?? 0;
    expect(floor).toBe(time.wallMs());
    const court = time.wallMs();
    const flat = simulatedTime(Date.parse('2000-01-01T00:00:00Z'));
    const events: string[] = [];
    const clock = createClock(flat, (name) => void events.push(name));
    clock.remember({ floor, lastSyncAt: floor, keep: () => undefined });
    expect(clock.plausible()).toBe(false);
    expect(clock.quality().trusted).toBe(false);
    expect(events).toEqual(['clockBehindFloor']);
    clock.synced(court + 5_000);
    expect(clock.plausible()).toBe(true);
    expect(clock.quality().trusted).toBe(true);
  });
  test('a floor pushed into the future by a wrong clock is brought back by the court', () => {
    const time = simulatedTime();
    const clock = createClock(time);
    const right = time.wallMs();
    clock.synced(right);
    time.setWall(right + 10 * 365 * 86_400_000);
    clock.note();
    time.setWall(right);
    expect(clock.plausible()).toBe(false);
    clock.synced(right + 1_000);
    expect(clock.plausible()).toBe(true);
  });
  test('writes Beijing time that the contract accepts and reads back', () => {
    const text = instant(Date.parse('2026-03-04T01:02:03.004Z'));
    expect(text).toBe('2026-03-04T09:02:03.004+08:00');
    expect(Instant.safeParse(text).success).toBe(true);
    expect(instantMs(text)).toBe(Date.parse('2026-03-04T01:02:03.004Z'));
  });
});

describe('files and keys', () => {
  const inFolder = async (work: (folder: string) => Promise<void>): Promise<void> => {
    const folder = mkdtempSync(join(tmpdir(), 'yuncang-util-'));
    await work(folder).finally(() => rmSync(folder, { recursive: true }));
  };
  test('a durable write leaves the whole file and nothing else; a failed one nothing at all', () =>
    inFolder(async (folder) => {
      await writeDurably(join(folder, 'a'), Buffer.from('one'));
      await writeDurably(join(folder, 'a'), Buffer.from('two'));
      expect(readdirSync(folder)).toEqual(['a']);
      expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('two');
      await expect(writeDurably(join(folder, 'none', 'a'), Buffer.from('x'))).rejects.toThrow('ENOENT');
    }));
  test('a file made in pieces has them in the order they were given', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'a');
      const pieces = Array.from({ length: 40 }, (_, n) => Buffer.alloc(300_000 - n * 1000, n));
      const answer = await createDurably(path, (append) => {
        for (const piece of pieces) append(piece);
        return 'whole';
      });
      expect(answer).toBe('whole');
      expect(readFileSync(path).equals(Buffer.concat(pieces))).toBe(true);
    }));
  test('a file that could not be finished leaves nothing, and one that is there is never written over', () =>
    inFolder(async (folder) => {
      const broken = createDurably(join(folder, 'a'), (append) => {
        append(Buffer.from('half'));
        throw new Error('broke');
      });
      await expect(broken).rejects.toThrow('broke');
      expect(readdirSync(folder)).toEqual([]);
      await createDurably(join(folder, 'a'), (append) => append(Buffer.from('first')));
      const second = createDurably(join(folder, 'a'), (append) => append(Buffer.from('second')));
      await expect(second).rejects.toThrow('EEXIST');
      expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('first');
    }));
  test('the key is made once with mode 0400; a malformed one is an error, not a new key', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'keys', 'booth.key');
      const made = await keyProvider(path, undefined)();
      const again = await keyProvider(path, undefined)();
      expect(made.ok && again.ok && made.value.equals(again.value)).toBe(true);
      // Windows has no such modes: it shows every file that may not be written as 0444.
      expect(statSync(path).mode & 0o777).toBe(process.platform === 'win32' ? 0o444 : 0o400);
      rmSync(path);
      writeFileSync(path, 'short');
      expect(await keyProvider(path, undefined)()).toEqual({
        ok: false,
        error: { kind: 'keyMalformed', path },
      });
    }));
  test('systemd’s credential wins, and its absence is no reason for a weaker key', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'yuncang-key');
      expect(await keyProvider(join(folder, 'other'), folder)()).toEqual({ ok: false, error: { kind: 'keyMissing', path } }); // prettier-ignore
      expect(existsSync(join(folder, 'other'))).toBe(false);
      writeFileSync(path, Buffer.alloc(32, 9));
      expect(await keyProvider(join(folder, 'other'), folder)()).toEqual({
        ok: true,
        value: Buffer.alloc(32, 9),
      });
    }));
  test('what is encrypted at rest opens with the same key and purpose alone', () => {
    const key = Buffer.alloc(32, 1);
    const sealed = encryptAtRest(key, 'purpose', Buffer.from('secret'));
    expect(decryptAtRest(key, 'purpose', sealed)?.toString()).toBe('secret');
    expect(decryptAtRest(key, 'other', sealed)).toBeNull();
    expect(decryptAtRest(Buffer.alloc(32, 2), 'purpose', sealed)).toBeNull();
    expect(decryptAtRest(key, 'purpose', sealed.subarray(0, 20))).toBeNull();
  });
  test('ids sort by time and never repeat', () => {
    const ids = Array.from({ length: 1_000 }, () => newId(1_000));
    expect(new Set(ids).size).toBe(1_000);
    expect(newId(2_000) > (ids[0] ?? '')).toBe(true);
    expect(ids.every((id) => /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(id))).toBe(true);
  });
});
