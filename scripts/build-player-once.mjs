// Before the tests: those of packages hold the player as it is now.
import path from 'node:path';
import { root } from './build.mjs';
import { buildPlayer } from './build-player.mjs';

export default () => buildPlayer(path.join(root, 'dist', 'scorm-player'));
