/** What the build makes of the tool's templates and browser scripts (scripts/build-player.mjs). */
declare module 'parcours:views' {
  export const templates: ReadonlyMap<string, (page: object) => string>;
}

declare module 'script:*' {
  export function run(): void;
}
