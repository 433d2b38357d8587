import type { GradeDependencies } from '../../../src/grades/grade-worker.js';
import { dueAt } from '../../../src/grades/queue.js';
import { scope } from '../../../src/lti/claims-vocabulary.js';
import type { Registration } from '../../../src/lti/registrations.js';

/** A platform that nobody answers for: requests to it are a fake client's to answer. */
export async function addPlatform(
  name: string,
  family: string,
  { registrations, now }: Pick<GradeDependencies, 'registrations' | 'now'>,
): Promise<Registration> {
  const origin = `https://${name}.example`;
  return registrations.add(
    {
      issuer: origin,
      clientId: name,
      name,
      family,
      status: 'active',
      authorizationUrl: `${origin}/auth`,
      tokenUrl: `${origin}/token`,
      jwksUrl: `${origin}/keys`,
      scopes: [scope.score],
      frameOrigins: [],
      demo: false,
    },
    'ifsi',
    now(),
  );
}

/** So many learners of one activity there, each with a grade that is due. @returns the platform's ids of them */
export async function addDueGrades(
  { id: registrationId, issuer, institutionId }: Registration,
  count: number,
  { placements, learners, grades, now }: GradeDependencies,
): Promise<string[]> {
  const time = now();
  const placement = await placements.recognise({
    institutionId,
    registrationId,
    kind: 'resource-link',
    key: `link:${registrationId}`,
    grades: { scopes: [scope.score], lineItem: `${issuer}/items/1` },
  });
  const subjects = Array.from({ length: count }, (_, index) => `${registrationId}-${index}`);
  for (const [index, subject] of subjects.entries()) {
    const person = { origin: registrationId, subject, institutionId, name: undefined, email: undefined };
    const { learnerId } = await learners.recognise(person);
    await grades.insert(
      dueAt(
        {
          id: `grade-${subject}`,
          institutionId,
          registrationId,
          placementId: placement.id,
          learnerId,
          sittingId: `sitting-${subject}`,
          attempt: 1,
          share: index / count,
          state: 'due',
          dueSince: time,
          tries: 0,
          readBack: false,
        },
        time,
      ),
    );
  }
  return subjects;
}
