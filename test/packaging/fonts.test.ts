/** Fonts on a system that has none of Debian's: the set-up makes stand-ins, and a whole request is set in them. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeFonts } from '../../build/setup/fonts/place.mjs';
import { RequestDraft } from '../../main/contract/request.ts';
import { createDocumentPress } from '../../main/core/documents/documentMaker.ts';
import { card, context, draft, pack } from '../../main/core/documents/fixtures.ts';
import { FONT_FILES } from '../../main/core/documents/fonts.ts';
import { requestDocument } from '../../main/core/documents/requestDocument.ts';

/** The first run downloads a package of 37 MB. */
const DOWNLOAD_MS = 300_000;

const folder = mkdtempSync(join(tmpdir(), 'yuncang-fonts-'));
const target = join(folder, 'fonts');
beforeAll(() => placeFonts({ target, systemRoot: join(folder, 'nothing') }), DOWNLOAD_MS);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function press() {
  const made = createDocumentPress({ fontDir: target });
  if (!made.ok) throw new Error(`bad fonts: ${made.error.files.join(', ')}`);
  return made.value;
}

/** The sample card and request without the rare name in them. */
const commonCard = { ...card, name: card.name.replaceAll('𠮷', '吉') };
const common = RequestDraft.parse(JSON.parse(JSON.stringify(draft).replaceAll('𠮷', '吉')));

function setting(words: string) {
  const facts = [{ id: 'f', date: null, words }];
  const job = requestDocument({ ...common, facts }, commonCard, pack, context);
  if (!job.ok) throw new Error(JSON.stringify(job.error));
  return press().make(job.value);
}

describe('fonts from the npm package', () => {
  it('lie under all the names that page and documents ask for', () => {
    expect(readdirSync(target).toSorted()).toEqual([...FONT_FILES, 'fonts.json'].toSorted());
  });

  it('set a whole request, a character of Extension A among its words, the same way each time', () => {
    const [one, other] = [setting('他叫㛃㐂，还没有还钱。'), setting('他叫㛃㐂，还没有还钱。')];
    if (!one.ok || !other.ok) throw new Error(JSON.stringify(one.ok ? other : one));
    expect(one.value.pages).toBeGreaterThan(1);
    expect(one.value.sha256).toBe(other.value.sha256);
  });

  it('say which character they lack: most of Extension B', () => {
    const made = setting('他叫𠮷。');
    expect(made).toEqual({ ok: false, error: { kind: 'missingGlyph', characters: ['𠮷'] } });
  });
});
