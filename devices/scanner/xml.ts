/**
 * Reads the small XML documents of eSCL: elements by local name and their text, in one pass over the text.
 *
 * It knows no document types and no entities beyond the five of the standard, so there is nothing to expand, and it stops
 * at fixed bounds, so a hostile answer costs no more than its length. That is why no general parser stands here.
 */

export interface XmlElement {
  /** Without its prefix: scanners disagree on prefixes, never on names. */
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

const BOUNDS = { characters: 256 << 10, depth: 24, elements: 4000, name: 80, text: 400 } as const;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const plainText = (raw: string): string =>
  raw.slice(0, BOUNDS.text).replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '').trim(); // prettier-ignore

interface Open {
  readonly name: string;
  text: string;
  readonly children: XmlElement[];
}

/** Null: not well formed, with a document type, or past a bound. */
export function parseXml(xml: string): XmlElement | null {
  if (xml.length > BOUNDS.characters) return null;
  const root: Open = { name: '', text: '', children: [] };
  const stack: Open[] = [root];
  let elements = 0;
  for (let at = 0; at < xml.length;) {
    const open = stack.at(-1);
    const start = xml.indexOf('<', at);
    if (open === undefined) return null;
    if (open !== root && open.text.length < BOUNDS.text) open.text += plainText(xml.slice(at, start < 0 ? undefined : start)); // prettier-ignore
    if (start < 0) break;
    const isComment = xml.startsWith('<!--', start);
    const end = xml.indexOf(isComment ? '-->' : '>', start + (isComment ? 4 : 1));
    if (end < 0) return null;
    at = end + (isComment ? 3 : 1);
    const tag = xml.slice(start + 1, Math.min(end, start + 1 + BOUNDS.text));
    if (isComment || tag.startsWith('?')) continue;
    if (tag.startsWith('!')) return null;
    const closing = tag.startsWith('/');
    const name = localName(closing ? tag.slice(1) : tag);
    if (name === null || (elements += 1) > BOUNDS.elements * 2) return null;
    if (closing) {
      const parent = stack.at(-2);
      if (open.name !== name || parent === undefined) return null;
      parent.children.push(stack.pop() ?? open);
    } else if (xml[end - 1] === '/') open.children.push({ name, text: '', children: [] });
    else if (stack.push({ name, text: '', children: [] }) > BOUNDS.depth) return null;
  }
  const [top] = root.children;
  return stack.length === 1 && root.children.length === 1 && top !== undefined ? top : null;
}

function localName(tag: string): string | null {
  const name = /^(?:[\w.-]{1,80}:)?([\w.-]{1,80})(?=[\s/]|$)/.exec(tag)?.[1];
  return name === undefined || name.length > BOUNDS.name ? null : name;
}

/** Every element of that name below (or at) this one, in order. */
export function elementsOf(root: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  const walk = (element: XmlElement): void => {
    if (element.name === name) found.push(element);
    element.children.forEach(walk);
  };
  walk(root);
  return found;
}

export const textsOf = (root: XmlElement, name: string): string[] =>
  elementsOf(root, name).map(({ text }) => text);
export const textOf = (root: XmlElement, name: string): string | undefined => textsOf(root, name)[0];
