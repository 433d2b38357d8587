// The peer that the suite judges: ltijs with a tool of a few lines, which uses each service that ltijs has, as its own
// documentation shows. Plain JavaScript, so that it runs as any Node.js program does.
import { Provider as ltijs } from 'ltijs';
import { memoryDatabase } from '../../bench/ltijs/memory-database.mjs';

const { PORT } = process.env;
const url = `http://localhost:${PORT}`;

const page = (body) =>
  `<!doctype html><html lang="en"><head><title>A tool on ltijs</title></head><body><main>${body}</main></body></html>`;

ltijs.setup(
  'a key for cookies and tokens',
  { plugin: memoryDatabase() },
  { cookies: { secure: false }, dynReg: { url, name: 'A tool on ltijs', autoActivate: true } },
);

ltijs.onConnect(async (token, _request, response) => {
  const teaches = token.platformContext.roles?.some((role) => role.endsWith('#Instructor'));
  if (teaches && token.platformContext.namesRoles) {
    const { members } = await ltijs.NamesAndRoles.getMembers(token);
    return response.send(
      page(`<ul>${members.map(({ name }) => `<li>${name ?? 'somebody'}</li>`).join('')}</ul>`),
    );
  }
  const { ltik } = response.locals;
  return response.send(
    page(
      `<form method="post" action="/finish"><input type="hidden" name="ltik" value="${ltik}"><button>Finish</button></form>`,
    ),
  );
});

ltijs.app.post('/finish', async (_request, response) => {
  const { token } = response.locals;
  const { lineItems } = await ltijs.Grade.getLineItems(token, { resourceLinkId: true });
  const lineItem =
    lineItems[0] ??
    (await ltijs.Grade.createLineItem(token, {
      scoreMaximum: 100,
      label: 'A grade',
      resourceLinkId: token.platformContext.resource.id,
    }));
  const score = {
    userId: token.user,
    scoreGiven: 100,
    scoreMaximum: 100,
    activityProgress: 'Completed',
    gradingProgress: 'FullyGraded',
  };
  await ltijs.Grade.submitScore(token, lineItem.id, score);
  await ltijs.Grade.getScores(token, lineItem.id, { userId: token.user });
  response.send(page('<p>Your grade is on its way.</p>'));
});

ltijs.onDeepLinking(async (token, _request, response) => {
  const items = [{ type: 'ltiResourceLink', title: 'A link', url, custom: { made: 'here' } }];
  response.send(page(await ltijs.DeepLinking.createDeepLinkingForm(token, items, {})));
});

ltijs.whitelist('/ready');
ltijs.app.get('/ready', (_request, response) => response.send('ready'));

await ltijs.deploy({ port: Number(PORT), silent: true });
