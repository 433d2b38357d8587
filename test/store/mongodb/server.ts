import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';

/** Tests that need a server, at the address in MONGODB_TEST_URL; without it they are skipped, and say so. */
export function describeOnServer(name: string, tests: (server: string) => void): void {
  const server = process.env['MONGODB_TEST_URL'];
  if (server !== undefined) {
    describe(name, () => {
      afterAll(() => dropDatabases(server));
      tests(server);
    });
    return;
  }
  describe.skip(`${name} (skipped: MONGODB_TEST_URL names no server to test on)`, () => {
    test('does what it says', () => undefined);
  });
}

const names: string[] = [];

/** The address of a database of its own, dropped after the test file. */
export function freshDatabase(server: string): string {
  const name = `parcours_test_${randomBytes(6).toString('hex')}`;
  names.push(name);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function dropDatabases(server: string): Promise<void> {
  const connection = await mongoose.createConnection(server).asPromise();
  for (const name of names.splice(0)) await connection.useDb(name).dropDatabase();
  await connection.close();
}
