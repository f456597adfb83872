/** One page against Janus's own echo, with nothing of ours in between: what a camera sent and taken back costs. Runs in the page. */
interface EchoStart {
  readonly url: string;
  readonly apiSecret: string;
}

/** Resolves when pictures come back. */
export async function echoInPage({ url, apiSecret }: EchoStart): Promise<void> {
  const ws = new WebSocket(url, 'janus-protocol');
  await new Promise((resolve) => (ws.onopen = resolve));
  const peer = new RTCPeerConnection();
  const asked = new Map<string, (message: { data?: { id?: number } }) => void>();
  let [session, handle, count] = [0, 0, 0];
  const send = (request: object): string => {
    const transaction = `ask-${(count += 1)}`;
    const to = { ...(session > 0 && { session_id: session }), ...(handle > 0 && { handle_id: handle }) };
    ws.send(JSON.stringify({ ...request, ...to, transaction, apisecret: apiSecret }));
    return transaction;
  };
  const made = async (request: object): Promise<number> => {
    const transaction = send(request);
    const answer = await new Promise<{ data?: { id?: number } }>((resolve) => asked.set(transaction, resolve)); // prettier-ignore
    return answer.data?.id ?? 0;
  };
  ws.onmessage = ({ data }: MessageEvent<string>) => {
    const message = JSON.parse(data) as {
      transaction?: string;
      data?: { id?: number };
      jsep?: RTCSessionDescriptionInit;
    };
    if (message.data !== undefined) asked.get(message.transaction ?? '')?.(message);
    if (message.jsep !== undefined) void peer.setRemoteDescription(message.jsep);
  };
  session = await made({ janus: 'create' });
  handle = await made({ janus: 'attach', plugin: 'janus.plugin.echotest' });
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
  for (const track of stream.getTracks()) peer.addTrack(track, stream);
  peer.onicecandidate = ({ candidate }) =>
    void send({ janus: 'trickle', candidate: candidate ?? { completed: true } });
  const shown = document.createElement('video');
  document.body.append(shown);
  shown.muted = true;
  peer.ontrack = ({ track }) => {
    if (track.kind !== 'video') return;
    shown.srcObject = new MediaStream([track]);
    void shown.play();
  };
  await peer.setLocalDescription();
  send({
    janus: 'message',
    body: { audio: true, video: true, bitrate: 300_000 },
    jsep: peer.localDescription,
  });
  await new Promise((resolve) => void shown.requestVideoFrameCallback(resolve));
}
