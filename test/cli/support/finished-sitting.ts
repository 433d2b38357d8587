import { readConfig } from '../../../src/config.js';
import { composeServices, contentOf } from '../../../src/services.js';
import { answerItem } from '../../../src/sittings/answer-item.js';
import type { Sitting } from '../../../src/sittings/sitting.js';
import { startSitting } from '../../../src/sittings/start-sitting.js';
import { NOW, type CommandLine } from './command-line.js';

/** Somebody who finished a path, of which every question was passed. */
export async function finishedSitting(cli: CommandLine, learnerId = 'camille'): Promise<Sitting> {
  const config = readConfig({ ...cli.env, NODE_ENV: 'test' });
  const content = await contentOf(config);
  return cli.withStore(async (store) => {
    const { sitting: dependencies } = await composeServices({ config, store, content, now: () => NOW });
    const { id: placementId } = await dependencies.placements.recognise({
      institutionId: 'ifsi',
      registrationId: 'moodle',
      kind: 'resource-link',
      key: 'link',
      linkPath: 'decouverte',
    });
    let sitting = await startSitting({ placementId, learnerId, language: 'fr' }, dependencies);
    while (sitting.current !== undefined) {
      const known = await dependencies.sittings.get(sitting.id);
      if (known === undefined) throw new Error('the sitting is gone');
      ({ sitting } = await answerItem(known, sitting.current.id, { kind: 'skipped' }, dependencies));
    }
    return sitting;
  });
}
