/** The chain of audit events: each entry's hash covers the one before, so that a changed or missing one shows. */
import canonicalize from 'canonicalize';
import { GENESIS } from '../../contract/link.ts';
import { sha256Hex } from '../util/digest.ts';

export interface AuditEntry {
  readonly seq: number;
  readonly at: number;
  readonly event: string;
  /** Canonical JSON of the event's fields. */
  readonly fields: string;
  readonly prev: string;
  readonly hash: string;
}

export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
}

export const EMPTY_HEAD: AuditHead = { seq: 0, hash: GENESIS };

export function nextEntry(head: AuditHead, at: number, event: string, fields: object): AuditEntry {
  const entry = { seq: head.seq + 1, at, event, fields: canonicalText(fields), prev: head.hash };
  return { ...entry, hash: hashOf(entry) };
}

function hashOf(entry: Omit<AuditEntry, 'hash'>): string {
  const { seq, at, event, fields, prev } = entry;
  return sha256Hex(canonicalText({ seq, at, event, fields, prev }));
}

/** RFC 8785. Undefined and functions have no JSON and never get here. */
export function canonicalText(value: object): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('not JSON');
  return text;
}

/** The seq of the first entry that does not fit, or null. A cut tail shows only against a checkpoint the court holds. */
export function firstBreak(entries: Iterable<AuditEntry>, from: AuditHead = EMPTY_HEAD): number | null {
  let head = from;
  for (const entry of entries) {
    if (entry.seq !== head.seq + 1 || entry.prev !== head.hash || entry.hash !== hashOf(entry))
      return entry.seq;
    head = entry;
  }
  return null;
}
