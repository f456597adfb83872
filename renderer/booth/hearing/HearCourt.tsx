/** The sound of the court while its pictures make room for the record. */
import type { ReactNode } from 'react';
import type { Call } from '../../call/call.ts';
import { useCallState, useStream } from '../../call/hooks.ts';
import { useCourtCall } from './useHearingCall.ts';

export function HearCourt(): ReactNode {
  const { call } = useCourtCall();
  return call === null ? null : <Voices call={call} />;
}

function Voices({ call }: { readonly call: Call }): ReactNode {
  const { streams } = useCallState(call);
  return [...streams].map(([seat, stream]) => <Voice key={seat} stream={stream} />);
}

function Voice({ stream }: { readonly stream: MediaStream }): ReactNode {
  const heard = useStream(stream);
  return <video ref={heard} hidden autoPlay playsInline />;
}
