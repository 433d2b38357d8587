import mongoose from 'mongoose';
import { describeContract } from '../contract.js';
import { describeOnServer, freshDatabase } from './server.js';

describeOnServer('MongoDB', (server) => {
  describeContract({
    name: 'mongodb',
    textOrder: () => textOrderOf(server),
    freshUrl: async () => freshDatabase(server),
    endLeaseOfUpgrade: async (url) => {
      const connection = await mongoose.createConnection(url).asPromise();
      await connection.collection('store_locks').updateMany({}, { $set: { until: 0 } });
      await connection.close();
    },
  });
});

/** Stand-ins do not know the command that MongoDB has greeted with since version 5. */
async function textOrderOf(server: string): Promise<'characters' | 'units'> {
  const connection = await mongoose.createConnection(server).asPromise();
  try {
    await connection.db?.admin().command({ hello: 1 });
    return 'characters';
  } catch {
    return 'units';
  } finally {
    await connection.close();
  }
}
