import type { Answer } from '../support/test-browser.js';
import type { RunningTool } from '../support/tool.js';
import {
  answer,
  begin,
  claiming,
  finish,
  newLink,
  SKIP,
  startSmallTool,
  stranger,
  visit,
  wrongFields,
  type Visitor,
} from './support/small-tool.js';

let tool: RunningTool;
beforeAll(async () => {
  tool = await startSmallTool();
});
afterAll(() => tool.stop());

const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim/';
const evil = (name: string) =>
  `<script>alert('${name}')</script>"><img src=x onerror=alert(1)>{{7*7}}<%= 1 %>`;

/** Every claim that a page may show, and some that none should. */
const CLAIMS = {
  name: evil('name'),
  given_name: evil('given'),
  family_name: evil('family'),
  email: evil('email'),
  locale: '"><script>',
  [`${CLAIM}context`]: { id: evil('id'), label: evil('label'), title: evil('course') },
  [`${CLAIM}tool_platform`]: { guid: evil('guid'), name: evil('platform') },
};

const isClean = ({ text }: Answer) => {
  expect(text).not.toContain('<script>alert');
  expect(text).not.toContain('<img src=x');
  expect(text).not.toMatch(/<[a-z]+ [^>]*onerror=/);
  expect(text).not.toContain('<%');
};

const withLink = (link: string, title: string) => ({ [`${CLAIM}resource_link`]: { id: link, title } });

describe('what a launch claims stands as text', () => {
  let link: string;
  let learner: Visitor;
  beforeAll(async () => {
    link = await newLink(tool, { path: 'positionnement' });
    learner = await visit(tool, {
      link,
      ...stranger('evil', { ...CLAIMS, ...withLink(link, evil('title')) }),
    });
  });

  it('on the start page', async () => {
    const page = await learner.get();
    isClean(page);
    expect(page.text).toContain('Bonjour &lt;script&gt;alert(&#39;name&#39;)&lt;/script&gt;');
  });

  it('on the pages of items and results', async () => {
    const item = await begin(learner);
    isClean(item);
    isClean(await answer(learner, item, wrongFields(item)));
    isClean(await finish(learner, () => SKIP));
  });

  it('on the teacher’s page', async () => {
    const claims = { ...CLAIMS, ...withLink(link, evil('title')) };
    const teacher = await visit(tool, { link, person: 'helene.morvan', ...claiming(claims) });
    const page = await teacher.get();
    isClean(page);
    expect(page.text).toContain('&lt;script&gt;alert(&#39;name&#39;)');
    expect(page.text).toContain('&lt;script&gt;alert(&#39;title&#39;)');
    expect(page.text).toContain('&lt;script&gt;alert(&#39;course&#39;)');
    isClean(await teacher.get('/try'));
  });

  it('also where a link names a path that there is not', async () => {
    const custom = { [`${CLAIM}custom`]: { path: evil('path') } };
    const [student, lecturer] = [
      await visit(tool, { link: await newLink(tool), ...claiming(custom) }),
      await visit(tool, { link: await newLink(tool), person: 'helene.morvan', ...claiming(custom) }),
    ];
    const start = await student.get();
    isClean(start);
    expect(start.text).toContain('&lt;script&gt;alert(&#39;path&#39;)');
    isClean(await lecturer.get());
  });
});

describe('the way back to the course', () => {
  const returning = async (url: unknown) => {
    const presentation = { [`${CLAIM}launch_presentation`]: { return_url: url } };
    const visitor = await visit(tool, { link: await newLink(tool), ...claiming(presentation) });
    return visitor.get();
  };

  it('leads to the address that the launch signed', async () => {
    const { text } = await returning('https://lms.example/course?id=1&x=<');
    expect(text).toContain('<a href="https://lms.example/course?id=1&amp;x=&lt;" target="_top">');
  });

  it.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'not an address',
    '//evil.example/',
    { url: 'https://lms.example' },
  ])('is not offered for %j', async (url) => {
    const { text, view } = await returning(url);
    expect(view).toBe('learner-start');
    expect(text).not.toContain('target="_top"');
    expect(text).not.toMatch(/href="[^"]*script:/i);
  });
});
