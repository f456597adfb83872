/** The handwriting recogniser's own thread: holds the model, answers strokes with ranked characters. */
import { z } from 'zod';
import { inkTensor } from './ink.ts';
import { CharacterTable, rankCharacters } from './ranking.ts';
import type { RecogniserAsk, RecogniserSays } from './recogniser.ts';

/** The part of onnxruntime-web that is used. It is fetched as it is shipped, beside its model: bundling it would copy 14 MB of wasm twice. */
interface Runtime {
  readonly env: { readonly wasm: { numThreads: number; wasmPaths: { wasm: string } } };
  readonly InferenceSession: { create(model: Uint8Array, options: object): Promise<Session> };
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => Tensor;
}
interface Tensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}
interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Record<string, Tensor>): Promise<Record<string, Tensor>>;
}

const isRuntime = (module: unknown): module is Runtime =>
  typeof module === 'object' && module !== null && 'InferenceSession' in module && 'env' in module;

interface Ready {
  readonly runtime: Runtime;
  readonly session: Session;
  readonly table: CharacterTable;
}

// Without this the schema library tries `eval` once, which the policy reports.
z.config({ jitless: true });

const say = (message: RecogniserSays): void => self.postMessage(message);
let ready: Promise<Ready> | null = null;

/** Reads a body with progress; `share` runs from 0 to 1. */
async function fetched(url: URL, onShare: (share: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  if (!response.ok || response.body === null) throw new Error(`${url.pathname}: ${response.status}`);
  const total = Number(response.headers.get('content-length') ?? 0);
  const parts: Uint8Array[] = [];
  let read = 0;
  const reader = response.body.getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    parts.push(step.value);
    read += step.value.length;
    if (total > 0) onShare(Math.min(1, read / total));
  }
  const whole = new Uint8Array(read);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

async function prepare(base: string): Promise<Ready> {
  const file = (name: string): URL => new URL(name, base);
  const module: Promise<unknown> = import(/* @vite-ignore */ file('ort.mjs').href);
  const [runtime, model, characters] = await Promise.all([
    module,
    fetched(file('recogniser.onnx'), (share) => say({ kind: 'progress', share: share * 0.8 })),
    fetched(file('characters.json'), () => undefined),
  ]);
  if (!isRuntime(runtime)) throw new Error('ort.mjs is not the inference runtime');
  // One thread: more would need cross-origin isolation and gains nothing on a 96 × 48 picture.
  runtime.env.wasm.numThreads = 1;
  runtime.env.wasm.wasmPaths = { wasm: file('ort-wasm-simd-threaded.wasm').href };
  const session = await runtime.InferenceSession.create(model, { executionProviders: ['wasm'] });
  const table = CharacterTable.parse(JSON.parse(new TextDecoder().decode(characters)));
  return { runtime, session, table };
}

async function recognise(ask: Extract<RecogniserAsk, { kind: 'recognise' }>): Promise<void> {
  const made = await ready;
  const ink = inkTensor(ask.strokes, ask.areaSide);
  const [inputName = '', outputName = ''] = [made?.session.inputNames[0], made?.session.outputNames[0]];
  if (made === null || ink === null) return say({ kind: 'answer', n: ask.n, candidates: [] });
  const tensor = new made.runtime.Tensor('float32', ink.data, ink.dims);
  const output = (await made.session.run({ [inputName]: tensor }))[outputName];
  const classes = output?.dims[2] ?? 0;
  // The model closes its classes with a space after the last character.
  if (output === undefined || classes !== made.table.chars.length + 2)
    throw new Error('model and characters differ');
  say({
    kind: 'answer',
    n: ask.n,
    candidates: rankCharacters(output.data, classes, made.table, ask.context),
  });
}

self.onmessage = (event: MessageEvent<RecogniserAsk>) => {
  const ask = event.data;
  if (ask.kind === 'recognise') return void recognise(ask);
  ready = prepare(ask.base);
  ready.then(
    () => say({ kind: 'ready' }),
    () => say({ kind: 'failed' }),
  );
};
