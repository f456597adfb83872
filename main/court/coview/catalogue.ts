/** The catalogue of a request's file (目录): what can be laid, in the order of the file, each piece with its pages. Pure. */
import { CATALOGUE_MAX, type CatalogueEntry } from '../../contract/coview.ts';
import type { RequestBundle } from '../../contract/request.ts';
import { evidenceFiles } from './fileVersion.ts';

/** Pages as they are laid: of the document its own, of evidence one after the other. */
export function catalogueOf(bundle: RequestBundle): readonly CatalogueEntry[] {
  const { document, request } = bundle;
  const files = evidenceFiles(bundle);
  const items = request.evidence.filter(({ pages }) => pages.length > 0);
  const said = items.reduce((sum, { pages }) => sum + pages.length, 0);
  let page = 1;
  const entryOf = (name: string, proves: string, pages: number): CatalogueEntry => {
    const entry: CatalogueEntry = { what: 'evidence', name, proves, page, pages };
    page += pages;
    return entry;
  };
  // Where the request does not say whose pages they are, each page is a piece of its own.
  const evidence =
    said === files.length
      ? items.map(({ name, proves, pages }) => entryOf(name, proves, pages.length))
      : files.map(({ name }) => entryOf(name, '', 1));
  const whole: CatalogueEntry = {
    what: 'document',
    name: document.title,
    proves: '',
    page: 1,
    pages: document.pages,
  };
  return [whole, ...evidence].slice(0, CATALOGUE_MAX);
}
