import type { ParticipationPage } from '../../sittings/participations.js';
import type { Translator } from '../i18n/translator.js';
import { shownName } from './participation-row.js';

/** What may be granted, as shares of the limit by the names that the form gives them; a third is the “tiers temps”. */
export const EXTRA_TIMES = { '0': 0, '25': 0.25, third: 1 / 3, '50': 0.5, '75': 0.75, '100': 1 } as const;

/** Somebody of the link, and how much more time they have, as a share of the limit. */
export interface ExtraTimeRow {
  /** As forms name them. */
  readonly who: string;
  readonly name: string | undefined;
  readonly learnerId: string | undefined;
  readonly share: number;
}

export interface ExtraTimeInput {
  readonly list: Pick<ParticipationPage, 'page' | 'pages'>;
  readonly rows: readonly ExtraTimeRow[];
  readonly name: string;
  readonly saved: boolean;
  /** The limit of the link's path, in milliseconds, where it has one. */
  readonly timeLimit: number | undefined;
  readonly t: Translator;
}

function optionText(share: number, t: Translator): string {
  if (share === 0) return t('extra-time.none');
  if (share === EXTRA_TIMES.third) return t('extra-time.third');
  return t('extra-time.percent', { percent: share * 100 });
}

function address(name: string, page: number): string {
  return `?${new URLSearchParams({ ...(name === '' ? {} : { name }), page: String(page) }).toString()}`;
}

/** Who has more time than others in a link, and how much. */
export function presentExtraTime({ list, rows, name, saved, timeLimit, t }: ExtraTimeInput): object {
  const { page, pages } = list;
  return {
    saved,
    name,
    limit:
      timeLimit === undefined
        ? t('extra-time.no-limit')
        : t('extra-time.limit', { minutes: Math.round(timeLimit / 60_000) }),
    rows: rows.map((row) => ({
      who: row.who,
      name: shownName(row.name, row.learnerId, t),
      options: Object.entries(EXTRA_TIMES).map(([value, offered]) => ({
        value,
        text: optionText(offered, t),
        selected: offered === row.share,
      })),
    })),
    paging:
      pages === 1
        ? undefined
        : {
            text: t('teacher.page', { page, pages }),
            previous: page > 1 ? address(name, page - 1) : undefined,
            next: page < pages ? address(name, page + 1) : undefined,
          },
  };
}
