import { stringify } from 'csv-stringify/sync';
import type { Participation } from '../../sittings/participants.js';
import { presentParticipation, type RowContext } from './participation-row.js';

/**
 * The list as a table for spreadsheets: with a byte order mark, as Excel wants for accents, and with the separator of
 * the language. Texts that a spreadsheet would take for a formula are kept from being one.
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
    const { name, left, groups, status, attempt, started, finished, level, grade } = shown;
    const points = grade === undefined ? '' : decimal.format(grade.number);
    const here = t(left ? 'roster.no' : 'roster.yes');
    return [name, here, groups.join(', '), status, attempt, started, finished, level, points, grade?.state];
  });
  return stringify([headers, ...lines], {
    bom: true,
    delimiter: t.language === 'fr' ? ';' : ',',
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}
