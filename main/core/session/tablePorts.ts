/** What a table needs of the booth around it: papers made, packets sealed into the outbox, what a crash must not lose. */
import {
  AGREEMENT_SCHEMA, CONFIRMATION_SCHEMA, GROUP_CONSENT_SCHEMA, INKED_SCHEMA,
} from '../../contract/session/packet.ts'; // prettier-ignore
import type { createDocumentThread } from '../documents/documentThread.ts';
import { readJudgment } from '../link/readJudgment.ts';
import type { Link } from '../link/startLink.ts';
import type { Outbox } from '../outbox/createOutbox.ts';
import type { DemoJudgments } from '../store/demoJudgments.ts';
import type { Identity } from '../store/identity.ts';
import type { Clock } from '../util/clock.ts';
import { instant } from '../util/instant.ts';
import { deliveryOf } from '../visit/delivery.ts';
import type { RunnerPorts } from '../visit/runnerPorts.ts';
import type { KeptSessions } from './keptSessions.ts';

/** Of the item a packet becomes. */
const SCHEMAS = {
  mediationAgreement: AGREEMENT_SCHEMA,
  confirmationApplication: CONFIRMATION_SCHEMA,
  groupConsent: GROUP_CONSENT_SCHEMA,
} as const;

export interface TableParts {
  readonly software: string;
  readonly kept: KeptSessions;
  readonly outbox: Pick<Outbox, 'capture' | 'status' | 'statusOfRequest'>;
  readonly link: Pick<Link, 'nudge' | 'roster' | 'freshJudgments'>;
  readonly judgments: DemoJudgments;
  readonly documents: Pick<ReturnType<typeof createDocumentThread>, 'make'>;
  readonly clock: Clock;
  readonly identity: Identity;
  /** A mediation was opened: what a crash cut before is told no more. */
  readonly opened: () => void;
}

export function tablePorts(parts: TableParts): RunnerPorts['session'] {
  const { software, kept, outbox, link, documents, clock, identity, opened, judgments } = parts;
  return {
    software,
    opened,
    kept,
    deliveryOf: (itemId) => deliveryOf(outbox.status(itemId), clock.quality().wall),
    group: {
      itemOf(ref) {
        const status = outbox.statusOfRequest(ref);
        return status === null ? null : { itemId: status.itemId, at: instant(status.capturedAt) };
      },
      fetchRoster: () => link.roster(),
    },
    async demoFor(groupKey) {
      const court = identity.claim();
      if (court === null) return { kind: 'none' };
      const asked = await link.freshJudgments();
      const today = clock.quality().wall.slice(0, 10);
      // checked once more: it may have lain here for long
      const read = judgments.ofKey(groupKey).map((signed) => readJudgment(signed, court, today));
      const good = read.find((one) => one.ok);
      if (good?.ok === true) return { kind: 'here', judgment: good.value };
      const bad = read.find((one) => !one.ok);
      if (bad?.ok === false) return { kind: 'refused', why: bad.error };
      return { kind: asked ? 'none' : 'offline' };
    },
    makePaper: (job) => documents.make(job),
    seal(text) {
      const claim = identity.claim();
      return claim === null ? null : { kid: claim.kid, sig: identity.sign(Buffer.from(text)) };
    },
    async capturePacket(packet, files) {
      const captured = await outbox.capture({ schema: SCHEMAS[packet.kind], bundle: packet, files });
      if (captured.ok) link.nudge();
      return captured;
    },
    async captureInked(packet, files) {
      const captured = await outbox.capture({ schema: INKED_SCHEMA, bundle: packet, files });
      if (captured.ok) link.nudge();
      return captured;
    },
  };
}
