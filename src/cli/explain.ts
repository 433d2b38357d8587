import { isNativeError } from 'node:util/types';
import { ConfigError } from '../config.js';
import { ContentError } from '../content/content-error.js';
import { SecretBoxError } from '../security/secret-box.js';
import { ConflictError, DuplicateKeyError, InvalidDocumentError, StoreError } from '../store/errors.js';
import { CommandFailure } from './failures.js';

const PLAIN = [
  CommandFailure,
  ConfigError,
  ContentError,
  DuplicateKeyError,
  InvalidDocumentError,
  SecretBoxError,
  StoreError,
];

/** Errors of the system and of database drivers carry a code: their message is for people. */
function isCoded(error: Error): boolean {
  return 'code' in error;
}

/** What the user can mend is said in plain words, with its cause; anything else is a fault of the program. */
export function explain(error: unknown): string {
  if (!isNativeError(error)) return String(error);
  if (error instanceof ConflictError) {
    return `${error.message}: somebody changed it at the same time; run the command again`;
  }
  if (PLAIN.some((kind) => error instanceof kind)) {
    return isNativeError(error.cause) ? `${error.message}: ${error.cause.message}` : error.message;
  }
  return isCoded(error) ? error.message : (error.stack ?? error.message);
}
