import { opaqueId } from '../../src/security/opaque-id.js';
import type { PersonSeen } from '../../src/sittings/learners.js';
import { sittingServices, type SittingServices } from './support.js';

let services: SittingServices;
beforeAll(async () => {
  services = await sittingServices();
});

function person(details: Partial<PersonSeen> = {}): PersonSeen {
  return {
    origin: 'registration',
    subject: opaqueId(),
    institutionId: 'institution',
    name: undefined,
    email: undefined,
    ...details,
  };
}

it('knows a person again, whom a bare subject names', async () => {
  const seen = person();
  const first = await services.learners.recognise(seen);
  expect(await services.learners.recognise(seen)).toEqual(first);
  expect(first).not.toHaveProperty('name');
});

it('takes the same subject of two platforms for two people', async () => {
  const one = await services.learners.recognise(person({ subject: '42', origin: 'a' }));
  const two = await services.learners.recognise(person({ subject: '42', origin: 'b' }));
  expect(one.learnerId).not.toBe(two.learnerId);
});

it('keeps name and e-mail as last seen, and drops what is no longer sent', async () => {
  const seen = person({ name: 'Zoé Brun', email: 'zoe@ifsi.example' });
  const first = await services.learners.recognise(seen);
  const { learnerId } = await services.learners.recognise({
    ...seen,
    name: 'Zoé Brun-Petit',
    email: undefined,
  });
  expect(learnerId).toBe(first.learnerId);
  expect(await services.learners.find(learnerId)).toEqual({
    id: first.id,
    learnerId,
    origin: seen.origin,
    subject: seen.subject,
    institutionId: seen.institutionId,
    name: 'Zoé Brun-Petit',
  });
});

it('makes one identity of a person in many tabs at once', async () => {
  const seen = person({ name: 'Ada' });
  const all = await Promise.all(Array.from({ length: 15 }, () => services.learners.recognise(seen)));
  expect(new Set(all.map(({ learnerId }) => learnerId)).size).toBe(1);
});

it('gives sittings an id that says nothing of the person', async () => {
  const seen = person({ subject: 'camille.arnoult', name: 'Camille Arnoult' });
  const { learnerId } = await services.learners.recognise(seen);
  expect(learnerId).toMatch(/^[\w-]{22}$/);
});

it('finds the names of more learners than one statement may hold', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 520; n += 1) {
    ids.push((await services.learners.recognise(person({ name: `Personne ${n}` }))).learnerId);
  }
  const found = await services.learners.findAll([...ids, 'nobody']);
  expect(found.size).toBe(520);
  expect(found.get(ids[519] ?? '')?.name).toBe('Personne 519');
});
