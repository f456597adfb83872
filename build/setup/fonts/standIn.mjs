/** Gives an OpenType font the name of another one, and the form of a collection where that one has it: pure, bytes to bytes. */

const TABLE_RECORD = 16;
const HEADER = 12;
/** Of the old names these stay: copyright, version, licence and where the licence stands. */
const KEPT_NAMES = [0, 5, 13, 14];
const WINDOWS = { platform: 3, encoding: 1, language: 0x409 };

/** Tables of a font in the order of its directory: tag → bytes. */
function tablesOf(font) {
  const count = font.readUInt16BE(4);
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const at = HEADER + index * TABLE_RECORD;
      const from = font.readUInt32BE(at + 8);
      return [font.toString('latin1', at, at + 4), font.subarray(from, from + font.readUInt32BE(at + 12))];
    }),
  );
}

const utf16 = (text) => Buffer.from(text, 'utf16le').swap16();

/** The kept names of a `name` table, by id; English ones for Windows only. */
function keptNames(table) {
  const strings = table.readUInt16BE(4);
  const names = new Map();
  for (let index = 0; index < table.readUInt16BE(2); index++) {
    const at = 6 + 12 * index;
    const [platform, , language, id, length, offset] = Array.from({ length: 6 }, (_, n) =>
      table.readUInt16BE(at + 2 * n),
    );
    if (platform !== WINDOWS.platform || language !== WINDOWS.language || !KEPT_NAMES.includes(id)) continue;
    names.set(id, Buffer.from(table.subarray(strings + offset, strings + offset + length)));
  }
  return names;
}

function nameTable(old, family, style) {
  const full = style === 'Regular' ? family : `${family} ${style}`;
  const own = [
    [1, family],
    [2, style],
    [3, `stand-in:${full}`],
    [4, full],
    [6, `${family.replaceAll(' ', '')}-${style}`],
  ];
  const names = [...keptNames(old), ...own.map(([id, text]) => [id, utf16(text)])].toSorted(
    ([one], [other]) => one - other,
  );
  const head = Buffer.alloc(6 + 12 * names.length);
  head.writeUInt16BE(names.length, 2);
  head.writeUInt16BE(head.length, 4);
  let offset = 0;
  names.forEach(([id, text], index) => {
    const fields = [WINDOWS.platform, WINDOWS.encoding, WINDOWS.language, id, text.length, offset];
    fields.forEach((field, n) => head.writeUInt16BE(field, 6 + 12 * index + 2 * n));
    offset += text.length;
  });
  return Buffer.concat([head, ...names.map(([, text]) => text)]);
}

function checksum(bytes) {
  let sum = 0;
  for (let at = 0; at + 4 <= bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}

const padded = (bytes) => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);

/**
 * `style` is Regular or Bold. In a collection the font is the only one; its table offsets count from the file's start.
 * The checksum of the whole font (`head.checkSumAdjustment`) is left: readers ignore it, and in a collection it has no
 * meaning.
 */
export function standIn(font, { family, style, collection }) {
  const tables = tablesOf(font);
  tables.set('name', nameTable(tables.get('name'), family, style));
  const before = collection ? Buffer.from([...Buffer.from('ttcf'), 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 16]) : Buffer.alloc(0); // prettier-ignore
  const directory = Buffer.alloc(HEADER + TABLE_RECORD * tables.size);
  font.copy(directory, 0, 0, HEADER); // kind of outlines, number of tables and the search hints that follow from it
  const bodies = [];
  let from = before.length + directory.length;
  [...tables].forEach(([tag, bytes], index) => {
    const at = HEADER + TABLE_RECORD * index;
    const body = padded(bytes);
    directory.write(tag, at, 'latin1');
    [checksum(body), from, bytes.length].forEach((field, n) =>
      directory.writeUInt32BE(field, at + 4 + 4 * n),
    );
    bodies.push(body);
    from += body.length;
  });
  return Buffer.concat([before, directory, ...bodies]);
}
