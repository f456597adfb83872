/** The yardstick of the drain: a bare batched POST and one FULL commit per batch, no signatures, no checks. */
import Database from 'better-sqlite3';
import { createServer } from 'node:http';
import { z } from 'zod';

const Body = z.object({ items: z.array(z.object({ env: z.string() })) });

const [path] = z.tuple([z.string()]).parse(process.argv.slice(2));
const db = new Database(path);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec('CREATE TABLE item (n INTEGER PRIMARY KEY, env TEXT NOT NULL)');
const insert = db.prepare('INSERT INTO item (env) VALUES (?)');
const store = db.transaction((envs: readonly string[]) => envs.forEach((env) => insert.run(env)));

const server = createServer((request, response) => {
  const pieces: Buffer[] = [];
  request.on('data', (piece: Buffer) => pieces.push(piece));
  request.on('end', () => {
    const body = Body.parse(JSON.parse(Buffer.concat(pieces).toString('utf8')));
    store(body.items.map((item) => item.env));
    response.end(JSON.stringify({ stored: body.items.length }));
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${address.port}` })}\n`);
});
