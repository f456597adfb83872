/** A page of a joined mediation: what is wrong with the line or the last word stands first, and stopping is one tap away; and the paper's digest. */
import { useState, type ReactNode } from 'react';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { Page, type Block, type PageProps } from '../../parts/Page.tsx';
import { Row } from '../../parts/Row.tsx';
import { digestGroups } from '../../text/format.ts';
import { useLocal } from '../../text/language.ts';
import { useJoining, type PartOf, type StepOf } from './useJoining.ts';

export type RoomStep = StepOf<'room'>['step'];

/** Whatever stands on it, the way out of the mediation does too. */
export function RoomPage({ room, ...page }: PageProps & { readonly room: RoomStep }): ReactNode {
  const { text, call, tap } = useJoining();
  const { table: words } = call;
  const [stopping, setStopping] = useState(false);
  if (stopping && room.mayStop)
    return (
      <Page
        title={text.stop.title}
        hint={text.stop.line}
        blocks={[]}
        others={
          <>
            <Button icon="hand" onPress={() => tap({ do: 'stop' })}>
              {words.stop.yes}
            </Button>
            <Button icon="arrow-left" onPress={() => setStopping(false)}>
              {words.stop.no}
            </Button>
          </>
        }
      />
    );
  const away = room.phase === 'apart' || room.phase === 'break' ? text.waits[room.phase] : null;
  const news: readonly Block[] = [
    ...(room.line
      ? []
      : [{ key: 'line', node: <Notice tone="warn" icon="wifi-off" heading={text.lineLost.title} live>{text.lineLost.line}</Notice> }]),
    ...(away === null ? [] : [{ key: 'away', node: <Notice icon="hourglass" heading={away.title} live>{away.line}</Notice> }]),
    ...(room.refused === null ? [] : [{ key: 'refused', node: <Notice tone="warn" live>{words.refused[room.refused]}</Notice> }]),
    ...(room.busy ? [{ key: 'busy', node: <Notice icon="send" heading={words.busy} live waits /> }] : []),
  ];
  return (
    <Page
      {...page}
      blocks={[...news, ...(page.blocks ?? [])]}
      others={
        <>
          {room.mayStop && (
            <Button icon="hand" onPress={() => setStopping(true)}>
              {words.stop.stop}
            </Button>
          )}
          {page.others}
        </>
      }
    />
  );
} // prettier-ignore

/** Which paper it is: the digest that stands before everybody else too. */
export function Digest({ document }: { readonly document: PartOf<'clause'>['part']['document'] }): ReactNode {
  const { text, call } = useJoining();
  const local = useLocal();
  const { title, pages, sha256 } = document;
  return (
    <div data-version={sha256}>
      <Row
        icon="shield-check"
        title={call.table.document(local(title), pages)}
        line={text.digest(digestGroups(sha256))}
      />
    </div>
  );
}
