import type { ItemContent } from '../../content/items.js';
import { inLanguage } from '../../content/translation.js';
import { answerKindOf, type AnswerKind } from '../../content/markable.js';
import type { Content } from '../../content/content.js';
import type { ItemRevisions } from '../../sittings/item-revisions.js';
import { moduleOf } from '../../sittings/module-steps.js';
import type { Sitting } from '../../sittings/sitting.js';
import { WebRefusal } from '../errors/web-refusal.js';
import type { Translator } from '../i18n/translator.js';
import type { MessageKey } from '../i18n/fr.js';
import { presentAsked } from './asked/asked.js';
import type { Given } from './asked/parts.js';
import { inlineMarkdown, markdown } from './markdown.js';
import { presentContents, stepProgress } from './module/contents.js';

function progress({ responses, prescription }: Sitting, t: Translator) {
  const { min, max, precision } = prescription.settings.length;
  const number = responses.length + 1;
  const sure = precision === undefined || min === max;
  return {
    number,
    max,
    done: responses.length,
    text: sure ? t('item.progress', { number, max }) : t('item.progress-at-most', { number, max }),
  };
}

/** How long is left, for the page and for the script that counts it down; undefined without a limit. */
function timeLeft({ endsAt }: Sitting, now: number, t: Translator) {
  if (endsAt === undefined) return undefined;
  const seconds = Math.max(0, Math.floor((endsAt - now) / 1_000));
  return { seconds, text: t('item.time-left', { minutes: Math.floor(seconds / 60) }) };
}

/**
 * `missing`: neither an answer nor a pass. `places`: an order that gives two elements one place, or one none.
 * `already-answered`: another tab was faster.
 */
export type ItemProblem = 'missing' | 'places' | 'already-answered';

const MISSING: Readonly<Record<AnswerKind, MessageKey>> = {
  choice: 'item.missing-choice',
  choices: 'item.missing-choice',
  text: 'item.missing-text',
  order: 'asked.missing-parts',
  parts: 'asked.missing-parts',
};

function whatIsMissing(
  problem: ItemProblem | undefined,
  kind: AnswerKind,
  t: Translator,
): string | undefined {
  if (problem === 'places') return t('asked.places');
  return problem === 'missing' ? t(MISSING[kind]) : undefined;
}

/** The script that makes answering pleasant, where there is one. */
function scriptFor(asked: ReturnType<typeof presentAsked>): string | undefined {
  if (asked.kind === 'order') return 'order';
  return asked.kind === 'simulation' && asked.clock !== undefined ? 'clock' : undefined;
}

interface ItemSources {
  readonly revisions: Pick<ItemRevisions, 'find'>;
  readonly now: () => number;
  readonly content: Pick<Content, 'modules'>;
}

/** The item served now, without anything that would tell its key. */
export async function presentItem(
  sitting: Sitting,
  { revisions, now: clock, content }: ItemSources,
  t: Translator,
  problem?: ItemProblem,
  given: Given = new Map(),
) {
  const { current } = sitting;
  const now = clock();
  const module = moduleOf(sitting, content);
  if (current === undefined) throw new WebRefusal('not_found', 'no item is served');
  const revision = await revisions.find(current.revision, current.variant);
  const { said: item, lang } = inLanguage<ItemContent>(revision, t.language);
  const asked = presentAsked(item, current, given);
  const onTrial = current.trialTime !== undefined;
  return {
    title: onTrial ? t('item.trial-title') : t('item.title', { number: sitting.responses.length + 1 }),
    progress: module === undefined ? progress(sitting, t) : stepProgress(module, sitting, t),
    contents: module && presentContents(module, sitting, t),
    timeLeft: onTrial ? undefined : timeLeft(sitting, now, t),
    trial: onTrial ? t(sitting.endsAt === undefined ? 'item.trial' : 'item.trial-timed') : undefined,
    domain: current.domain,
    serving: current.id,
    lang: lang === t.language ? undefined : lang,
    contextHtml: item.context === undefined ? undefined : markdown(item.context),
    questionHtml: inlineMarkdown(item.question),
    asked,
    script: scriptFor(asked),
    missing: whatIsMissing(problem, answerKindOf(item), t),
    notice: problem === 'already-answered' ? t('item.already-answered') : undefined,
  };
}
