// `npm run --silent parcours -- COMMAND`: the command line of the built program.
import { entry } from './start.mjs';

await import(entry('cli/main.js'));
