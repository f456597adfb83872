/** The durable moment: one transaction of seq, chain, signed envelope, files and audit event. */
import type { z } from 'zod';
import { isEvidence, type ItemSchema, itemLines } from '../../contract/link.ts';
import { type Result, err, ok } from '../../contract/result.ts';
import { isDiskFull } from '../util/durable.ts';
import { newId } from '../util/ids.ts';
import { instant } from '../util/instant.ts';
import { type CaptureError, type CaptureRequest, type Captured, type SealedRequest, removePacks, sealRequest } from './sealRequest.ts'; // prettier-ignore
import type { OutboxContext } from './context.ts';
import { signEnvelope } from './envelope.ts';

export interface NewItem {
  readonly schema: z.infer<typeof ItemSchema>;
  /** What it is an item of: a second item with the same `ref` is the first one. */
  readonly ref: string;
  readonly body: string;
}

export function capturing(context: OutboxContext) {
  const { store, rows, identity, audit, clock, log, folder, tell } = context;

  function commit({ schema, ref }: NewItem, sealed: SealedRequest): Result<Captured, CaptureError> {
    const claim = identity.claim();
    if (claim === null) return err({ kind: 'unclaimed' });
    return store.transaction(() => {
      const now = clock.now();
      const head = rows.head();
      const id = newId(now);
      const seq = head.seq + 1;
      const files = sealed.files.map(({ sha256, size, mime }) => ({ sha256, size, mime }));
      const signed = signEnvelope(
        { v: 1, id, booth: claim.boothId, court: claim.courtId, seq, prev: head.hash, at: instant(now), schema, body: sealed.body, files },
        claim.kid,
        identity.sign,
      ); // prettier-ignore
      const { hash } = signed;
      rows.insert({ seq, id, ref, schema, hash, capturedAt: now, item: itemLines(signed), pack: sealed.pack, files: sealed.files }); // prettier-ignore
      // A checkpoint of the audit chain is not itself an audit event: it would always be out of date.
      if (isEvidence(schema)) audit.record('itemCaptured', { itemId: id, seq, hash, files: files.length });
      return ok({ itemId: id, hash, seq });
    });
  }

  function commitOrFull(item: NewItem, sealed: SealedRequest): Result<Captured, CaptureError> {
    try {
      return commit(item, sealed);
    } catch (reason) {
      if (isDiskFull(reason)) return err({ kind: 'diskFull' });
      throw reason;
    }
  }

  function earlier(ref: string): Captured | null {
    const found = rows.byRef(ref) ?? rows.tombstoneByRef(ref);
    return found === undefined ? null : { itemId: found.id, hash: found.hash, seq: found.seq };
  }

  async function captureOnce(request: CaptureRequest): Promise<Result<Captured, CaptureError>> {
    const claim = identity.claim();
    if (claim === null) return err({ kind: 'unclaimed' });
    const sealed = await sealRequest(request, claim.keys.sealing, folder, newId(clock.now()));
    if (!sealed.ok) return sealed;
    const ref = request.bundle.id;
    const done = earlier(ref); // a second call may have overtaken this one while it sealed
    const item = { schema: request.schema ?? 'filing.submit/1', ref, body: sealed.value.body } as const;
    const result = done === null ? commitOrFull(item, sealed.value) : ok(done);
    if (!result.ok || done !== null) await removePacks(folder, [sealed.value.pack]);
    return result;
  }

  function told(result: Result<Captured, CaptureError>): Result<Captured, CaptureError> {
    if (result.ok) tell('captured');
    else log('captureRefused', { kind: result.error.kind });
    return result;
  }

  return {
    /** When the disk is full the reserve is given up and it is tried once more. */
    async capture(request: CaptureRequest): Promise<Result<Captured, CaptureError>> {
      const done = earlier(request.bundle.id);
      if (done !== null) return ok(done);
      const first = await captureOnce(request);
      if (first.ok || first.error.kind !== 'diskFull' || !store.space.releaseReserve()) return told(first);
      log('reserveReleased', {});
      return told(await captureOnce(request));
    },
    enqueue(item: NewItem): Result<Captured, CaptureError> {
      const done = earlier(item.ref);
      return done === null ? told(commitOrFull(item, { body: item.body, pack: null, files: [] })) : ok(done);
    },
  };
}
