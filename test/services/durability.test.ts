import { definitions } from '../../src/services.js';

it('waits for the disk before it confirms what nobody could tell again', () => {
  const lasting = definitions.filter(({ durability }) => durability === 'full').map(({ name }) => name);
  expect(lasting.toSorted()).toEqual([
    'administrator_links',
    'deployments',
    'extra_times',
    'grades',
    'institutions',
    'invitations',
    'item_revisions',
    'parameter_sets',
    'prescriptions',
    'registrations',
    'sittings',
    'tool_keys',
  ]);
});
