import { pino } from 'pino';
import { CLAIM } from '../../../src/demo-lms/names.js';
import { institutionsDefinition } from '../../../src/lti/institutions.js';
import { createApp } from '../../../src/web/app.js';
import { errorIdOf } from '../../lti/support/refusals.js';
import type { Answer } from '../../support/test-browser.js';
import type { RunningTool } from '../../support/tool.js';
import { addressOf, everyRoute, parametersOf, type Route } from '../support/every-route.js';
import { begin, finish, formTokenOf, startSmallTool, type Visitor } from '../support/small-tool.js';
import { idsOf, thingsOf } from './stored-things.js';
import { twoDeployments, twoRegistrations, type TwoInstitutions } from './two-institutions.js';

/** Every name, title and address of ours says this. */
const SECRET = /confidenti/i;

const person = (given: string) => ({
  name: `${given} Confidentielle`,
  given_name: given,
  family_name: 'Confidentielle',
  email: `${given}@confidentiel.example`,
});

const PLACE = {
  [CLAIM.resourceLink]: { id: 'positionnement', title: 'Lien confidentiel' },
  [CLAIM.context]: { id: 'cours', title: 'Cours confidentiel' },
};

/** What forms of ours are filled with: any field may name something of somebody else's. */
const FIELDS = [
  'serving',
  'answer',
  'path',
  'id',
  'item',
  'learner',
  'learnerId',
  'placement',
  'prescription',
  'sitting',
  'grade',
  'group',
  'session',
  'deployment',
  'registration',
  'subject',
];

describe.each([
  ['two registrations', twoRegistrations],
  ['two deployments of one registration, where these are the tenants', twoDeployments],
])('between %s', (_name, make) => {
  let tool: RunningTool;
  let both: TwoInstitutions;
  let routes: Route[];
  let ids: ReadonlyMap<string, string>;
  let openOurs: readonly Visitor[];

  beforeAll(async () => {
    tool = await startSmallTool();
    both = await make(tool);
    const { ours } = both;
    const institutions = tool.services.store.collection(institutionsDefinition);
    const found = await institutions.get(ours.id);
    if (found !== undefined) {
      await institutions.replace({ ...found.doc, name: 'Institut confidentiel' }, found.version);
    }
    const finished = await ours.enter('camille.arnoult', { ...PLACE, ...person('Aurore') });
    await finish(finished);
    const under = await ours.enter('ines.delahaye', { ...PLACE, ...person('Basilisse') });
    await begin(under);
    const teacher = await ours.enter('helene.morvan', { ...PLACE, ...person('Cosima') });
    const chooser = await ours.enter('helene.morvan', person('Cosima'), {
      messageType: 'LtiDeepLinkingRequest',
    });
    const reviewer = await ours.enter('helene.morvan', person('Cosima'), {
      messageType: 'LtiSubmissionReviewRequest',
      forUserId: 'camille.arnoult',
    });
    await tool.deliverGrades();
    openOurs = [teacher, chooser, reviewer, finished, under];
    ids = idsOf(await thingsOf(tool, ours.id));
    const logger = pino({ level: 'silent' });
    routes = everyRoute(createApp({ services: tool.services, logger, onFinished: () => undefined }));
  }, 60_000);

  afterAll(async () => {
    await both.close();
    await tool.stop();
  });

  /** Anybody of the other institution, anew for each route: some routes end a session. */
  const intruders: [string, () => Promise<Visitor>][] = [
    ['a learner', () => both.theirs.enter('camille.arnoult')],
    ['a teacher', () => both.theirs.enter('helene.morvan')],
    [
      'a teacher who chooses what to place',
      () => both.theirs.enter('helene.morvan', {}, { messageType: 'LtiDeepLinkingRequest' }),
    ],
  ];

  function send(visitor: Visitor, { method }: Route, address: string, value: string): Promise<Answer> {
    const fields = Object.fromEntries(FIELDS.map((field) => [field, value]));
    if (method === 'GET') return visitor.browser.get(`${address}?${new URLSearchParams(fields).toString()}`);
    return visitor.browser.post(address, { ...fields, _token: formTokenOf(visitor) });
  }

  /** The route with an id of ours in every place but the launch's own. */
  function besideTheLaunch(route: Route, visitor: Visitor, id: string): string {
    const values = Object.fromEntries(parametersOf(route).map((name) => [name, id]));
    return addressOf(route, { ...values, launch: visitor.base.slice('/l/'.length) });
  }

  /** What is asked of a route: with each id of ours; and once in a launch of ours, without its cookie. */
  function questionsFor(route: Route, visitor: Visitor): [address: string, id: string][] {
    const launch = ids.get('sessions.id') ?? '';
    const values = Object.fromEntries(parametersOf(route).map((name) => [name, launch]));
    const beside = [...ids.values()].map((id): [string, string] => [besideTheLaunch(route, visitor, id), id]);
    return parametersOf(route).includes('launch') ? [[addressOf(route, values), launch], ...beside] : beside;
  }

  function expectNothingOf(answer: Answer, given: string, asked: string): void {
    const said = `${answer.text} ${JSON.stringify(answer.headers)} ${answer.setCookies.join(' ')}`;
    const told = [...ids].filter(([, id]) => id !== given && said.includes(id)).map(([name]) => name);
    const secret = SECRET.exec(said)?.[0];
    expect({ asked, told, secret, broken: answer.status >= 500 }).toEqual({
      asked,
      told: [],
      secret: undefined,
      broken: false,
    });
  }

  it('there is much to see', async () => {
    expect(ids.size).toBeGreaterThan(20);
    expect(routes.length).toBeGreaterThan(20);
    const [teacher] = openOurs;
    expect((await teacher?.get())?.text).toMatch(/Aurore.*Confidentielle/s);
  });

  it.each(intruders)(
    '%s learns and changes nothing by any route',
    async (_who, enter) => {
      const before = await thingsOf(tool, both.ours.id);
      for (const route of routes) {
        const visitor = await enter();
        for (const [address, id] of questionsFor(route, visitor)) {
          expectNothingOf(await send(visitor, route, address, id), id, `${route.method} ${address}`);
        }
      }
      expect(await thingsOf(tool, both.ours.id)).toEqual(before);
    },
    180_000,
  );

  it('a launch that names our things opens nothing of ours', async () => {
    for (const id of ids.values()) {
      const custom = {
        prescription: id,
        path: id,
        resource_link_id_history: `${id},positionnement`,
        context_id_history: `${id},cours`,
      };
      const visitor = await both.theirs.enter('helene.morvan', { [CLAIM.custom]: custom });
      expectNothingOf(await visitor.get(), id, `custom ${id}`);
    }
  }, 60_000);

  /** Whether a route took the request, if only to refuse it: the session's guard and the last stop did not. */
  function reached(answer: Answer): boolean {
    const line = tool.log.findLast(({ errorId }) => errorId === errorIdOf(answer));
    return (
      line === undefined ||
      (line['code'] !== 'session_ended' && !String(line['detail']).startsWith('no page for'))
    );
  }

  it('each route is there for somebody of ours, so that what was walked were the routes', async () => {
    const missing: string[] = [];
    for (const route of routes) {
      let there = false;
      for (const visitor of openOurs) {
        for (const id of there ? [] : ids.values()) {
          there ||= reached(await send(visitor, route, besideTheLaunch(route, visitor, id), id));
        }
      }
      if (!there) missing.push(`${route.method} ${route.path}`);
    }
    expect(missing).toEqual([]);
  }, 60_000);
});
