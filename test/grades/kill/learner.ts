import { setTimeout as delay } from 'node:timers/promises';
import type { DemoLms } from '../../../src/demo-lms/create-demo-lms.js';
import { drawIndex, type Random } from '../../../src/assessment/random.js';
import { hiddenFields, TestBrowser, type Answer } from '../../support/test-browser.js';

export interface LearnerOptions {
  readonly lms: DemoLms;
  /** Where the service may be met now: servers of one store, as a balancer knows them. */
  readonly serving: ReadonlySet<string>;
  readonly person: string;
  readonly random: Random;
  /** Called as an answer is sent, and as a last one is confirmed. */
  readonly tell: (event: 'answer' | 'finish', origin: string) => void;
}

/** An answer that a page confirmed. */
export interface ConfirmedAnswer {
  readonly serving: string;
  readonly kind: 'skipped' | 'answered';
}

/** A sitting whose last answer was confirmed. */
export interface FinishedSitting {
  readonly link: string;
  readonly person: string;
  readonly answered: number;
}

const PATIENCE = 120_000;
const PAUSE = 5;

/** Somebody who takes a path by hand and is not put off when a page does not come: they ask again. */
export class Learner {
  readonly confirmed: ConfirmedAnswer[] = [];
  readonly finished: FinishedSitting[] = [];
  readonly #options: LearnerOptions;

  constructor(options: LearnerOptions) {
    this.#options = options;
  }

  /** Launches the link, takes its path to the end, and leaves. */
  async sit(link: string): Promise<void> {
    const { tell } = this.#options;
    const browser = new TestBrowser(this.#options.lms.origin);
    const base = await this.#launch(browser, link);
    const start = await this.#ask((origin) => browser.get(origin + base));
    expected(start, 'learner-start');
    const begun = await this.#ask((origin) =>
      browser.post(`${origin}${base}/start`, hiddenFields(start.text)),
    );
    if (begun.status !== 303) throw unexpected(begun);
    let answered = 0;
    for (;;) {
      const page = await this.#ask((origin) => browser.get(`${origin}${base}/item`));
      if (page.status === 303) break;
      expected(page, 'item');
      const kind = drawIndex(2, this.#options.random) === 0 ? 'skipped' : 'answered';
      const form = { ...hiddenFields(page.text), ...(kind === 'skipped' ? { skip: '1' } : { answer: 'a' }) };
      const taken = await this.#ask(async (origin) => {
        tell('answer', origin);
        const answer = await browser.post(`${origin}${base}/item`, form);
        if (answer.location?.endsWith('/results') === true) tell('finish', origin);
        return answer;
      });
      if (taken.status !== 303) throw unexpected(taken);
      this.confirmed.push({ serving: hiddenFields(page.text)['serving'] ?? '', kind });
      if (kind === 'answered') answered += 1;
    }
    this.finished.push({ link, person: this.#options.person, answered });
  }

  /** A login that broke off is begun anew, as by a click on the activity. */
  async #launch(browser: TestBrowser, link: string): Promise<string> {
    const { lms, person } = this.#options;
    const launched = await this.#ask(async (origin) => {
      const login = new URL(lms.platform.loginUrl(link, person));
      const begun = await browser.get(origin + login.pathname + login.search);
      if (begun.location === undefined) throw unexpected(begun);
      const form = lms.platform.forge.launchForm(begun.location);
      return browser.post(`${origin}/lti/launch`, { ...form });
    });
    if (launched.status !== 303 || launched.location === undefined) throw unexpected(launched);
    return launched.location;
  }

  async #ask(request: (origin: string) => Promise<Answer>): Promise<Answer> {
    const { serving, random } = this.#options;
    const deadline = performance.now() + PATIENCE;
    for (;;) {
      const origin = [...serving][drawIndex(serving.size, random)];
      try {
        if (origin !== undefined) return await request(origin);
      } catch (error) {
        if (!isBrokenConnection(error)) throw error;
      }
      if (performance.now() > deadline) throw new Error('the service does not come back');
      await delay(PAUSE);
    }
  }
}

function isBrokenConnection(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === 'EPIPE';
}

function unexpected({ status, view, text }: Answer): Error {
  return new Error(`an answer that nobody expects: ${status} ${view ?? ''} ${text.slice(0, 2_000)}`);
}

function expected(answer: Answer, view: string): void {
  if (answer.status !== 200 || answer.view !== view) throw unexpected(answer);
}
