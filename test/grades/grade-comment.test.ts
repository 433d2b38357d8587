import { gradeComment } from '../../src/grades/grade-comment.js';
import type { Outcome } from '../../src/sittings/sitting.js';
import { shippedContent } from '../support/tool.js';
import { openCourse } from './support/graded-course.js';

function outcome(level: string | undefined, provisional: boolean): Outcome {
  const general = { id: 'general', answers: 20, ...(level === undefined ? {} : { level }) };
  return { stop: 'length', provisional, general, domains: [], competences: [] };
}

describe('a gradebook’s comment', () => {
  it('names the level in the language of the sitting, and says what is provisional', async () => {
    const content = await shippedContent();
    expect(gradeComment(outcome('confirme', true), 'fr', content)).toBe(
      'Niveau d’ensemble : Confirmé. Résultat provisoire.',
    );
    expect(gradeComment(outcome('confirme', false), 'en', content)).toBe('Overall level: Proficient.');
  });

  it('says where no level can be named', async () => {
    const content = await shippedContent();
    expect(gradeComment(outcome(undefined, true), 'fr', content)).toContain('pas encore assez de réponses');
    expect(gradeComment(outcome('level-of-before', true), 'en', content)).toContain('not enough answers');
  });

  it('arrives beside the grade, and gives way to that of a later attempt', async () => {
    const course = await openCourse();
    const link = await course.addLink();
    await course.finish(link, 1);
    await course.deliver();
    const first = course.standing(link)?.comment;
    await course.finish(link, 4);
    await course.deliver();
    expect(first).toMatch(/^Niveau d’ensemble : /);
    expect(course.standing(link)?.comment).toMatch(/^Niveau d’ensemble : [^\n]*$/);
    await course.tool.stop();
  });
});
