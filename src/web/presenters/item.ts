import type { Item } from '../../content/items.js';
import type { ItemRevisions } from '../../sittings/item-revisions.js';
import type { Serving, Sitting } from '../../sittings/sitting.js';
import { WebRefusal } from '../errors/web-refusal.js';
import type { Translator } from '../i18n/translator.js';
import { inlineMarkdown, markdown } from './markdown.js';

/** Items are written in French; a page in another language says so. */
export const ITEM_LANGUAGE = 'fr';

/** The options in the order in which this sitting shows them. */
export function orderedOptions(item: Item, { optionOrder }: Serving) {
  if (item.type === 'short-text') return [];
  return optionOrder.flatMap((id) => item.options.find((option) => option.id === id) ?? []);
}

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

/** The item served now, without anything that would tell its key. */
export async function presentItem(
  sitting: Sitting,
  { revisions, now: clock }: { readonly revisions: ItemRevisions; readonly now: () => number },
  t: Translator,
  problem: 'missing' | 'already-answered' | undefined,
) {
  const { current } = sitting;
  const now = clock();
  if (current === undefined) throw new WebRefusal('not_found', 'no item is served');
  const item = await revisions.find(current.revision);
  const missing = problem === 'missing';
  const onTrial = current.trialTime !== undefined;
  return {
    title: onTrial ? t('item.trial-title') : t('item.title', { number: sitting.responses.length + 1 }),
    progress: progress(sitting, t),
    timeLeft: onTrial ? undefined : timeLeft(sitting, now, t),
    trial: onTrial ? t(sitting.endsAt === undefined ? 'item.trial' : 'item.trial-timed') : undefined,
    domain: current.domain,
    serving: current.id,
    lang: t.language === ITEM_LANGUAGE ? undefined : ITEM_LANGUAGE,
    type: item.type,
    contextHtml: item.context === undefined ? undefined : markdown(item.context),
    questionHtml: inlineMarkdown(item.question),
    options: orderedOptions(item, current).map(({ id, text }) => ({ id, textHtml: inlineMarkdown(text) })),
    format: item.type === 'short-text' ? item.format : undefined,
    missing: missing
      ? t(item.type === 'short-text' ? 'item.missing-text' : 'item.missing-choice')
      : undefined,
    notice: problem === 'already-answered' ? t('item.already-answered') : undefined,
  };
}
