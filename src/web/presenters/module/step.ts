import type { Content } from '../../../content/content.js';
import type { ModuleContent, ModuleStep, StepOf } from '../../../content/modules.js';
import { inLanguage } from '../../../content/translation.js';
import { isDone, moduleOf, nextStepOf } from '../../../sittings/module-steps.js';
import type { Sitting } from '../../../sittings/sitting.js';
import { WebRefusal } from '../../errors/web-refusal.js';
import type { Translator } from '../../i18n/translator.js';
import { inlineMarkdown, markdown } from '../markdown.js';
import { asSafeHtml } from '../safe-html.js';
import { presentContents, stepProgress } from './contents.js';

/** A card that is read: everything in a module but its items. */
type Card = Exclude<ModuleStep, StepOf<'item'>>;

const optional = (text: string | undefined) => (text === undefined ? undefined : markdown(text));

function presentFigure({ figure }: StepOf<'lesson'> | StepOf<'case'>, { figures }: Pick<Content, 'figures'>) {
  const svg = figure && figures.get(figure.file);
  if (svg === undefined) return undefined;
  // It was checked, when it was read, to be shapes and words alone.
  return { svgHtml: asSafeHtml(svg), alt: figure?.alt, caption: figure?.caption };
}

/** What a card holds, by its kind. */
export function presentCard(card: Card, content: Pick<Content, 'figures'>) {
  const textHtml = optional(card.text);
  switch (card.kind) {
    case 'lesson':
      return { kind: card.kind, textHtml, figure: presentFigure(card, content) };
    case 'flash-cards':
      return {
        kind: card.kind,
        textHtml,
        cards: card.cards.map(({ id, front, back }) => ({
          id,
          frontHtml: inlineMarkdown(front),
          backHtml: markdown(back),
        })),
      };
    case 'either-or':
      return {
        kind: card.kind,
        textHtml,
        sides: card.sides,
        cards: card.cards.map(({ id, text, side, feedback }) => ({
          id,
          side,
          textHtml: inlineMarkdown(text),
          feedbackHtml: inlineMarkdown(feedback),
        })),
      };
    case 'case':
      return {
        kind: card.kind,
        textHtml,
        figure: presentFigure(card, content),
        stages: card.stages.map(({ question, answer }) => ({
          questionHtml: inlineMarkdown(question),
          answerHtml: markdown(answer),
        })),
      };
    case 'self-check':
      return { kind: card.kind, textHtml, statements: card.statements };
  }
}

/**
 * A card of the module that a sitting goes through: the one it is at, or one before it.
 * @throws WebRefusal `not_found` for any other
 */
export function presentStep(
  sitting: Sitting,
  id: string,
  content: Pick<Content, 'modules' | 'figures'>,
  t: Translator,
) {
  const original = moduleOf(sitting, content);
  const next = original && nextStepOf(original, sitting);
  const translated = original && inLanguage<ModuleContent>(original, t.language);
  const step = translated?.said.steps.find((one) => one.id === id);
  if (original === undefined || translated === undefined || step === undefined || step.kind === 'item') {
    throw new WebRefusal('not_found', 'no such card');
  }
  const again = isDone(step, sitting);
  if (!again && next?.id !== id) throw new WebRefusal('not_found', 'a card that is not reached yet');
  return {
    title: step.title,
    heading: step.title,
    lang: translated.lang === t.language ? undefined : translated.lang,
    domain: original.domain,
    step: id,
    again,
    finished: sitting.status !== 'open',
    last: next?.id === id && original.steps.at(-1)?.id === id,
    progress: stepProgress(original, sitting, t, step),
    contents: presentContents(original, sitting, t),
    card: presentCard(step, content),
  };
}
