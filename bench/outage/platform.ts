import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';

/** How the platform is: answers, answers with errors, accepts connections and says nothing, or is not there. */
export type Health = 'well' | 'errors' | 'silent' | 'gone';

export interface TakenScore {
  readonly userId: string;
  readonly points: number;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  /** Of this process's own clock, in milliseconds. */
  readonly at: number;
}

/** Milliseconds that an answer takes. */
const ANSWER = 50;

/** A platform with nothing but access tokens and one line item, which counts what it is asked. */
export class Platform {
  readonly taken: TakenScore[] = [];
  /** Requests received so far, whatever became of them. */
  requests = 0;
  /** Most scores under way at once, while well. */
  most = 0;
  #underWay = 0;
  #health: Health = 'gone';
  #server: Server | undefined;
  #port = 0;

  get origin(): string {
    return `http://localhost:${this.#port}`;
  }

  async become(health: Health): Promise<void> {
    this.#health = health;
    this.#server?.closeAllConnections();
    if (health === 'gone') {
      this.#server?.close();
      this.#server = undefined;
    } else if (this.#server === undefined) {
      this.#server = createServer((request, response) => void this.#answer(request, response));
      this.#server.listen(this.#port, 'localhost');
      await once(this.#server, 'listening');
      this.#port = (this.#server.address() as AddressInfo).port;
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests += 1;
    const body = await text(request).catch(() => '');
    if (this.#health === 'silent') return;
    if (this.#health === 'errors') {
      response.writeHead(503).end();
      return;
    }
    if (request.url === '/token') {
      await delay(ANSWER);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"access_token":"good","token_type":"Bearer","expires_in":3600}');
      return;
    }
    if (request.method === 'GET') {
      await delay(ANSWER);
      const userId = new URL(request.url ?? '', this.origin).searchParams.get('user_id');
      const found = this.taken.findLast((score) => score.userId === userId);
      const results = found === undefined ? [] : [{ userId, resultScore: found.points, resultMaximum: 100 }];
      response.writeHead(200).end(JSON.stringify(results));
      return;
    }
    this.#underWay += 1;
    this.most = Math.max(this.most, this.#underWay);
    await delay(ANSWER);
    this.#underWay -= 1;
    const { userId, scoreGiven, timestamp } = JSON.parse(body) as Record<string, unknown>;
    const at = performance.now();
    const points = Number(scoreGiven);
    this.taken.push({ userId: String(userId), points, timestamp: Date.parse(String(timestamp)), at });
    response.writeHead(200).end();
  }
}
