/** Mediations that a cut would lose, sealed on disk: each under a key of its own, which only this booth's key together with the card of whoever led opens again. */
import { hkdfSync, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import type { CardRecord } from '../../contract/devices.ts';
import type { Log } from '../../contract/events.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { canonicalText } from '../../proof/proof.ts';
import type { Audit } from '../audit/audit.ts';
import type { Store } from '../store/store.ts';
import { decryptAtRest, encryptAtRest } from '../util/atRest.ts';
import type { Clock } from '../util/clock.ts';
import { isDiskFull } from '../util/durable.ts';
import { instant } from '../util/instant.ts';

/** 64 MB and a tenth of a second for each try at a card. */
const SCRYPT = { N: 65_536, r: 8, p: 1, maxmem: 160 * 1024 * 1024 } as const;
const KEY_BYTES = 32;
const SALT_BYTES = 16;

const Row = z.object({
  session_id: z.string(),
  ref: z.string(),
  kept_at: z.number(),
  expires_at: z.number(),
  salt: z.instanceof(Uint8Array),
  wrapped: z.instanceof(Uint8Array),
  kind: z.enum(['table', 'group']),
});
const Part = z.object({ name: z.string(), sealed: z.instanceof(Uint8Array) });

/** The way into one kept mediation; its key is in memory as long as the table is. */
export interface Vault {
  /** All parts and whatever `also` records, in one transaction; parts of the same name are replaced. Durable when it returns. */
  keep(
    ref: string,
    parts: ReadonlyMap<string, Uint8Array>,
    also: () => void,
  ): Result<null, { readonly kind: 'diskFull' }>;
  /** What is kept goes, from the disk too. */
  destroy(): void;
  /** The key goes; what is kept stays, for the same card. */
  forget(): void;
}

/** `parts`: null where the bytes are not what was kept. */
export interface OpenedSession {
  readonly sessionId: string;
  readonly keptAt: string;
  readonly until: string;
  readonly parts: ReadonlyMap<string, Buffer | null>;
  readonly vault: Vault;
}

/** A table that was cut, or a group that goes on over days; each has its own time. */
export const KeptKind = z.enum(['table', 'group']);
export type KeptKind = z.infer<typeof KeptKind>;

export interface KeptSessions {
  /** Slow on purpose (memory-hard): begun long before anybody signs. */
  vaultFor(sessionId: string, card: CardRecord, kind?: KeptKind): Promise<Vault>;
  /** The newest one of its kind this card opens. */
  open(card: CardRecord, kind?: KeptKind): Promise<OpenedSession | null>;
  /** One waits for whoever led it. */
  waits(kind?: KeptKind): boolean;
  /** Until when the table waits that waits longest; null: none does. */
  waitsUntil(): string | null;
  has(sessionId: string): boolean;
  /** Destroys what waited too long; answers which. */
  expire(): readonly string[];
  /** A crash between the sealing and the end of the keeping: the packet is in the outbox, so nothing is kept. */
  dropCaptured(wasCaptured: (ref: string) => boolean): void;
}

export interface KeptOptions {
  readonly store: Store;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly log: Log;
  /** Of the key provider: not on this disk where the platform protects it. */
  readonly boothKey: Uint8Array;
  readonly lifeMs: (kind: KeptKind) => number;
}

/** What is printed on a card and on its chip alike, and changes with each new card. */
const cardText = ({ type, number, name, birth, validFrom, validTo }: CardRecord): string =>
  canonicalText([type, number, name, birth, validFrom, validTo]);

const slowKey = (card: CardRecord, salt: Uint8Array): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(cardText(card), salt, KEY_BYTES, SCRYPT, (failed, key) => (failed === null ? resolve(key) : reject(failed))); // prettier-ignore
  });

const wrapping = (sessionId: string): string => `kept session ${sessionId}`;

export function createKeptSessions({
  store,
  audit,
  clock,
  log,
  boothKey,
  lifeMs,
}: KeptOptions): KeptSessions {
  const all = store.query('keptAll', 'SELECT * FROM kept_session ORDER BY kept_at DESC', Row);
  const partsOf = store.query('keptParts', 'SELECT name, sealed FROM kept_part WHERE session_id = @sessionId', Part); // prettier-ignore
  const keepRow = store.command('keptRow', 'INSERT INTO kept_session VALUES (@sessionId, @ref, @now, @until, @salt, @wrapped, @kind) ON CONFLICT (session_id) DO UPDATE SET ref = @ref, kept_at = @now, expires_at = @until'); // prettier-ignore
  const keepPart = store.command('keptPart', 'INSERT INTO kept_part VALUES (@sessionId, @name, @sealed) ON CONFLICT (session_id, name) DO UPDATE SET sealed = @sealed'); // prettier-ignore
  const removeParts = store.command('keptPartsGone', 'DELETE FROM kept_part WHERE session_id = @sessionId');
  const removeRow = store.command('keptGone', 'DELETE FROM kept_session WHERE session_id = @sessionId');
  const kept = new Map(all.all().map((row) => [row.session_id, row.kind]));
  /** Their table stands here right now. */
  const live = new Set<string>();

  /** Both together: a card alone opens nothing elsewhere, the booth's key alone opens nothing without the card. */
  async function wrapKey(sessionId: string, card: CardRecord, salt: Uint8Array): Promise<Buffer> {
    const slow = await slowKey(card, salt);
    const both = Buffer.concat([boothKey, slow]);
    const key = Buffer.from(hkdfSync('sha256', both, salt, wrapping(sessionId), KEY_BYTES));
    slow.fill(0);
    both.fill(0);
    return key;
  }

  function destroy(sessionId: string): void {
    if (!kept.has(sessionId)) return;
    // removing needs a little room too
    withReserve(() => {
      removeParts({ sessionId });
      removeRow({ sessionId });
    });
    kept.delete(sessionId);
    try {
      store.checkpoint(); // the log of the database goes with it
    } catch (reason) {
      if (!isDiskFull(reason)) throw reason; // housekeeping does it when there is room
    }
  }

  /** What is begun is finished: when the disk is full the reserve is given up and it is tried once more. */
  function withReserve(work: () => void): void {
    try {
      store.transaction(work);
    } catch (reason) {
      if (!isDiskFull(reason) || !store.space.releaseReserve()) throw reason;
      log('reserveReleased', {});
      store.transaction(work);
    }
  }

  function vaultOf(
    sessionId: string,
    kind: KeptKind,
    key: Buffer,
    salt: Uint8Array,
    wrapped: Uint8Array,
  ): Vault {
    live.add(sessionId);
    return {
      keep(ref, parts, also) {
        const now = clock.now();
        const sealed = [...parts].map(([name, bytes]) => ({ name, sealed: encryptAtRest(key, `${wrapping(sessionId)} ${name}`, bytes) })); // prettier-ignore
        try {
          withReserve(() => {
            keepRow({ sessionId, ref, now, until: now + lifeMs(kind), salt, wrapped, kind });
            for (const part of sealed) keepPart({ sessionId, ...part });
            also();
          });
        } catch (reason) {
          if (isDiskFull(reason)) return err({ kind: 'diskFull' });
          throw reason;
        }
        kept.set(sessionId, kind);
        return ok(null);
      },
      destroy: () => destroy(sessionId),
      forget() {
        key.fill(0);
        live.delete(sessionId);
      },
    };
  }

  return {
    async vaultFor(sessionId, card, kind = 'table') {
      const salt = randomBytes(SALT_BYTES);
      const wrap = await wrapKey(sessionId, card, salt);
      const key = randomBytes(KEY_BYTES);
      const wrapped = encryptAtRest(wrap, wrapping(sessionId), key);
      wrap.fill(0);
      return vaultOf(sessionId, kind, key, salt, wrapped);
    },
    async open(card, kind = 'table') {
      // read before the slow part: the booth may be closed by its end
      const waiting = all
        .all()
        .filter((row) => row.kind === kind && !live.has(row.session_id) && row.expires_at > clock.now())
        .map((row) => ({ row, sealed: partsOf.all({ sessionId: row.session_id }) }));
      for (const { row, sealed } of waiting) {
        const { session_id: sessionId, salt, wrapped } = row;
        const wrap = await wrapKey(sessionId, card, salt);
        const key = decryptAtRest(wrap, wrapping(sessionId), wrapped);
        wrap.fill(0);
        if (key === null) continue;
        const parts = sealed.map((one) => [one.name, decryptAtRest(key, `${wrapping(sessionId)} ${one.name}`, one.sealed)] as const); // prettier-ignore
        const vault = vaultOf(sessionId, kind, key, salt, wrapped);
        return { sessionId, keptAt: instant(row.kept_at), until: instant(row.expires_at), parts: new Map(parts), vault }; // prettier-ignore
      }
      return null;
    },
    waits: (kind = 'table') => [...kept].some(([sessionId, its]) => its === kind && !live.has(sessionId)),
    waitsUntil() {
      const tables = all.all().filter((row) => row.kind === 'table' && !live.has(row.session_id));
      const ends = tables.map((row) => row.expires_at);
      return ends.length === 0 ? null : instant(Math.max(...ends));
    },
    has: (sessionId) => kept.has(sessionId),
    expire() {
      const over = all.all().filter((row) => row.expires_at <= clock.now() && !live.has(row.session_id));
      return over.map(({ session_id: sessionId }) => {
        destroy(sessionId);
        audit.record('sessionEnded', { sessionId, reason: 'expired' });
        return sessionId;
      });
    },
    dropCaptured(wasCaptured) {
      for (const row of all.all()) if (wasCaptured(row.ref)) destroy(row.session_id);
    },
  };
}
