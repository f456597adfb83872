import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { EVENTS } from '../../contract/events.ts';
import { EMPTY_HEAD, firstBreak, nextEntry } from './chain.ts';
import { createLogger, loggable } from './logger.ts';
import { fileSink } from './sinks.ts';

const entries = [1, 2, 3].reduce(
  (chain, n) => [
    ...chain,
    nextEntry(chain.at(-1) ?? EMPTY_HEAD, 1000 + n, 'visitBegan', { visitId: `v${n}` }),
  ],
  [] as ReturnType<typeof nextEntry>[],
);

describe('the audit chain', () => {
  test('is whole when nobody touched it', () => expect(firstBreak(entries)).toBeNull());
  test('shows a changed, a missing and a swapped entry', () => {
    const [a, b, c] = entries;
    if (a === undefined || b === undefined || c === undefined) throw new Error('three entries');
    expect(firstBreak([a, { ...b, fields: '{"visitId":"v9"}' }, c])).toBe(2);
    expect(firstBreak([a, { ...b, at: 5 }, c])).toBe(2);
    expect(firstBreak([a, c])).toBe(3);
    expect(firstBreak([b, a, c])).toBe(2);
  });
});

const Line = z.object({ visitId: z.string() });

describe('the log', () => {
  test('takes catalogue fields only, and nothing that looks like a person', () => {
    const lines: string[] = [];
    const log = createLogger({ service: 'core', at: () => 'now', sinks: [(line) => lines.push(line)] });
    log('visitBegan', { visitId: '11010519491231002X' });
    log('visitBegan', { visitId: '张三' });
    log('visitBegan', { visitId: '13800138000' });
    const extra = { visitId: '01JABCDEF', name: '张三' };
    log('visitBegan', extra);
    expect(lines.map((line) => Line.parse(JSON.parse(line)).visitId)).toEqual(['?', '?', '?', '01JABCDEF']);
    expect(lines.join('')).not.toContain('张三');
    expect(JSON.parse(lines[0] ?? '')).toEqual({ at: 'now', service: 'core', severity: 'info', event: 'visitBegan', visitId: '?' }); // prettier-ignore
  });
  test('refuses values of another kind', () => {
    expect(loggable('digest', 'abc')).toBeUndefined();
    expect(loggable('word', 'two words')).toBeUndefined();
    expect(loggable('count', Number.NaN)).toBeUndefined();
    expect(loggable('flag', 'true')).toBeUndefined();
    expect(loggable('id', 'H12345678')).toBeUndefined();
    expect(loggable('digest', 'a'.repeat(64))).toBe('a'.repeat(64));
  });
  test('below the wished severity stays silent', () => {
    const lines: string[] = [];
    const log = createLogger({ service: 'core', at: () => 'now', sinks: [(line) => lines.push(line)], least: 'warning' }); // prettier-ignore
    log('visitBegan', { visitId: 'v' });
    log('socketSilent', {});
    expect(lines).toHaveLength(1);
  });
  test('stays inside its bound on disk and keeps the newest lines', () => {
    const folder = mkdtempSync(join(tmpdir(), 'yuncang-log-'));
    const sink = fileSink(join(folder, 'core.log'), 1_000, 2);
    for (let n = 0; n < 500; n++) sink(`line ${n} ${'x'.repeat(40)}`);
    const files = readdirSync(folder).sort();
    expect(files).toEqual(['core.log', 'core.log.1', 'core.log.2']);
    expect(files.every((name) => statSync(join(folder, name)).size <= 1_000)).toBe(true);
    expect(readFileSync(join(folder, 'core.log'), 'utf8')).toContain('line 499 ');
    rmSync(folder, { recursive: true });
  });
  test('every event says what it means and names no field after a person', () => {
    for (const spec of Object.values(EVENTS)) {
      expect(spec.says.length).toBeGreaterThan(10);
      expect(
        Object.keys(spec.fields).filter((name) => /name|phone|number|address|text$/i.test(name)),
      ).toEqual([]);
    }
  });
});
