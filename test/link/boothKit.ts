/** A booth's durable half for tests: store, identity, outbox and link in a folder of their own, opened and closed like after a restart. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Audit, createAudit } from '../../main/core/audit/audit.ts';
import { createLogger } from '../../main/core/audit/logger.ts';
import { type Link, startLink } from '../../main/core/link/startLink.ts';
import { type Outbox, createOutbox } from '../../main/core/outbox/createOutbox.ts';
import { type Identity, openIdentity } from '../../main/core/store/identity.ts';
import type { Space } from '../../main/core/store/space.ts';
import { type Store, openStore } from '../../main/core/store/store.ts';
import { type BoothClock, createClock } from '../../main/core/util/clock.ts';
import { keyProvider } from '../../main/core/util/keyProvider.ts';
import { sampleBundle, samplePacket } from './boothSamples.ts';
import { AGREEMENT_SCHEMA } from '../../main/contract/session/packet.ts';

export interface Booth {
  readonly dataDir: string;
  readonly store: Store;
  readonly identity: Identity;
  readonly audit: Audit;
  readonly outbox: Outbox;
  readonly clock: BoothClock;
  readonly lines: string[];
  /** Packs handed on by the link, with their ETag. */
  readonly policies: string[];
  link(courtUrl: string, code?: string): Link;
  /** Link stopped, store closed; the folder stays. */
  close(): Promise<void>;
}

export async function openBooth(dataDir: string, space?: Space): Promise<Booth> {
  const lines: string[] = [];
  const policies: string[] = [];
  const clock = createClock();
  const log = createLogger({ service: 'core', at: () => clock.quality().wall, sinks: [(line) => lines.push(line)] }); // prettier-ignore
  const key = await keyProvider(join(dataDir, 'key'), undefined)();
  if (!key.ok) throw new Error(key.error.kind);
  const store = openStore({
    dataDir: join(dataDir, 'data'),
    clock,
    log,
    ...(space === undefined ? {} : { space }),
  });
  if (!store.ok) throw new Error(store.error.kind);
  clock.remember(store.value.clockMemory);
  const identity = openIdentity(store.value, key.value);
  if (!identity.ok) throw new Error(identity.error.kind);
  const audit = createAudit({ store: store.value, clock, log });
  const outbox = await createOutbox({ store: store.value, identity: identity.value, audit, clock, log });
  const links: Link[] = [];
  return {
    dataDir,
    store: store.value,
    identity: identity.value,
    audit,
    outbox,
    clock,
    lines,
    policies,
    link(courtUrl, code = 'code') {
      const link = startLink({ store: store.value, outbox, identity: identity.value, audit, clock, log, config: { courtUrl, provisioningCode: code }, onPolicy: ({ pack }, etag) => void policies.push(`${pack} ${etag}`) }); // prettier-ignore
      links.push(link);
      return link;
    },
    async close() {
      for (const link of links) await link.stop();
      store.value.close();
    },
  };
}

export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'yuncang-booth-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Captures one request with so many pages of so many bytes. */
export function captureSample(booth: Booth, id: string, pages = 1, bytes = 2_000) {
  const files = Array.from({ length: pages }, (_, index) => ({
    name: `page-${index + 1}.png`,
    role: 'evidence' as const,
    mime: 'image/png',
    read: () => new Uint8Array(bytes).fill(index + 1),
  }));
  return booth.outbox.capture({ bundle: sampleBundle(id), files });
}

/** Captures the packet of one mediation: the paper, its proof and one signer's evidence of so many bytes. */
export function captureAgreement(booth: Booth, session: string, bytes: number) {
  const part = (name: string, role: 'agreement' | 'proof' | 'signer', mime: string) => ({ name, role, mime, read: () => new Uint8Array(bytes).fill(9) }); // prettier-ignore
  const files = [part('agreement.pdf', 'agreement', 'application/pdf'), part('agreement.proof.json', 'proof', 'application/json'), part('evidence-act-A.json', 'signer', 'application/json')]; // prettier-ignore
  return booth.outbox.capture({ schema: AGREEMENT_SCHEMA, bundle: samplePacket(session), files });
}

/** Waits until a fact holds, woken by nothing but short turns; fails loudly. */
export async function until(
  what: string,
  fact: () => boolean | Promise<boolean>,
  limitMs = 20_000,
): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await fact())) {
    if (Date.now() > end) throw new Error(`never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
