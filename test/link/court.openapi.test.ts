/** The court's OpenAPI document against the routes it really serves and the answers it really gives. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { OUTBOX_LINES } from '../../main/contract/link.ts';
import { fastifyPath } from '../../main/court/gateway/gateway.ts';
import type { Court } from '../../main/court/start.ts';
import type { TestBooth } from './courtBooth.ts';
import { boothOf, courtHere } from './courtHarness.ts';
import { syntheticRequest } from './courtRequest.ts';

const Media = z.object({ schema: z.record(z.string(), z.unknown()).optional() });
const Operation = z.object({
  operationId: z.string(),
  summary: z.string().min(1),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z
    .array(z.object({ name: z.string(), in: z.enum(['path', 'query']), schema: z.unknown() }))
    .optional(),
  requestBody: z.object({ required: z.literal(true), content: z.record(z.string(), Media) }).optional(),
  responses: z.record(
    z.string().regex(/^[1-5]\d\d$/),
    z.object({ description: z.string().min(1), content: z.record(z.string(), Media).optional() }),
  ),
});
const METHODS = ['get', 'head', 'post', 'patch', 'delete', 'options'] as const;
const OpenApi = z.object({
  openapi: z.string().regex(/^3\.1\./),
  info: z.object({ title: z.string(), version: z.string() }),
  paths: z.record(z.string().startsWith('/'), z.partialRecord(z.enum(METHODS), Operation)),
  components: z.object({
    schemas: z.record(z.string(), z.record(z.string(), z.unknown())),
    securitySchemes: z.record(z.string(), z.unknown()),
  }),
});
type OpenApi = z.infer<typeof OpenApi>;

const contractOf = async (court: Court): Promise<OpenApi> =>
  OpenApi.parse(await (await fetch(`${court.url}/v1/openapi.json`)).json());

const operations = (contract: OpenApi) =>
  Object.entries(contract.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

test('every served route is documented and every documented route is served', async () => {
  const court = await courtHere();
  const documented = operations(await contractOf(court))
    .filter(({ path }) => path !== '/v1/ws' && path !== '/v1/live')
    .map(({ path, method }) => `${method.toUpperCase()} ${fastifyPath(path)}`);
  // A file below a page is a wildcard to the router and a parameter in the contract.
  const served = court.served.map((route) => route.replace(/(\/desk|\/live)\/\*/, '$1/:file'));
  expect(documented.toSorted()).toEqual(served.toSorted());
});

test('operations have names of their own, parameters for their paths, and known security', async () => {
  const contract = await contractOf(await courtHere());
  const all = operations(contract);
  const names = all.map(({ operation }) => operation.operationId);
  expect(new Set(names).size).toBe(names.length);
  for (const { path, operation } of all) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    const said = (operation.parameters ?? []).filter((one) => one.in === 'path').map((one) => one.name);
    expect(said).toEqual(inPath);
    for (const scheme of operation.security.flatMap((one) => Object.keys(one)))
      expect(contract.components.securitySchemes).toHaveProperty(scheme);
  }
});

test('the outbox takes JSON and lines, both documented', async () => {
  const contract = await contractOf(await courtHere());
  const content = contract.paths['/v1/outbox']?.post?.requestBody?.content ?? {};
  expect(Object.keys(content)).toEqual(['application/json', OUTBOX_LINES]);
  expect(JSON.stringify(content[OUTBOX_LINES])).toContain('line feed');
});

type Sample = {
  readonly path: string;
  readonly method: (typeof METHODS)[number];
  readonly ask: () => Promise<Response>;
};

async function samples(court: Court, booth: TestBooth): Promise<readonly Sample[]> {
  const clerk = { authorization: `Bearer ${court.token}` };
  const request = syntheticRequest();
  const item = booth.item('filing.submit/1', await booth.seal(request.bundle), [...request.envelopeFiles]);
  await booth.post([item]);
  for (const bytes of request.sealed.values()) await booth.upload(bytes);
  const { id } = z.object({ id: z.string() }).parse(JSON.parse(item.env));
  const person = await booth.seal({ type: 'resident', number: request.bundle.card.number, name: '王小明' });
  const desk = (path: string, post?: unknown) => (): Promise<Response> =>
    fetch(`${court.url}/desk/api/${path}`, {
      headers: { ...clerk, ...(post === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(post === undefined ? {} : { method: 'POST', body: JSON.stringify(post) }),
    });
  return [
    { path: '/v1/outbox', method: 'post', ask: () => booth.ask('/v1/outbox', { method: 'POST', body: JSON.stringify({ items: [item] }) }) },
    { path: '/v1/outbox', method: 'post', ask: () => booth.ask('/v1/outbox', { method: 'POST', body: '{"items":[]}' }) },
    { path: '/v1/outbox', method: 'post', ask: () => fetch(`${court.url}/v1/outbox`, { method: 'POST' }) },
    { path: '/v1/receipts', method: 'get', ask: () => booth.ask('/v1/receipts?after=0') },
    { path: '/v1/receipts', method: 'get', ask: () => booth.ask('/v1/receipts?after=x') },
    { path: '/v1/outbox', method: 'post', ask: () => booth.ask('/v1/outbox', { method: 'POST', body: 'half', headers: { 'content-type': OUTBOX_LINES } }) },
    { path: '/v1/receipt-blocks', method: 'get', ask: () => booth.ask('/v1/receipt-blocks?after=0') },
    { path: '/v1/query/matters', method: 'post', ask: () => booth.ask('/v1/query/matters', { method: 'POST', body: JSON.stringify({ person }) }) },
    { path: '/v1/query/matters', method: 'post', ask: () => booth.ask('/v1/query/matters', { method: 'POST', body: '{"person":"no"}' }) },
    { path: '/v1/config', method: 'get', ask: () => booth.ask('/v1/config') },
    { path: '/v1/evidence/{sha256}', method: 'head', ask: () => booth.ask(`/v1/evidence/${'0'.repeat(64)}`, { method: 'HEAD' }) },
    { path: '/v1/provision/claim', method: 'post', ask: () => fetch(`${court.url}/v1/provision/claim`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }) },
    { path: '/desk/api/session', method: 'post', ask: desk('session', { token: court.token }) },
    { path: '/desk/api/session', method: 'post', ask: desk('session', { token: 'wrong' }) },
    { path: '/desk/api/info', method: 'get', ask: desk('info') },
    { path: '/desk/api/due', method: 'get', ask: desk('due?workdays=3') },
    { path: '/desk/api/inbox', method: 'get', ask: desk('inbox') },
    { path: '/v1/trust', method: 'get', ask: () => fetch(`${court.url}/v1/trust`) },
    { path: '/desk/api/agreements', method: 'get', ask: desk('agreements') },
    { path: '/desk/api/agreements/{id}', method: 'get', ask: desk('agreements/nothing') },
    { path: '/desk/api/agreements/{id}/register', method: 'post', ask: desk('agreements/nothing/register', {}) },
    { path: '/desk/api/agreements/{id}/serve', method: 'post', ask: desk('agreements/nothing/serve', { party: 'p', way: 'mail', consent: null, proof: null }) },
    { path: '/desk/api/booths', method: 'get', ask: desk('booths') },
    { path: '/desk/api/live/rooms', method: 'post', ask: desk('live/rooms', { role: 'judge' }) },
    { path: '/desk/api/live/rooms', method: 'get', ask: desk('live/rooms') },
    { path: '/desk/api/live/rooms/{room}/seats', method: 'post', ask: desk('live/rooms/nothing/seats', { role: 'mediator' }) },
    { path: '/v1/live/seats', method: 'post', ask: () => fetch(`${court.url}/v1/live/seats`, { method: 'POST', body: '{"code":"00000-00000"}', headers: { 'content-type': 'application/json' } }) },
    { path: '/v1/live/seats', method: 'post', ask: () => fetch(`${court.url}/v1/live/seats`, { method: 'POST', body: '{"code":"00000-00000","role":"judge"}', headers: { 'content-type': 'application/json' } }) },
    { path: '/desk/api/items/{id}', method: 'get', ask: desk(`items/${id}`) },
    { path: '/desk/api/items/{id}', method: 'get', ask: desk('items/nothing') },
    { path: '/desk/api/items/{id}/accept', method: 'post', ask: desk(`items/${id}/accept`, {}) },
    { path: '/desk/api/items/{id}/return', method: 'post', ask: desk(`items/${id}/return`, { reasons: [{ id: 'other', words: 'x' }], note: '', due: '2099-01-01' }) },
    { path: '/desk/api/codes', method: 'post', ask: desk('codes', { boothId: 'cn-01', site: 's', booth: 'b' }) },
    { path: '/desk/api/codes', method: 'post', ask: desk('codes', { boothId: 'Not An Id', site: 's', booth: 'b' }) },
    { path: '/desk/api/inbox', method: 'get', ask: () => fetch(`${court.url}/desk/api/inbox`) },
  ]; // prettier-ignore
}

test('what the court answers is what the document says it answers', async () => {
  const court = await courtHere();
  const booth = await boothOf(court);
  const contract = await contractOf(court);
  const checked = new Set<string>();
  for (const sample of await samples(court, booth)) {
    const answer = await sample.ask();
    const documented = contract.paths[sample.path]?.[sample.method]?.responses[String(answer.status)];
    const where = `${sample.method} ${sample.path} ${answer.status}`;
    expect(documented, `${where} is documented`).toBeDefined();
    const said = documented?.content?.['application/json']?.schema;
    const text = await answer.text();
    expect({ where, body: text !== '' }).toEqual({ where, body: documented?.content !== undefined });
    if (said === undefined) continue;
    const schema =
      said['$ref'] === '#/components/schemas/Problem' ? contract.components.schemas['Problem'] : said;
    const { error } = z.fromJSONSchema(schema ?? {}).safeParse(JSON.parse(text));
    expect({ where, error }).toEqual({ where, error: undefined });
    checked.add(where);
  }
  expect(checked.size).toBeGreaterThan(18);
});
