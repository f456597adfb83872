/** Sets the request of a visit as the document that is read and signed. */
import type { SiteInfo } from '../../contract/link.ts';
import type { PolicyPack } from '../../contract/policy.ts';
import { err, ok } from '../../contract/result.ts';
import type { z } from 'zod';
import type { createDocumentThread } from '../documents/documentThread.ts';
import { MEDIATION_REQUEST, requestDocument, templateOf } from '../documents/requestDocument.ts';
import { withCleanPages } from './pageLooks.ts';
import { draftOf } from './requestForm.ts';
import type { RunnerPorts } from './runnerPorts.ts';
import type { Visit } from './visit.ts';

export interface RequestMakerPorts {
  readonly documents: Pick<ReturnType<typeof createDocumentThread>, 'make'>;
  pack(): PolicyPack;
  site(): z.infer<typeof SiteInfo>;
  /** Wall time of the booth. */
  now(): string;
}

export async function makeRequest(
  { documents, pack, site, now }: RequestMakerPorts,
  { form, identity: who, looks }: Visit,
): ReturnType<RunnerPorts['makeDocument']> {
  const rules = pack();
  const template = templateOf(rules, MEDIATION_REQUEST);
  if (form === null || who === null || !template.ok) return err([]);
  const { site: where, booth } = site();
  const context = { site: where, booth, madeAt: now(), signatureSvg: null };
  const draft = withCleanPages(draftOf(form, who.card, rules), form, looks);
  const job = requestDocument(draft, who.card, rules, context);
  const made = job.ok ? await documents.make(job.value) : job;
  if (!made.ok) return err(made.error.kind === 'missingGlyph' ? made.error.characters : []);
  const { pdf, pages, sha256 } = made.value;
  const { id: templateId, version: templateVersion, title } = template.value;
  return ok({ title, templateId, templateVersion, pdf, pages, sha256 });
}
