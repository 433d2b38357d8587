import { Browser, type Answer } from './browser.js';

/** One launch that is open in a browser of its own. */
export interface OpenLaunch {
  readonly browser: Browser;
  /** Where its pages are, without a slash at the end. */
  readonly base: string;
  readonly startPage: string;
}

function hidden(page: string, name: string): string {
  const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1];
  if (value === undefined) throw new Error(`the page has no field ${name}: ${page.slice(0, 300)}`);
  return value;
}

/** The form of an item page with its first option chosen, a word in its text field, or passed where it has lines. */
function answerForm(page: string): Record<string, string> {
  const common = { _token: hidden(page, '_token'), serving: hidden(page, 'serving') };
  if (/name="answer-/.test(page)) return { ...common, skip: '1' };
  const option = /name="answer" value="([^"]*)"/.exec(page)?.[1] ?? 'réponse';
  return { ...common, answer: option };
}

async function follow(browser: Browser, sent: Answer): Promise<string> {
  if (sent.status !== 303 || sent.location === undefined) throw new Error(`a form answered ${sent.status}`);
  const page = await browser.get(sent.location, 'same-origin');
  if (page.status !== 200) throw new Error(`${sent.location} answered ${page.status}`);
  return page.body;
}

/** Someone who answers item after item; each sitting is taken in the next of their launches. */
export class Learner {
  readonly #launches: OpenLaunch[];
  #launch: OpenLaunch | undefined;
  #page = '';

  constructor(launches: readonly OpenLaunch[]) {
    this.#launches = [...launches];
  }

  /** Starts a sitting: the first, or the next after one that has finished. */
  async start(): Promise<void> {
    this.#launch = this.#launches.shift();
    if (this.#launch === undefined) throw new Error('no launch is left for another sitting');
    const { browser, base, startPage } = this.#launch;
    const form = { _token: hidden(startPage, '_token') };
    this.#page = await follow(browser, await browser.post(`${base}/start`, form, 'same-origin'));
  }

  /** Sends the answer to the item that is shown and waits for the next page. @returns whether it is the last */
  async answer(): Promise<boolean> {
    if (this.#launch === undefined) throw new Error('no sitting was started');
    const { browser, base } = this.#launch;
    const sent = await browser.post(`${base}/item`, answerForm(this.#page), 'same-origin');
    if (sent.location?.endsWith('?again=1')) throw new Error('an answer did not count');
    this.#page = await follow(browser, sent);
    return this.#page.includes('data-view="results"');
  }
}
