/** Whether a signature from a page is by the key it names, over this very act: the session, the party of its line, the paper, the ink, the times. */
import type { RemoteAsk } from '../../../contract/remote/page.ts';
import { inkText, statementText } from '../../../contract/remote/signature.ts';
import { sha256Hex } from '../../../proof/bytes.ts';
import { isSignedBy } from '../../../proof/remoteActs.ts';
import type { Table } from '../desk.ts';
import type { RemotePage } from './elsewhere.ts';
import { idOf, seatOfPage } from '../seats.ts';

type Sign = Extract<RemoteAsk, { want: 'sign' }>;

/** Of a page that is nobody's, or speaks of another paper, the table says what is wrong: its key is not asked about. */
export async function isSignedByPage(
  table: Table | null,
  page: RemotePage,
  { document, signature, samples }: Sign,
): Promise<boolean> {
  const seat = table === null ? null : seatOfPage(table, page);
  if (table === null || seat === null || table.document === null || table.session === null) return true;
  if (document !== table.document.sha256) return true;
  const { title, pages, sha256 } = table.document;
  const said = statementText({
    session: table.session.id,
    party: idOf(table, seat),
    document: { title: title['zh-CN'], pages, sha256 },
    samples: await sha256Hex(inkText(samples)),
    began: signature.began,
    done: signature.done,
  });
  return isSignedBy(said, signature);
}
