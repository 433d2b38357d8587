import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import { describeContract } from './contract.js';

const server = process.env['MONGODB_TEST_URL'];

if (server === undefined) {
  describe.skip('a store on mongodb (skipped: MONGODB_TEST_URL names no server to test on)', () => {
    test('keeps the contract', () => undefined);
  });
} else {
  const names: string[] = [];
  afterAll(async () => {
    const connection = await mongoose.createConnection(server).asPromise();
    for (const name of names) await connection.useDb(name).dropDatabase();
    await connection.close();
  });
  describeContract({
    name: 'mongodb',
    textOrder: (await isMongodb(server)) ? 'characters' : 'units',
    endLeaseOfUpgrade: async (url) => {
      const connection = await mongoose.createConnection(url).asPromise();
      await connection.collection('store_locks').updateMany({}, { $set: { until: 0 } });
      await connection.close();
    },
    freshUrl: async () => {
      const name = `parcours_test_${randomBytes(6).toString('hex')}`;
      names.push(name);
      const url = new URL(server);
      url.pathname = `/${name}`;
      return url.href;
    },
  });
}

/** Stand-ins do not know the command that MongoDB has greeted with since version 5. */
async function isMongodb(url: string): Promise<boolean> {
  const connection = await mongoose.createConnection(url).asPromise();
  try {
    await connection.db?.admin().command({ hello: 1 });
    return true;
  } catch {
    return false;
  } finally {
    await connection.close();
  }
}
