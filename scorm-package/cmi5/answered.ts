import { competenceIri, itemIri } from '../../src/scorm/iris.js';
import { scorm2004 } from '../tracker/dialects/scorm-2004.js';
import { timespan2004 } from '../tracker/durations.js';
import { writtenAnswer } from '../tracker/interactions/written-answer.js';
import { roundedShare } from '../tracker/rounded-share.js';
import type { RecordedAnswer } from '../tracker/tracker.js';
import { componentsOf } from './components.js';
import { INTERACTION_TYPE, OBJECTIVE_TYPE } from './names.js';
import type { Said } from './statement.js';

/**
 * An answer as an interaction (xAPI 1.0.3, part 2, section 2.4.4.1), whose grammar is that of SCORM 2004. It is no
 * statement that cmi5 defines, so that it bears none of its categories (cmi5, section 7.1.3). A question that was
 * skipped has no response, and is neither right nor wrong.
 *
 * @param language of the question, `fr`; empty where it is not known
 * @param module the IRI of the module that asked
 */
export function answeredIn(answer: RecordedAnswer, language: string, module: string): Omit<Said, 'id'> {
  const { item, competence, interaction, asked, credit, seconds, at, question } = answer;
  const { response, patterns } = writtenAnswer(interaction, scorm2004(language));
  const isSkipped = answer.answer.kind === 'skipped';
  return {
    verb: 'answered',
    at,
    object: {
      id: itemIri(item),
      definition: {
        type: INTERACTION_TYPE,
        description: { [language || 'und']: question },
        interactionType: interaction.type,
        correctResponsesPattern: patterns,
        ...componentsOf(asked, interaction.type),
      },
    },
    around: {
      parent: [{ id: module }],
      other: [{ id: competenceIri(competence), definition: { type: OBJECTIVE_TYPE } }],
    },
    result: {
      ...(!isSkipped && {
        score: { scaled: roundedShare(credit, 1) },
        success: credit >= 1,
        ...(response && { response }),
      }),
      duration: timespan2004(seconds),
    },
  };
}
