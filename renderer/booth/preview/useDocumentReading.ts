/** Reads the document itself: sentence by sentence, with the paper moved along and the place marked on it. */
import { useEffect, useRef, useState } from 'react';
import type { PdfPages } from '../../parts/pdf.ts';
import { useBooth } from '../../booth.ts';
import { useReadingSource } from '../../reading/hooks.ts';
import type { Passage } from '../../reading/passages.ts';
import type { Source } from '../../reading/reader.ts';
import { spokenText } from '../../reading/spoken.ts';
import { useLanguage } from '../../text/language.ts';
import { printedSentences, type Box } from './documentText.ts';
import type { Reading } from './useReading.ts';

export interface DocumentReading {
  readonly marked: readonly Box[];
  /** To be called when the document is open. */
  readonly opened: (pdf: PdfPages) => void;
}

/** The document is the person's own: all of it goes to the headset alone. It is Chinese whatever the language of the screen. */
export function useDocumentReading(pages: number, reading: Reading): DocumentReading {
  const { act } = useBooth();
  const language = useLanguage();
  // whoever asks before the document is open waits for it
  const [pdf] = useState(() => Promise.withResolvers<PdfPages>());
  const [marked, setMarked] = useState<readonly Box[]>([]);
  const latest = useRef(reading);
  useEffect(() => {
    latest.current = reading;
  });

  useReadingSource((): Source => {
    let page = 1;
    let read = 0;
    return {
      async passages() {
        latest.current.lookAt(page, null);
        const open = await pdf.promise;
        // closed under it: then the screen is gone, and the reading with it
        const runs = await open.runs(page).catch(() => []);
        const sentences = printedSentences(runs);
        read += sentences.length;
        return sentences.map(({ text, boxes }): Passage => {
          const shown = page;
          return {
            id: '-',
            spoken: spokenText(text, 'zh-CN'),
            personal: true,
            ranges: [],
            show(on) {
              setMarked(on ? boxes : []);
              if (on) latest.current.lookAt(shown, boxes[0] ?? null);
            },
          };
        });
      },
      onward() {
        latest.current.lookAtEnd(page);
        if (page >= pages) return Promise.resolve(false);
        page += 1;
        return Promise.resolve(true);
      },
      done: (aloud) => void (read > 0 && act({ do: 'documentRead', aloud })),
    };
  }, language);
  return { marked, opened: pdf.resolve };
}
