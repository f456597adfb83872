/** Signing at this booth what stands at another: the lights, whether nobody is beside one, and the pad with the clauses beside it. */
import type { ReactNode } from 'react';
import { partyLabel } from '../../../main/contract/session/parties.ts';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import type { Block } from '../../parts/Page.tsx';
import { Row } from '../../parts/Row.tsx';
import { clockTime } from '../../text/format.ts';
import { useLocal } from '../../text/language.ts';
import { WordsPaper } from '../hearing/RecordSign.tsx';
import { Sign } from '../sign/Sign.tsx';
import { Digest, RoomPage } from './RoomPage.tsx';
import { useJoining, type PartOf } from './useJoining.ts';

export function Signing({ part, room }: PartOf<'signing'>): ReactNode {
  const { call, tap } = useJoining();
  const local = useLocal();
  const { sign } = call.table;
  const { may, document } = part;
  const mayStill = may === 'compare' || may === 'sign';
  return (
    <RoomPage
      room={room}
      title={may === 'signed' ? sign.signed : sign.title}
      readAll={false}
      blocks={[
        ...(may === 'compare'
          ? [{ key: 'may', node: <Notice icon="user-check" heading={sign.compare} live>{local(part.mayRefuse)}</Notice> }]
          : []),
        ...(may === 'sign'
          ? [{ key: 'may', node: <Notice icon="signature" heading={sign.aloneQuestion} live /> }, { key: 'before', node: <p>{local(part.before)}</p> }]
          : []),
        ...(may === 'adding' ? [{ key: 'may', node: <Notice icon="send" heading={sign.adding} live waits /> }] : []),
        ...(may === 'signed' && part.signedAt !== null
          ? [{ key: 'may', node: <div data-signed><Notice tone="ok" heading={call.table.signedAt(clockTime(part.signedAt))} live /></div> }]
          : []),
        { key: 'digest', joined: true, node: <Digest document={document} /> },
      ]}
      aside={lightBlocks(part.lights, call)}
      others={
        mayStill && (
          <Button icon="arrow-left" onPress={() => tap({ do: 'notSigning' })}>
            {sign.refuse}
          </Button>
        )
      }
      main={
        may === 'sign' && (
          <Button kind="main" icon="signature" onPress={() => tap({ do: 'alone' })}>
            {sign.alone}
          </Button>
        )
      }
    />
  );
} // prettier-ignore

function lightBlocks(
  { parties, others, effectiveAt }: PartOf<'signing'>['part']['lights'],
  { table: { lights, light } }: ReturnType<typeof useJoining>['call'],
): readonly Block[] {
  const row = (key: string, name: string, at: string | null): Block => ({
    key,
    joined: true,
    node: (
      <Row
        icon={at === null ? 'circle' : 'circle-check'}
        tone={at === null ? 'plain' : 'ok'}
        title={name}
        line={at === null ? lights.off : lights.on(clockTime(at))}
      />
    ),
  });
  return [
    {
      key: 'effect',
      node: (
        <Notice
          tone={effectiveAt === null ? 'warn' : 'ok'}
          heading={effectiveAt === null ? lights.none : lights.since(clockTime(effectiveAt))}
          live
        />
      ),
    },
    ...parties.map(({ as, you, at }) => row(partyLabel(as), `${partyLabel(as)}${you ? lights.you : ''}`, at)),
    ...others.map((one) => row(one.light, light[one.light], one.at)),
  ];
}

/** Beside the pad, where the session's strip takes some of the height. */
const LETTERS = 80;

/** The same pad, ink and gates as every signature at this booth; beside them the clauses in words. */
export function PadPage({ part }: Pick<PartOf<'sign'>, 'part'>): ReactNode {
  const { view } = useBooth();
  const { call } = useJoining();
  const { document, pad, phase, mayUseScreen, geometry, identityAt, before, mayRefuse, clauses } = part;
  const lines = clauses.map(({ number, text }) => ({ number, speaker: '', words: text }));
  return (
    <Sign
      view={view}
      screen={{
        kind: 'sign', progress: { step: 1, of: 1, section: 'sign' }, pad, phase, mayUseScreen, geometry, identityAt, read: 'no', before, mayRefuse,
        document: { ...document, id: document.sha256 },
      }}
      paper={<WordsPaper lines={lines} head={call.table.clause} letters={LETTERS} />}
    />
  );
} // prettier-ignore
