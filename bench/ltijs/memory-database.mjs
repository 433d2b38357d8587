// A database plug-in for ltijs that costs as little as one can: every collection is a Map in the server's own
// memory, looked up by its key, nothing is encrypted, copied to a disk or expired.
const KEYS = {
  platform: ['platformUrl', 'clientId'],
  platformStatus: ['id'],
  publickey: ['kid'],
  privatekey: ['kid'],
  idtoken: ['iss', 'clientId', 'deploymentId', 'user'],
  contexttoken: ['contextId', 'user'],
  accesstoken: ['platformUrl', 'clientId', 'scopes'],
  nonce: ['nonce'],
  state: ['state'],
};

/** @returns what ltijs takes as `plugin` */
export function memoryDatabase() {
  const collections = new Map(Object.keys(KEYS).map((name) => [name, new Map()]));
  const keyOf = (name, item) => KEYS[name].map((field) => item[field]).join('\n');
  const matching = (name, query) => {
    const documents = collections.get(name);
    if (query && KEYS[name].every((field) => field in query)) {
      const found = documents.get(keyOf(name, query));
      return found === undefined ? [] : [found];
    }
    const wanted = Object.entries(query ?? {});
    return [...documents.values()].filter((item) => wanted.every(([field, value]) => item[field] === value));
  };
  const put = (name, item, index) => {
    const whole = { ...index, ...item };
    collections.get(name).set(keyOf(name, whole), whole);
  };
  return {
    setup: async () => true,
    Close: async () => true,
    Get: async (_key, name, query) => {
      const found = matching(name, query);
      return found.length === 0 ? false : found;
    },
    Insert: async (_key, name, item, index) => put(name, item, index),
    Replace: async (_key, name, _query, item, index) => put(name, item, index),
    Modify: async (_key, name, query, change) => {
      for (const item of matching(name, query)) Object.assign(item, change);
    },
    Delete: async (name, query) => {
      for (const item of matching(name, query)) collections.get(name).delete(keyOf(name, item));
    },
  };
}
