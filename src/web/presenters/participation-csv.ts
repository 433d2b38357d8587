import { stringify } from 'csv-stringify/sync';
import type { Participation } from '../../sittings/participants.js';
import { localOf } from '../local-time.js';
import { presentParticipation, type RowContext } from './participation-row.js';

/** A cell might begin behind a separator, and run what follows as a formula. */
function withoutInnerFormulas(text: string): string {
  return text.replaceAll(/(?<=[;,\t\r\n]["'\s]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g, "'");
}

/** A day and a time as spreadsheets of every country read them. */
function momentCell(moment: number | undefined): string | undefined {
  return moment === undefined ? undefined : localOf(moment).replace('T', ' ');
}

/**
 * The list as a table for spreadsheets: with a byte order mark, as Excel wants for accents, and with the separator of
 * the language. Texts that a spreadsheet would take for a formula are kept from being one, whatever the separator of
 * the spreadsheet's own country: one that waits for `;` reads a line with commas, and its quotes, as it likes.
 */
export function participationCsv(rows: readonly Participation[], context: RowContext): string {
  const { t } = context;
  const headers = [
    t('teacher.column-name'),
    t('roster.column-course'),
    t('roster.column-groups'),
    t('teacher.column-status'),
    t('teacher.column-attempt'),
    t('teacher.column-started'),
    t('teacher.column-finished'),
    t('teacher.column-level'),
    t('roster.column-points'),
    t('roster.column-grade-state'),
  ];
  const decimal = new Intl.NumberFormat(t.language, { useGrouping: false });
  const lines = rows.map((row) => {
    const shown = presentParticipation(row, context);
    const { left, status, attempt, level, grade } = shown;
    const points = grade === undefined ? '' : decimal.format(grade.number);
    const here = t(left ? 'roster.no' : 'roster.yes');
    const name = withoutInnerFormulas(shown.name);
    const groups = withoutInnerFormulas(shown.groups.join(', '));
    const [started, finished] = [row.startedAt, row.finishedAt].map(momentCell);
    return [name, here, groups, status, attempt, started, finished, level, points, grade?.state];
  });
  return stringify([headers, ...lines], {
    bom: true,
    delimiter: t.language === 'fr' ? ';' : ',',
    escape_formulas: true,
    quoted: true,
    record_delimiter: 'windows',
  });
}
