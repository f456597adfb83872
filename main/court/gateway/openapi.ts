/** The court's HTTP contract as OpenAPI 3.1, made from the very list of routes that is served. */
import { z } from 'zod';
import { BoothFrame, CourtFrame, ProblemAnswer, SIGNATURE_HEADERS } from '../../contract/link.ts';
import { LIVE_PATH, LiveAsk, LiveTell } from '../../contract/live.ts';
import type { AnswerDoc, BytesForm, Route } from './route.ts';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};

export function openApiOf(routes: readonly Route[], courtName: string): Json {
  const paths: Record<string, Json> = {};
  for (const one of routes) {
    const path = one.path.replace('*}', '}');
    paths[path] = { ...paths[path], [one.method.toLowerCase()]: operationOf(one) };
  }
  paths['/v1/ws'] = { get: socketOperation() };
  paths[LIVE_PATH] = { get: liveOperation() };
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: `Yuncang court link – ${courtName}`,
      version: '1.0.0',
      description:
        'Booths sign each request: x-sig is Ed25519 over SHA-256 of METHOD\\npath-with-query\\nx-time\\nhex SHA-256 of the body ' +
        '(of nothing for tus). The window is 120 s by the date header of the answer.',
    },
    paths,
    components: {
      schemas: { Problem: schemaOf(ProblemAnswer, 'output') },
      securitySchemes: {
        booth: { type: 'apiKey', in: 'header', name: SIGNATURE_HEADERS.signature },
        boothName: { type: 'apiKey', in: 'header', name: SIGNATURE_HEADERS.booth },
        boothTime: { type: 'apiKey', in: 'header', name: SIGNATURE_HEADERS.time },
        clerk: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function operationOf(one: Route): Json {
  return {
    operationId: operationId(one),
    summary: one.summary,
    security: securityOf(one),
    ...(parametersOf(one).length > 0 ? { parameters: parametersOf(one) } : {}),
    ...(one.body === null
      ? {}
      : {
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: schemaOf(one.body, 'input') },
              ...(one.bytes === null ? {} : { [one.bytes.type]: bytesOf(one.bytes) }),
            },
          },
        }),
    responses: responsesOf(one),
  };
}

const operationId = (one: Route): string =>
  `${one.method.toLowerCase()}${one.path
    .replace(/\/$/, '/index')
    .split('/')
    .map((part) => part.replaceAll(/[^\w]/g, ''))
    .filter((part) => part !== '')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')}`;

const bytesOf = ({ words }: BytesForm): Json => ({ schema: { type: 'string', description: words } });

function securityOf(one: Route): readonly Json[] {
  switch (one.access) {
    case 'open':
      return [];
    case 'booth':
      return [{ booth: [], boothName: [], boothTime: [] }];
    case 'clerk':
      return [{ clerk: [] }];
  }
}

function parametersOf(one: Route): readonly Json[] {
  const inPath = [...one.path.matchAll(/\{(\w+)\*?\}/g)].map((match) => ({
    name: match[1],
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const query = one.query === null ? {} : schemaOf(one.query, 'input');
  const properties = z.record(z.string(), z.unknown()).catch({}).parse(query['properties']);
  return [...inPath, ...Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', schema }))];
}

const PROBLEM = { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } };

function responsesOf(one: Route): Json {
  const said = Object.fromEntries(
    one.answers.map((answer) => [String(answer.status), responseOf(one, answer)]),
  );
  const denied =
    one.access === 'open'
      ? {}
      : { '401': { description: 'Not signed, or by nobody known', content: PROBLEM } };
  const shape =
    one.body === null && one.query === null
      ? {}
      : { '400': { description: 'Not of this shape', content: PROBLEM } };
  // What the route says itself comes last and wins.
  return { ...denied, ...shape, ...said };
}

function responseOf(one: Route, answer: AnswerDoc): Json {
  if (answer.schema !== null)
    return {
      description: answer.words,
      content: { 'application/json': { schema: schemaOf(answer.schema, 'output') } },
    };
  if (answer.type !== undefined) return { description: answer.words, content: { [answer.type]: {} } };
  if (answer.status >= 400 && one.method !== 'HEAD') return { description: answer.words, content: PROBLEM };
  return { description: answer.words };
}

function socketOperation(): Json {
  return {
    operationId: 'getV1Ws',
    summary: 'WebSocket: heartbeats up, nudges down; the first frame is a signed hello',
    security: [],
    responses: { '101': { description: 'Switched to WebSocket' } },
    'x-websocket': { up: schemaOf(BoothFrame, 'input'), down: schemaOf(CourtFrame, 'output') },
  };
}

function liveOperation(): Json {
  return {
    operationId: 'getV1Live',
    summary: 'WebSocket: a seat of a live session; the first frame joins with the ticket',
    security: [],
    responses: { '101': { description: 'Switched to WebSocket' } },
    'x-websocket': { up: schemaOf(LiveAsk, 'input'), down: schemaOf(LiveTell, 'output') },
  };
}
