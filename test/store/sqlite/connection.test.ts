import Database from 'libsql';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { StoreError } from '../../../src/store/errors.js';
import { Connection } from '../../../src/store/sqlite/connection.js';
import type { Bindable } from '../../../src/store/sqlite/statements.js';
import { temporaryDirectory } from '../../support/stores.js';
import { watchedDisk, type WatchedDisk } from './watched-disk.js';

const PATIENCE = 200;

async function table(): Promise<{ path: string; connect: () => Promise<Connection> }> {
  const path = join(await temporaryDirectory(), 'test.db');
  const connect = () => Connection.open(path, PATIENCE);
  const first = await connect();
  await first.all('PRAGMA journal_mode=WAL');
  await first.configure('CREATE TABLE t (a UNIQUE, b)');
  await first.close();
  return { path, connect };
}

describe('a connection', () => {
  let connection: Connection;
  beforeEach(async () => (connection = await (await table()).connect()));
  afterEach(() => connection.close());

  test.each<[string, Bindable]>([
    ['a text', "it's"],
    ['a number', 0.5],
    ['nothing', null],
  ])('binds %s', async (_, value) => {
    await connection.write('INSERT INTO t (a) VALUES (?)', [value]);
    expect(await connection.all('SELECT a FROM t')).toEqual([[value]]);
  });

  test('asked in turn for all rows and for the first, answers each time for the values given', async () => {
    for (const value of ['x', 'y', 'z']) await connection.write('INSERT INTO t (a) VALUES (?)', [value]);
    const sql = 'SELECT a FROM t WHERE a = ?';
    expect(await connection.all(sql, ['x'])).toEqual([['x']]);
    expect(await connection.first(sql, ['y'])).toEqual(['y']);
    expect(await connection.all(sql, ['z'])).toEqual([['z']]);
    expect(await connection.first(sql, ['x'])).toEqual(['x']);
  });

  test('binds bytes', async () => {
    await connection.write('INSERT INTO t (a) VALUES (?)', [Buffer.from([0, 255])]);
    expect(await connection.all('SELECT hex(a) FROM t')).toEqual([['00FF']]);
  });

  test.each<[string, unknown]>([
    ['a date', new Date(0)],
    ['true', true],
    ['an object', {}],
    ['an array', ['a']],
    ['undefined', undefined],
    ['a big integer', 1n],
    ['no number', NaN],
    ['infinity', Infinity],
    ['a function', () => 1],
    ['bytes of another kind', new Uint16Array(1)],
  ])('refuses to bind %s, which would end the process', async (_, value) => {
    const values = [value] as Bindable[];
    await expect(connection.all('SELECT ?', values)).rejects.toThrow(StoreError);
    await expect(connection.write('INSERT INTO t (a) VALUES (?)', values)).rejects.toThrow(StoreError);
    await expect(connection.writeReturning('DELETE FROM t WHERE a = ? RETURNING a', values)).rejects.toThrow(
      StoreError,
    );
    expect(await connection.all('SELECT count(*) FROM t')).toEqual([[0]]);
  });

  test('goes on after a statement that failed', async () => {
    await connection.write('INSERT INTO t (a) VALUES (?)', [1]);
    await expect(connection.write('INSERT INTO t (a) VALUES (?)', [1])).rejects.toThrow(/UNIQUE/);
    await expect(connection.all('SELECT nothing FROM nowhere')).rejects.toThrow(StoreError);
    expect(await connection.write('INSERT INTO t (a) VALUES (?)', [2])).toBe(1);
  });

  test('prepares more different statements than it keeps', async () => {
    for (let n = 0; n < 1100; n += 1) expect(await connection.all(`SELECT ${n}`)).toEqual([[n]]);
    expect(await connection.all('SELECT 0')).toEqual([[0]]);
  });

  test('learns with its writes which index serves a sorted page', async () => {
    await connection.configure('CREATE INDEX t_b ON t (b)');
    const page = 'SELECT a FROM t WHERE b = 1 ORDER BY a LIMIT 1';
    const plan = async () => String((await connection.all(`EXPLAIN QUERY PLAN ${page}`))[0]?.[3]);
    await connection.all(page);
    expect(await plan()).toContain('t_b');
    for (let a = 0; a < 1000; a += 1) await connection.write('INSERT INTO t (a, b) VALUES (?, 1)', [a]);
    expect(await plan()).toContain('sqlite_autoindex_t_1');
  });

  test('is read while it waits for the disk, never behind what a write was told', async () => {
    await connection.write('INSERT INTO t (a, b) VALUES (1, 0)');
    let amid = 0;
    for (let b = 1; b <= 100; b += 1) {
      const write = { done: false };
      const written = connection
        .write('UPDATE t SET b = ? WHERE a = 1', [b])
        .finally(() => (write.done = true));
      await nextTurn();
      while (!write.done) {
        const [seen] = (await connection.first('SELECT b FROM t WHERE a = 1', [])) ?? [];
        expect([b - 1, b]).toContain(seen);
        amid += Number(!write.done);
        await nextTurn();
      }
      await written;
      expect(await connection.all('SELECT b FROM t')).toEqual([[b]]);
    }
    expect(amid).toBeGreaterThan(0);
  });

  test('can tell that another connection has written, here or elsewhere, and not that it has itself', async () => {
    const { connect } = await table();
    const [one, other] = [await connect(), await connect()];
    const before = await one.foreignWrites();
    await one.write('INSERT INTO t (a) VALUES (1)');
    expect(await one.foreignWrites()).toBe(before);
    await nextTurn();
    const written = other.write('INSERT INTO t (a) VALUES (2)', [], 'relaxed');
    // Asked for, and kept, in the turn of the event loop in which the other one commits.
    expect(await one.foreignWrites()).toBe(before);
    await written;
    expect(await one.foreignWrites()).not.toBe(before);
    await Promise.all([one.close(), other.close()]);
  });

  test('asks anew in each callback: one that was called for later may come of what others wrote since', async () => {
    const { connect, path } = await table();
    const one = await connect();
    const other = new Database(path);
    const before = await one.foreignWrites();
    other.exec('INSERT INTO t (a) VALUES (1)');
    await new Promise<void>((resolve) => process.nextTick(resolve));
    expect(await one.foreignWrites()).not.toBe(before);
    other.close();
    await one.close();
  });

  test('answers a ping by writing a page, as an answer needs one', async () => {
    const { connect } = await table();
    const [one, other] = [await connect(), await connect()];
    const before = (await other.first('PRAGMA data_version', []))?.[0];
    await one.ping();
    expect((await other.first('PRAGMA data_version', []))?.[0]).not.toBe(before);
    await Promise.all([one.close(), other.close()]);
  });

  test('refuses work once it is closed, and may be closed twice', async () => {
    await connection.close();
    await connection.close();
    await expect(connection.all('SELECT 1')).rejects.toThrow(/closed/);
    await expect(connection.write('DELETE FROM t')).rejects.toThrow(/closed/);
  });

  test('undoes everything when exclusive work fails', async () => {
    const work = connection.exclusively(async () => {
      connection.change('INSERT INTO t (a) VALUES (?)', [1]);
      await connection.write('INSERT INTO t (a) VALUES (?)', [2]);
      throw new Error('changed my mind');
    }, PATIENCE);
    await expect(work).rejects.toThrow('changed my mind');
    expect(await connection.all('SELECT count(*) FROM t')).toEqual([[0]]);
    await connection.write('INSERT INTO t (a) VALUES (?)', [3]);
    expect(await connection.all('SELECT a FROM t')).toEqual([[3]]);
  });
});

describe('two connections to one file', () => {
  const both = async () => {
    const { connect } = await table();
    const [one, other] = [await connect(), await connect()];
    closing.push(one, other);
    return { one, other, connect };
  };
  const closing: Connection[] = [];
  afterEach(() => Promise.all(closing.splice(0).map((connection) => connection.close())));

  test('wait for each other', async () => {
    const { one, other } = await both();
    let waiting: Promise<number> | undefined;
    await one.exclusively(async () => {
      one.change('INSERT INTO t (a) VALUES (1)');
      waiting = other.write('INSERT INTO t (a) VALUES (2)');
      expect(await other.all('SELECT a FROM t')).toEqual([]);
    }, PATIENCE);
    expect(await waiting).toBe(1);
    expect(await one.all('SELECT a FROM t ORDER BY a')).toEqual([[1], [2]]);
  });

  test('give up after a while, and later confirm only what all can see', async () => {
    const { one, other, connect } = await both();
    await one.exclusively(async () => {
      await expect(other.write('INSERT INTO t (a) VALUES (1)')).rejects.toThrow(/locked/);
      await expect(other.writeReturning('INSERT INTO t (a) VALUES (?) RETURNING a', [1])).rejects.toThrow(
        StoreError,
      );
    }, PATIENCE);
    expect(await other.write('INSERT INTO t (a) VALUES (2)')).toBe(1);
    const third = await connect();
    closing.push(third);
    expect(await third.all('SELECT a FROM t')).toEqual([[2]]);
    expect(await one.write('INSERT INTO t (a) VALUES (3)')).toBe(1);
  });

  test('stop waiting when they are closed', async () => {
    const { one, other } = await both();
    await one.exclusively(async () => {
      const waiting = other.write('INSERT INTO t (a) VALUES (1)');
      const closed = other.close();
      await expect(waiting).rejects.toThrow(/closed/);
      await closed;
    }, PATIENCE);
  });
});

describe('the disk', () => {
  let connection: Connection;
  let disk: WatchedDisk;
  beforeEach(async () => {
    connection = await (await table()).connect();
    disk = await watchedDisk();
  });
  afterEach(() => connection.close());
  const write = (a: number, durability: 'full' | 'relaxed') =>
    connection.write('INSERT INTO t (a) VALUES (?)', [a], durability);

  test('is waited for when a write of a transaction must last, once for all of them, and only then', async () => {
    await write(1, 'relaxed');
    expect(disk.waits()).toBe(0);
    await Promise.all([write(2, 'relaxed'), write(3, 'full'), write(4, 'relaxed'), write(5, 'full')]);
    expect(disk.waits()).toBe(1);
    await write(6, 'relaxed');
    expect(disk.waits()).toBe(1);
  });

  test('is waited for by the database itself in exclusive work, and no longer after it', async () => {
    const mode = async () => (await connection.all('PRAGMA synchronous'))[0]?.[0];
    const [normal, full] = [1, 2];
    await connection.exclusively(async () => expect(await mode()).toBe(full), PATIENCE);
    expect(await mode()).toBe(normal);
  });

  test('has what was confirmed, as another program reads it, before it is confirmed', async () => {
    disk.beforeEach(async () => {
      expect(await connection.all('SELECT a FROM t')).toEqual([[1]]);
      await nextTurn();
    });
    await write(1, 'full');
    expect(disk.waits()).toBe(1);
  });

  test('that fails makes nothing last from then on, and the connection says so', async () => {
    await write(1, 'full');
    disk.failNext();
    await expect(write(2, 'full')).rejects.toThrow(StoreError);
    await expect(write(3, 'full')).rejects.toThrow(/the disk/);
    await expect(connection.ping()).rejects.toThrow(StoreError);
    expect(await write(4, 'relaxed')).toBe(1);
    expect(await connection.all('SELECT a FROM t WHERE a = 3')).toEqual([]);
  });
});

describe('opening', () => {
  /** A process that reads what a killed one left in the log lets nobody else in. */
  async function held(work: (opening: Promise<Connection>, letGo: () => Promise<void>) => Promise<void>) {
    const path = join(await temporaryDirectory(), 'test.db');
    const holder = await Connection.open(path, PATIENCE);
    await holder.configure('CREATE TABLE t (a)');
    await holder.configure('BEGIN EXCLUSIVE; INSERT INTO t (a) VALUES (1)');
    await work(Connection.open(path, PATIENCE), () => holder.configure('COMMIT'));
    await holder.close();
  }

  test('waits for a process that holds the whole file', () =>
    held(async (opening, letGo) => {
      await delay(50);
      await letGo();
      const connection = await opening;
      expect(await connection.all('SELECT a FROM t')).toEqual([[1]]);
      await connection.close();
    }));

  test('gives up on one that keeps it', () =>
    held(async (opening) => {
      await expect(opening).rejects.toThrow(StoreError);
      await expect(opening).rejects.toThrow(/cannot open/);
    }));

  test('refuses a place that is none', async () => {
    await expect(Connection.open('/nowhere/at/all.db', PATIENCE)).rejects.toThrow(StoreError);
  });
});
