/** What can go wrong when a document is made, read from the compiler's messages. */

export type DocumentError =
  /** Characters no font of the booth can show; never drawn as boxes. Unprintable ones are named `U+0007`. */
  | { readonly kind: 'missingGlyph'; readonly characters: string[] }
  /** The template is wrong: a defect of the policy pack, never of what a person entered. */
  | { readonly kind: 'templateError'; readonly messages: string[] }
  | { readonly kind: 'badFonts'; readonly files: string[] }
  | { readonly kind: 'timedOut' }
  | { readonly kind: 'workerStopped' };

/** A visible character as itself, any other as its code point. */
export function nameCharacter(character: string): string {
  if (/^[\p{L}\p{N}\p{P}\p{S}]/u.test(character)) return character;
  return [...character]
    .map((c) => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ');
}

const MESSAGE = /message: "((?:[^"\\]|\\.)*)"/g;
const MISSING = /the text `"((?:[^"\\]|\\.)*)"` could not be displayed/;

/**
 * In PDF/A mode Typst refuses a document with a glyph missing. The exporter throws its diagnostics as one Rust debug
 * string: messages are string literals in it, and quote the text as a literal once more.
 */
export function readCompileError(thrown: unknown): DocumentError {
  const whole = thrown instanceof Error ? thrown.message : String(thrown);
  const messages = [...whole.matchAll(MESSAGE)].map((match) => unquote(match[1] ?? ''));
  const characters = messages.flatMap((message) => {
    const literal = MISSING.exec(message)?.[1];
    return literal === undefined ? [] : [nameCharacter(unquote(literal))];
  });
  if (characters.length > 0) return { kind: 'missingGlyph', characters: [...new Set(characters)] };
  return { kind: 'templateError', messages: messages.length > 0 ? messages : [whole.slice(0, 500)] };
}

/** Rust's `{:?}` of a string: `\u{7f}`, `\n`, `\"`, `\\`. */
function unquote(literal: string): string {
  return literal.replace(/\\(?:u\{([0-9a-fA-F]+)\}|(.))/g, (_, hex?: string, plain?: string) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return { n: '\n', r: '\r', t: '\t', '0': '\0' }[plain ?? ''] ?? plain ?? '';
  });
}
