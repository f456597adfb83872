/** The emergency page: numbers to call with one's own phone; opening it calls nobody. */
import type { ReactNode } from 'react';
import type { Overlay } from '../../../main/contract/screen.ts';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { useLayout } from '../../parts/layout.ts';
import { Page } from '../../parts/Page.tsx';
import { useLocal } from '../../text/language.ts';
import { useText } from '../../text/text.ts';
import { tileRows } from '../home/tileRows.ts';
import styles from './overlays.module.css';

type Contacts = Extract<Overlay, { kind: 'emergency' }>['contacts'];

export function Emergency({ contacts }: { readonly contacts: Contacts }): ReactNode {
  const { act } = useBooth();
  const { portrait, large } = useLayout();
  const text = useText().emergency;
  const local = useLocal();
  const columns = large ? (portrait ? 1 : 2) : portrait ? 2 : 3;
  return (
    <Page
      title={text.title}
      hint={text.sentence}
      blocks={[
        ...tileRows(contacts, columns).map((row, index) => ({
          key: `${columns}-${index}`,
          node: (
            <ul className={styles.numbers} data-public data-columns={columns}>
              {row.map((contact) => (
                <li key={contact.id}>
                  <strong>{contact.number}</strong>
                  <span>{local(contact.label)}</span>
                </li>
              ))}
            </ul>
          ),
        })),
        { key: 'notDialled', node: <p className={styles.small}>{text.notDialled}</p> },
      ]}
      readAll={false}
      main={
        <Button icon="arrow-left" onPress={() => act({ do: 'closeOverlay' })}>
          {text.wrong}
        </Button>
      }
    />
  );
}
