/** What a tool may offer beyond opening links. */
export type Offer = 'deep-linking' | 'names-and-roles' | 'grades';

/** How the suite comes to a tool: by its registration address, or by the addresses that its maker gives. */
export type Registration =
  | { readonly kind: 'dynamic'; readonly url: string }
  | {
      readonly kind: 'manual';
      readonly clientId: string;
      readonly loginUrl: string;
      readonly redirectUrl: string;
      readonly targetUrl: string;
      readonly keySetUrl: string;
      /** Sections to leave out: `not offered` stands in the table. */
      readonly without: readonly Offer[];
      /** Called once the platform stands, before the first test: the tool must know it by then. */
      readonly prepare?: (platform: PlatformFacts) => Promise<void>;
    };

/** What a tool must be told of the platform, where it does not ask by itself. */
export interface PlatformFacts {
  readonly issuer: string;
  readonly clientId: string;
  readonly deploymentId: string;
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
  readonly keySetUrl: string;
}

/** Any LTI tool, as the suite sees it: addresses, and a log where there is one. */
export interface Tool {
  readonly name: string;
  readonly registration: Registration;
  /** Custom parameters of the suite's links. */
  readonly custom: Readonly<Record<string, string>>;
  /** Marks a page that refuses although its status does not say so. */
  readonly refusal: RegExp | undefined;
  /** Milliseconds to wait for what the tool does by itself: grades, rosters. */
  readonly patience: number;
  /** Lines that the tool logged since it was asked last; none where its log cannot be read. */
  log(): readonly string[];
  stop(): Promise<void>;
}
