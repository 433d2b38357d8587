import type { Command } from './command.js';
import { checkContentCommand } from './content/check.js';
import { retryGradesCommand } from './grades/retry.js';
import { gradeStatusCommand } from './grades/status.js';
import { rotateKeysCommand } from './keys/rotate.js';
import { addPlatformCommand } from './platforms/add.js';
import { approvePlatformCommand } from './platforms/approve.js';
import { deploymentsCommand } from './platforms/deployments.js';
import { invitePlatformCommand } from './platforms/invite.js';
import { listPlatformsCommand } from './platforms/list.js';
import { suspendPlatformCommand } from './platforms/suspend.js';
import { backupStoreCommand } from './store/backup.js';
import { copyStoreCommand } from './store/copy.js';
import { migrateStoreCommand } from './store/migrate.js';
import { restoreStoreCommand } from './store/restore.js';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  invitePlatformCommand,
  listPlatformsCommand,
  addPlatformCommand,
  approvePlatformCommand,
  suspendPlatformCommand,
  deploymentsCommand,
  rotateKeysCommand,
  backupStoreCommand,
  restoreStoreCommand,
  migrateStoreCommand,
  copyStoreCommand,
  checkContentCommand,
  gradeStatusCommand,
  retryGradesCommand,
];
