/** Seals what a person has signed: bundle and files go to the outbox in one capture, and the slip keeps what was captured. */
import type { Against } from '../../contract/groupKey.ts';
import type { Respondent } from '../../contract/request.ts';
import { groupKeyOf } from '../util/groupKey.ts';
import { bundleOf, pageFiles, type PlainFile } from './bundle.ts';
import type { Document, RunnerPorts, SlipFacts } from './runnerPorts.ts';
import type { BoothEvent, Visit } from './visit.ts';

export interface CapturedVisit {
  readonly slip: Omit<SlipFacts, 'received'>;
  readonly captured: Extract<BoothEvent, { kind: 'captured' }>;
}

/** Null: nothing was kept; the signature is still there and trying again is safe. */
export async function captureVisit(
  ports: Pick<RunnerPorts, 'clock' | 'pack' | 'newId' | 'samplesDigest' | 'capture' | 'log'>,
  visit: Visit,
  document: Document,
  readPage: (page: string) => Promise<Uint8Array | null>,
): Promise<CapturedVisit | null> {
  const clock = ports.clock.quality();
  const { templateId, templateVersion, pdf, sha256 } = document;
  const pack = ports.pack();
  const unlinked = bundleOf(visit, {
    pack, templateId, templateVersion, clock,
    id: ports.newId(), samplesSha256: ports.samplesDigest(visit.ink?.batches.flat() ?? []),
  }); // prettier-ignore
  if (unlinked === null) return null;
  const { disputeKind, respondents } = unlinked.request;
  const groupKey = await groupKeyOf(pack, disputeKind, respondents.map(against));
  const bundle = groupKey === null ? unlinked : { ...unlinked, groupKey };
  const read = (): Promise<Uint8Array> => Promise.resolve(new Uint8Array(pdf));
  const files: PlainFile[] = [
    { name: 'request.pdf', role: 'document', mime: 'application/pdf', sha256, read },
    ...pageFiles(bundle, visit.looks, readPage),
  ];
  const kept = await ports.capture(bundle, files);
  if (!kept.ok) {
    ports.log('captureRefused', { kind: kept.error.kind });
    return null;
  }
  ports.log('documentSigned', { visitId: visit.id, document: bundle.document.sha256 });
  const { title, sha256: documentSha256 } = bundle.document;
  return {
    slip: {
      document: title, capturedAt: bundle.capturedAt, clockTrusted: clock.trusted, documentSha256,
      evidencePages: files.filter((file) => file.role === 'evidence').length,
    },
    captured: { kind: 'captured', itemId: kept.value.itemId, sha256: documentSha256, at: bundle.capturedAt },
  }; // prettier-ignore
}

const against = (one: Respondent): Against =>
  one.kind === 'organisation' ? { kind: one.kind, name: one.name } : { kind: one.kind, number: one.idNumber };
