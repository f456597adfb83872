/** Saves a released file: asked for with the ticket in the body, so that no address leads to it. */
import type { PaperView } from '../../../main/contract/coview.ts';

const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
};

/** False when the court does not give it, or is not reached. */
export async function saveFile(ticket: string, { paper, what }: PaperView, page: number): Promise<boolean> {
  const answer = await fetch('/v1/live/papers', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ticket, paper, page }),
    cache: 'no-store',
  }).catch(() => null); // fetch rejects for one reason here: nobody answered
  if (answer?.ok !== true) return false;
  const file = await answer.blob();
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = `${what}-${page}.${ENDINGS[file.type] ?? 'bin'}`;
  link.click();
  // The browser has taken hold of the file by the next turn.
  setTimeout(() => URL.revokeObjectURL(url));
  return true;
}
