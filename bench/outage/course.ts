import { readConfig } from '../../src/config.js';
import { scope } from '../../src/lti/claims-vocabulary.js';
import { composeServices, contentOf, openConfiguredStore } from '../../src/services.js';
import { answerItem } from '../../src/sittings/answer-item.js';
import type { Sitting } from '../../src/sittings/sitting.js';
import { startSitting } from '../../src/sittings/start-sitting.js';

export type Course = Awaited<ReturnType<typeof openCourse>>;

/** A real sitting, finished, that others are copied from. */
async function template(
  placementId: string,
  dependencies: Awaited<ReturnType<typeof composeServices>>['sitting'],
): Promise<Sitting> {
  let sitting = await startSitting({ placementId, learnerId: 'template', language: 'fr' }, dependencies);
  while (sitting.current !== undefined) {
    const known = await dependencies.sittings.get(sitting.id);
    if (known === undefined) throw new Error('the sitting is gone');
    ({ sitting } = await answerItem(known, sitting.current.id, { kind: 'skipped' }, dependencies));
  }
  await dependencies.sittings.remove(sitting.id);
  return sitting;
}

/** One activity of the platform at this origin, on a store of its own. */
export async function openCourse(env: Record<string, string>, origin: string, now: () => number) {
  const config = readConfig(env);
  const store = await openConfiguredStore(config);
  const services = await composeServices({ config, store, content: await contentOf(config), now });
  const { lti, sitting: dependencies, grades } = services;
  const institution = await lti.institutions.add('Bench', now());
  const registration = await lti.registrations.add(
    {
      issuer: origin,
      clientId: 'bench',
      name: 'bench',
      family: 'moodle',
      status: 'active',
      authorizationUrl: `${origin}/auth`,
      tokenUrl: `${origin}/token`,
      jwksUrl: `${origin}/keys`,
      scopes: [scope.score, scope.result],
      frameOrigins: [],
      demo: false,
    },
    institution.id,
    now(),
  );
  const placement = await dependencies.placements.recognise({
    institutionId: institution.id,
    registrationId: registration.id,
    kind: 'resource-link',
    key: 'link',
    grades: { scopes: [scope.score, scope.result], lineItem: `${origin}/items/1` },
  });
  const known = await template(placement.id, dependencies);
  const learnerIds: string[] = [];
  return {
    grades: grades.grades,
    sittings: dependencies.sittings,
    /** Somebody finishes an attempt with this share. */
    async finish(learner: number, attempt: number, gradeShare: number): Promise<void> {
      const subject = `learner-${learner}`;
      const person = { origin: registration.id, subject, institutionId: institution.id };
      const unnamed = { name: undefined, email: undefined };
      learnerIds[learner] ??= (await dependencies.learners.recognise({ ...person, ...unnamed })).learnerId;
      const time = now();
      await dependencies.sittings.insert({
        ...known,
        id: `sitting-${learner}-${attempt}`,
        learnerId: learnerIds[learner],
        attempt,
        gradeShare,
        finishedAt: time,
        gradeDueAt: time,
      });
    },
    close: () => store.close(),
  };
}
