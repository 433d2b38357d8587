import { sessions, sessionsDefinition } from '../../src/lti/sessions.js';
import { temporaryStore } from '../support/stores.js';

const MINUTE = 60_000;

it('stays ended, though another request put off its end at the same time', async () => {
  const { store } = await temporaryStore([sessionsDefinition]);
  let clock = Date.parse('2026-11-02T08:00:00Z');
  const all = sessions(store, () => clock);
  await all.find('nobody', 'nothing');
  const { session, token } = await all.open({
    institutionId: 'i',
    registrationId: 'r',
    placementId: 'p',
    learnerId: 'l',
    role: 'learner',
    frameOrigins: [],
  });
  clock += 20 * MINUTE;
  const using = all.find(session.id, token);
  for (let hop = 0; hop < 30; hop += 1) await Promise.resolve();
  await Promise.all([using, all.end(session.id)]);
  expect(await all.find(session.id, token)).toBeUndefined();
});
