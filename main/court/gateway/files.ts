/** tus 1.0 on `/v1/files`: sealed files in pieces, resumable after any cut, verified against their digest at the end. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import { SIGNATURE_HEADERS } from '../../contract/link.ts';
import { Sha256 } from '../../contract/request.ts';
import type { CourtEngine } from '../engine/engine.ts';
import type { Log } from '../log.ts';
import type { EvidenceShelf } from './evidence.ts';
import { route, type Answer, type AnswerDoc, type Ask, type Route } from './route.ts';

/** 50 MB per file (domain.md 4.2) and the tags of its chunks. */
export const FILE_MAX_BYTES = 52 * 1_048_576;
/** Uploads nobody goes on with are dropped after a week; the booth keeps its own copy until the receipt. */
const ABANDONED_MS = 7 * 86_400_000;

export type FilesParts = {
  readonly engine: CourtEngine;
  readonly shelf: EvidenceShelf;
  readonly spool: string;
  readonly log: Log;
};
export type Files = {
  readonly routes: readonly Route[];
  /** Finishes what a crash left between the last byte and the shelf, and drops what was abandoned. */
  recover(): Promise<void>;
};

const refused = (status_code: number, error: string, message: string) => ({
  status_code,
  body: JSON.stringify({ error, message }),
});

export function filesOf({ engine, shelf, spool, log }: FilesParts): Files {
  mkdirSync(spool, { recursive: true, mode: 0o700 });
  const datastore = new FileStore({ directory: spool, expirationPeriodInMilliseconds: ABANDONED_MS });
  const boothOf = (request: Request): string => request.headers.get(SIGNATURE_HEADERS.booth) ?? '';

  const finishing = new Set<string>();
  const finish = async (id: string, size: number, digest: string): Promise<boolean> => {
    finishing.add(id);
    const good = await shelf.shelve(join(spool, id), digest).finally(() => finishing.delete(id));
    await datastore.configstore.delete(id);
    if (good) await engine.fileArrived(digest, size);
    else log('fileRefused', { sha256: digest, error: 'digest' });
    return good;
  };

  const finishWhole = async (id: string): Promise<void> => {
    const upload = await datastore.getUpload(id).catch(() => null);
    if (upload === null || upload.size === undefined || upload.offset !== upload.size || finishing.has(id))
      return;
    const digest = Sha256.safeParse(upload.metadata?.['sha256']);
    if (digest.success) await finish(id, upload.size, digest.data);
  };

  const tus = new Server({
    path: '/v1/files',
    relativeLocation: true,
    allowedOrigins: [],
    datastore,
    maxSize: FILE_MAX_BYTES,
    // The booth's name in the upload's own name: nobody goes on with another booth's upload.
    namingFunction: (request) => `${boothOf(request)}_${randomBytes(12).toString('hex')}`,
    onIncomingRequest: async (request, id) => {
      if (request.method === 'POST') return;
      if (!id.startsWith(`${boothOf(request)}_`)) throw refused(404, 'notFound', 'No such upload.');
      // A line cut right at the last byte leaves all of them here and nobody to finish.
      if (request.method === 'HEAD') await finishWhole(id);
    },
    onUploadCreate: (_request, upload) => {
      if (!Sha256.safeParse(upload.metadata?.['sha256']).success)
        throw refused(400, 'noDigest', 'Upload-Metadata must carry the sha256 of the sealed file.');
      if (upload.size === undefined || upload.size === 0)
        throw refused(400, 'noLength', 'Upload-Length must be known and more than nothing.');
      return Promise.resolve({});
    },
    onUploadFinish: async (_request, upload) => {
      const digest = Sha256.parse(upload.metadata?.['sha256']);
      if (!(await finish(upload.id, upload.size ?? 0, digest)))
        throw refused(
          460,
          'digestMismatch',
          'The bytes received do not have the promised digest; send them again.',
        );
      return {};
    },
  });

  const handle = async ({ request, reply }: Ask<unknown, unknown>): Promise<Answer> => {
    reply.hijack();
    await tus.handle(request.raw, reply.raw);
    return { kind: 'taken' };
  };
  const tusRoute = (
    method: Route['method'],
    path: string,
    summary: string,
    answers: readonly AnswerDoc[],
  ): Route => route({ method, path, access: 'booth', summary, answers, handle });
  const words = (status: number, text: string): AnswerDoc => ({ status, words: text, schema: null });

  return {
    routes: [
      tusRoute('POST', '/v1/files', 'tus 1.0: begin an upload (Upload-Length, Upload-Metadata: sha256)', [
        words(201, 'Begun; Location names it'),
        words(400, 'No digest or no length'),
        words(413, 'Larger than a file may be'),
      ]),
      tusRoute('HEAD', '/v1/files/{id}', 'tus 1.0: how far an upload is (Upload-Offset)', [
        words(200, 'The offset to go on from'),
        words(404, 'No such upload, or finished already'),
      ]),
      tusRoute(
        'PATCH',
        '/v1/files/{id}',
        'tus 1.0: the next piece; after the last one the digest is verified',
        [
          words(204, 'Taken'),
          words(404, 'No such upload'),
          words(409, 'Another offset is due'),
          words(460, 'The whole does not have the promised digest and was dropped'),
        ],
      ),
      tusRoute('DELETE', '/v1/files/{id}', 'tus 1.0: give an upload up', [
        words(204, 'Dropped'),
        words(404, 'No such upload'),
      ]),
    ],
    async recover() {
      await datastore.deleteExpired();
      for (const name of await readdir(spool)) {
        if (!name.endsWith('.json')) continue;
        const id = name.slice(0, -'.json'.length);
        // The note of an upload whose bytes are on the shelf already.
        if (!existsSync(join(spool, id))) await datastore.configstore.delete(id);
        else await finishWhole(id);
      }
    },
  };
}
