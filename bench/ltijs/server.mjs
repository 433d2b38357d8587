// The peer of the launch benchmark: ltijs with a page of its own, about as long as our start page and put
// together from one string. Plain JavaScript, so that it runs as any Node.js program does.
import { Provider as ltijs } from 'ltijs';
import { memoryDatabase } from './memory-database.mjs';

const { PORT, PLATFORM } = process.env;
const { issuer, clientId, authorizationUrl, tokenUrl, authConfig } = JSON.parse(PLATFORM);

const PARAGRAPH = `<div><dt>Durée</dt><dd>${'Une phrase qui dit ce qui attend la personne. '.repeat(8)}</dd></div>`;

const page = ({ name }, { title }) => `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>${title}</title>
<link rel="stylesheet" href="/assets/styles.css"></head>
<body><main><p>Bonjour ${name}</p><h1>${title}</h1><dl>${PARAGRAPH.repeat(8)}</dl>
<form method="post" action="/start"><button type="submit">Commencer</button></form>
</main></body></html>`;

ltijs.setup('a key for cookies and tokens', { plugin: memoryDatabase() }, { cookies: { secure: false } });
ltijs.onConnect((token, _request, response) => {
  response.send(page(token.userInfo, token.platformContext.resource));
});
ltijs.whitelist('/ready');
ltijs.app.get('/ready', (_request, response) => response.send('ready'));

await ltijs.deploy({ port: Number(PORT), silent: true });
await ltijs.registerPlatform({
  url: issuer,
  name: 'bench',
  clientId,
  authenticationEndpoint: authorizationUrl,
  accesstokenEndpoint: tokenUrl,
  authConfig,
});
