import type { RunningTool } from '../support/tool.js';
import {
  begin,
  newLink,
  sittingOf,
  startSmallTool,
  textOf,
  visit,
  type Visitor,
} from './support/small-tool.js';
import { choosing, composed } from './workshop/support.js';

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 2, 9);

let tool: RunningTool;
beforeAll(async () => {
  tool = await startSmallTool({ now: () => START });
});
afterAll(() => tool.stop());

/** A link to an exam of half an hour, and its teacher on the page of extra time. */
async function exam(): Promise<{ link: string; teacher: Visitor }> {
  const prescription = await composed(await choosing(tool), { opens: '', closes: '' });
  const link = await newLink(tool, { prescription });
  return { link, teacher: await visit(tool, { link, person: 'helene.morvan' }) };
}

/** What the page's form calls somebody. */
async function nameOf(teacher: Visitor, name: string): Promise<string> {
  const { text } = await teacher.get('/extra-time');
  const row = text.split('<tr>').find((part) => part.includes(name)) ?? '';
  return /name="who" value="([^"]*)"/.exec(row)?.[1] ?? '';
}

const grant = async (teacher: Visitor, who: string, extra = 'third') =>
  teacher.send(await teacher.get('/extra-time'), '/extra-time', { who, extra });

describe('extra time', () => {
  it('is offered where the path has a limit', async () => {
    const { teacher } = await exam();
    expect((await teacher.get()).text).toContain('/extra-time"');
    const free = await visit(tool, { link: await newLink(tool, { path: 'libre' }), person: 'helene.morvan' });
    expect((await free.get()).text).not.toContain('/extra-time"');
  });

  it('can be granted to who has not come yet, and counts from their first minute', async () => {
    const { link, teacher } = await exam();
    const granted = await grant(teacher, await nameOf(teacher, 'Camille'));
    expect(granted.location).toBe(`${teacher.base}/extra-time?saved=1`);
    const page = await teacher.browser.get(granted.location ?? '');
    expect(textOf(page)).toContain('C’est enregistré.');
    expect(page.text).toContain('<option value="third" selected>');
    const learner = await visit(tool, { link });
    expect(textOf(await learner.get())).toContain('vous avez 40 minutes');
    await begin(learner);
    expect((await sittingOf(tool, learner)).endsAt).toBe(START + 40 * MINUTE);
  });

  it('can be granted to who is under way, and taken back', async () => {
    const { link, teacher } = await exam();
    const learner = await visit(tool, { link, person: 'noe.lanvaux' });
    await begin(learner);
    const who = await nameOf(teacher, 'Lanvaux');
    await grant(teacher, who, '50');
    expect((await sittingOf(tool, learner)).endsAt).toBe(START + 45 * MINUTE);
    await grant(teacher, who, '0');
    expect((await sittingOf(tool, learner)).endsAt).toBe(START + 30 * MINUTE);
  });

  it('is nobody else’s', async () => {
    const { link, teacher } = await exam();
    await grant(teacher, await nameOf(teacher, 'Camille'), '100');
    const other = await visit(tool, { link, person: 'noe.lanvaux' });
    await begin(other);
    expect((await sittingOf(tool, other)).endsAt).toBe(START + 30 * MINUTE);
  });

  it.each([
    ['somebody who is not in the course', { who: 'member:999999', extra: 'third' }, 404],
    ['a learner of nowhere', { who: 'aaaaaaaaaaaaaaaaaaaaaa', extra: 'third' }, 404],
    ['a share that is not offered', { who: 'member:1', extra: '1000' }, 400],
    ['nobody', { who: '', extra: 'third' }, 400],
  ])('is refused for %s', async (_name, fields, status) => {
    const { teacher } = await exam();
    expect((await teacher.send(await teacher.get('/extra-time'), '/extra-time', fields)).status).toBe(status);
  });

  it('is no page of a learner’s', async () => {
    const { link } = await exam();
    expect((await (await visit(tool, { link })).get('/extra-time')).status).toBe(404);
  });

  it('is found by name', async () => {
    const { teacher } = await exam();
    const { text } = await teacher.get('/extra-time?name=lanv');
    expect([text.includes('Lanvaux'), text.includes('Camille')]).toEqual([true, false]);
  });
});
