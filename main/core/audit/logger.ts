/** The structured log: one JSON object a line, events of the catalogue only, no free text. */
import { type EventName, EVENTS, type FieldKind, type Log, type Severity } from '../../contract/events.ts';

/** Takes one line without its line break. */
export type LogSink = (line: string) => void;

const ID = /^[\w.:+/-]{1,80}$/;
const WORD = /^[A-Za-z][A-Za-z0-9.]{0,47}$/;
const DIGEST = /^[0-9a-f]{64}$/;
/** Identity numbers (15 or 18 places), permit numbers and telephone numbers must never get into a log. */
const PERSONAL = /^(\d{14,17}[\dXx]|\+?(86)?1\d{10}|[HM]\d{8,10})$/;

/** The value as it may be written, or undefined. */
export function loggable(kind: FieldKind, value: unknown): string | number | boolean | undefined {
  switch (kind) {
    case 'flag':
      return typeof value === 'boolean' ? value : undefined;
    case 'count':
    case 'ms':
      return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e14
        ? value
        : undefined;
    case 'digest':
      return typeof value === 'string' && DIGEST.test(value) ? value : undefined;
    case 'word':
      return typeof value === 'string' && WORD.test(value) && !PERSONAL.test(value) ? value : undefined;
    case 'id':
      return typeof value === 'string' && ID.test(value) && !PERSONAL.test(value) ? value : undefined;
  }
}

/** The fields an event may carry, checked one by one; a value that may not be written becomes "?". */
export function loggableFields(name: EventName, fields: Readonly<Record<string, unknown>>) {
  const allowed: Readonly<Record<string, FieldKind>> = EVENTS[name].fields;
  return Object.fromEntries(
    Object.entries(allowed).map(([field, kind]) => [field, loggable(kind, fields[field]) ?? '?']),
  );
}

const RANK: Readonly<Record<Severity, number>> = { debug: 0, info: 1, warning: 2, error: 3 };

export interface LoggerOptions {
  readonly service: string;
  /** RFC 3339, for people; order in the file is the order of events. */
  readonly at: () => string;
  readonly sinks: readonly LogSink[];
  readonly least?: Severity;
}

export function createLogger({ service, at, sinks, least = 'debug' }: LoggerOptions): Log {
  return (name, fields) => {
    const { severity, disposition } = EVENTS[name];
    if (RANK[severity] < RANK[least]) return;
    const line = JSON.stringify({
      at: at(),
      service,
      severity,
      ...(disposition === 'alarm' ? { alarm: true } : {}),
      event: name,
      ...loggableFields(name, fields),
    });
    for (const sink of sinks) sink(line);
  };
}
