/** The fonts documents are set in: present, and exactly the pinned files, since other files would give other bytes. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { err, ok, type Result } from '../../contract/result.ts';

/**
 * Families a template may name: any other would be taken from whatever the machine has. Noto has level 1–2 of GB 18030 and common rare characters, the Hana fonts the rest of
 * Extension A–F (Japanese shapes, therefore last).
 */
export const FONT_FAMILIES = ['Noto Serif CJK SC', 'Noto Sans CJK SC', 'HanaMinA', 'HanaMinB'];

export const FONT_FILES = [
  'NotoSerifCJK-Regular.ttc',
  'NotoSerifCJK-Bold.ttc',
  'NotoSansCJK-Regular.ttc',
  'NotoSansCJK-Bold.ttc',
  'HanaMinA.ttf',
  'HanaMinB.ttf',
] as const;

const Pins = z.object({ files: z.record(z.string(), z.string()) });

/**
 * Typst also looks at the machine's fonts, after those of `fontDir` (tried: of two families with one name the folder's
 * wins). With all six files here no other font is ever used.
 */
export function checkFonts(fontDir: string): Result<void, { kind: 'badFonts'; files: string[] }> {
  const pins = readPins(fontDir);
  const files = FONT_FILES.filter((name) => !matches(join(fontDir, name), pins?.files[name]));
  return files.length === 0 ? ok(undefined) : err({ kind: 'badFonts', files });
}

/** `fonts.json` lies beside the fonts; without it only their presence is checked (a development folder). */
function readPins(fontDir: string): z.infer<typeof Pins> | null {
  const text = readOrNull(join(fontDir, 'fonts.json'));
  return text === null ? null : Pins.parse(JSON.parse(text.toString('utf8')));
}

function matches(file: string, sha256: string | undefined): boolean {
  const bytes = readOrNull(file);
  if (bytes === null) return false;
  return sha256 === undefined || createHash('sha256').update(bytes).digest('hex') === sha256;
}

function readOrNull(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return null;
    throw thrown;
  }
}
