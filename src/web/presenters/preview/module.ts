import type { Content } from '../../../content/content.js';
import { itemsOf } from '../../../content/module-items.js';
import type { Module, ModuleContent, ModuleStep } from '../../../content/modules.js';
import { inLanguage } from '../../../content/translation.js';
import type { Translator } from '../../i18n/translator.js';
import { presentCard } from '../module/step.js';
import { presentItemPreview } from './item.js';

/** Words a minute of somebody who learns from a card, and seconds that one card to answer or turn takes. */
const READING_SPEED = 150;
const EACH_CARD = 12;

function secondsOf(step: ModuleStep, { items }: Content): number {
  if (step.kind === 'item') return items.get(step.item)?.seconds ?? 0;
  const words = JSON.stringify(step).match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const cards = 'cards' in step ? step.cards.length : 0;
  return (words / READING_SPEED) * 60 + cards * EACH_CARD;
}

/** All cards and items of a module one below the other, as an author reads them over. */
export function presentModulePreview(original: Module, content: Content, t: Translator) {
  const { said: module, lang } = inLanguage<ModuleContent>(original, t.language);
  const seconds = module.steps.reduce((sum, step) => sum + secondsOf(step, content), 0);
  return {
    id: original.id,
    domain: original.domain,
    lang: lang === t.language ? undefined : lang,
    heading: module.title,
    summary: module.summary,
    facts: t('preview.module', {
      items: itemsOf(module).length,
      minutes: module.minutes,
      measured: Math.round(seconds / 60),
    }),
    steps: module.steps.map((step) => {
      const item = step.kind === 'item' ? content.items.get(step.item) : undefined;
      return {
        title: step.kind === 'item' ? step.item : step.title,
        card: step.kind === 'item' ? undefined : presentCard(step, content),
        item: item && presentItemPreview(item, content, t),
      };
    }),
  };
}
