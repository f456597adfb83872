/** The document beside the pad, once more, with its own way to turn: signing is never blind. */
import type { ReactNode } from 'react';
import type { ShownDocument } from '../../../main/contract/screen.ts';
import { Button } from '../../parts/Button.tsx';
import { useLocal } from '../../text/language.ts';
import { useRequestText } from '../../text/request.ts';
import { Paper } from '../preview/Paper.tsx';
import { useDocument } from '../preview/useDocument.ts';
import { useReading } from '../preview/useReading.ts';
import styles from './Sign.module.css';

export function SignDocument({ document }: { readonly document: ShownDocument }): ReactNode {
  const text = useRequestText().preview;
  const local = useLocal();
  const { state, fail } = useDocument(document.id);
  const reading = useReading(1, document.pages, 1, false);
  const { place, previous, next } = reading;
  return (
    <div className={styles.document}>
      <Paper
        window={reading.window}
        title={local(document.title)}
        bytes={state}
        place={place}
        drawn={reading.drawn}
        onFailed={fail}
      />
      <div className={styles.turn}>
        <span data-off={previous === null || undefined}>
          <Button size="small" icon="chevron-up" onPress={() => previous?.()}>
            {text.back}
          </Button>
        </span>
        <p aria-live="polite">{text.page(place.page, document.pages)}</p>
        <span data-off={next === null || undefined}>
          <Button size="small" icon="chevron-down" onPress={() => next?.()}>
            {text.down}
          </Button>
        </span>
      </div>
    </div>
  );
}
