import type { Command } from './command.js';
import { administratorLinkCommand } from './administrators/link.js';
import { cartridgeCommand } from './content/cartridge.js';
import { checkContentCommand } from './content/check.js';
import { exportContentCommand } from './content/export.js';
import { importContentCommand } from './content/import.js';
import { previewContentCommand } from './content/preview.js';
import { regradeCommand } from './grades/regrade.js';
import { retryGradesCommand } from './grades/retry.js';
import { gradeStatusCommand } from './grades/status.js';
import { calibrateItemsCommand } from './items/calibrate.js';
import { publishItemsCommand } from './items/publish.js';
import { reportItemsCommand } from './items/report.js';
import { listSetsCommand } from './items/sets.js';
import { rotateKeysCommand } from './keys/rotate.js';
import { addPlatformCommand } from './platforms/add.js';
import { approvePlatformCommand } from './platforms/approve.js';
import { deploymentsCommand } from './platforms/deployments.js';
import { evidenceCommand } from './platforms/evidence.js';
import { invitePlatformCommand } from './platforms/invite.js';
import { listPlatformsCommand } from './platforms/list.js';
import { presetsCommand } from './platforms/presets.js';
import { suspendPlatformCommand } from './platforms/suspend.js';
import { platformValuesCommand } from './platforms/values.js';
import { exportScormCommand } from './scorm/export.js';
import { validateScormCommand } from './scorm/validate.js';
import { simulateCommand } from './simulation/simulate.js';
import { backupStoreCommand } from './store/backup.js';
import { copyStoreCommand } from './store/copy.js';
import { migrateStoreCommand } from './store/migrate.js';
import { restoreStoreCommand } from './store/restore.js';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  administratorLinkCommand,
  invitePlatformCommand,
  listPlatformsCommand,
  presetsCommand,
  platformValuesCommand,
  addPlatformCommand,
  approvePlatformCommand,
  suspendPlatformCommand,
  deploymentsCommand,
  evidenceCommand,
  rotateKeysCommand,
  backupStoreCommand,
  restoreStoreCommand,
  migrateStoreCommand,
  copyStoreCommand,
  checkContentCommand,
  previewContentCommand,
  exportContentCommand,
  importContentCommand,
  cartridgeCommand,
  calibrateItemsCommand,
  listSetsCommand,
  publishItemsCommand,
  reportItemsCommand,
  exportScormCommand,
  validateScormCommand,
  simulateCommand,
  gradeStatusCommand,
  retryGradesCommand,
  regradeCommand,
];
