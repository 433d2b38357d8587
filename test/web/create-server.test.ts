import express from 'express';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAppServer } from '../../src/web/create-server.js';

it('gives Express what it wants to find, and requests that all are of one kind', async () => {
  const app = express();
  const requests: object[] = [];
  app.get('/', (request, response) => {
    requests.push(request);
    response.set('X-Ip', request.ip).json({ app: request.app === app, query: request.query });
  });
  const server = createAppServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/?a=b`;
  const answers = [await fetch(url), await fetch(url)];
  expect(await answers[0]?.json()).toEqual({ app: true, query: { a: 'b' } });
  expect(answers[0]?.headers.get('X-Ip')).toBe('127.0.0.1');
  await answers[1]?.text();
  const [first, second] = requests.map((request) => Object.getPrototypeOf(request) as object);
  expect(first).toBe(second);
  expect(first).toBe(app.request);
  server.close();
  server.closeAllConnections();
});
