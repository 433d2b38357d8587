import type { PartFigures, ProfileSummary } from '../../simulation/profiles.js';
import { table } from '../table.js';
import { flat, shown } from './figures.js';

const PARTS = { general: 'general', domains: 'domains', competences: 'competences' } as const;

const partJson = ({ rmse, coverage, standardError }: PartFigures) => flat({ rmse, coverage, standardError });

export function profileJson({ deviation, byCompetence, ...parts }: ProfileSummary) {
  return {
    deviation,
    general: partJson(parts.general),
    domains: partJson(parts.domains),
    competences: partJson(parts.competences),
    byCompetence: Object.fromEntries([...byCompetence].map(([id, coverage]) => [id, flat({ coverage })])),
  };
}

export function profileText(profile: ProfileSummary): string {
  const rows = Object.values(PARTS).map((part) => {
    const { rmse, standardError, coverage } = profile[part];
    return [part, shown(rmse), shown(standardError), shown(coverage)];
  });
  const coverages = [...profile.byCompetence.values()].map(({ value }) => value);
  return [
    table(['Profile', 'error', 'standard error', '95 % intervals that hold'], rows),
    `Competences lie ${profile.deviation.toFixed(2)} logit from the general ability, as the answers have it.`,
    `Of one competence, ${percent(Math.min(...coverages))} to ${percent(Math.max(...coverages))} of the intervals hold.`,
  ].join('\n');
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
