import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Connection, Model } from 'mongoose';
import { StoreError } from '../errors.js';
import { plainModel } from './model.js';

interface LockTimes {
  /** How long the lock outlives a process that died with it, in milliseconds; renewed at a third of it. */
  readonly lease: number;
  /** How long to wait for another process's upgrade, in milliseconds. */
  readonly patience: number;
}

interface Lock {
  _id: string;
  owner: string;
  until: number;
}

const UPGRADE = 'upgrade';
const DUPLICATE_KEY = 11_000;

/**
 * Runs work while this process holds the lock of upgrades; others wait. The lock is a lease, so that a
 * process that was killed does not hold it for ever. The clocks of the servers must agree to within a third
 * of the lease; should two ever enter, the versions of the documents still keep each from being migrated twice.
 * @throws StoreError when the lock cannot be had, or was lost.
 */
export async function withUpgradeLock(
  connection: Connection,
  times: LockTimes,
  work: () => Promise<void>,
): Promise<void> {
  const locks = plainModel<Lock>(connection, 'store_locks', { _id: String, owner: String, until: Number });
  const owner = randomUUID();
  await acquire(locks, owner, times);
  const held = new AbortController();
  const renewal = setInterval(() => {
    void renew(locks, owner, times.lease).catch((error: unknown) => held.abort(error));
  }, times.lease / 3);
  try {
    await work();
  } finally {
    clearInterval(renewal);
    await locks.deleteOne({ _id: UPGRADE, owner });
  }
  held.signal.throwIfAborted();
}

async function acquire(locks: Model<Lock>, owner: string, { lease, patience }: LockTimes): Promise<void> {
  const deadline = Date.now() + patience;
  while (!(await tryOnce(locks, owner, lease))) {
    if (Date.now() > deadline)
      throw new StoreError('another process is upgrading the store, and does not end');
    await delay(Math.min(lease / 10, 250));
  }
}

/** A lock that another holds is not matched by the filter, and then the insert meets its id. */
async function tryOnce(locks: Model<Lock>, owner: string, lease: number): Promise<boolean> {
  const now = Date.now();
  try {
    await locks.updateOne(
      { _id: UPGRADE, until: { $lte: now } },
      { $set: { owner, until: now + lease } },
      { upsert: true },
    );
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY) return false;
    throw error;
  }
}

async function renew(locks: Model<Lock>, owner: string, lease: number): Promise<void> {
  const result = await locks.updateOne({ _id: UPGRADE, owner }, { $set: { until: Date.now() + lease } });
  if (result.matchedCount === 0) throw new StoreError('the lock of the upgrade was lost: start again');
}
