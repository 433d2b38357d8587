/** What a line item that we make says of itself (AGS 2.0, section 3.2; Submission Review 1.0, section 4). */
export interface LineItemFacts {
  /** What the column is called. */
  readonly label: string;
  /** The prescription that it is for: found again by it, also in the copy of a course. */
  readonly resourceId: string;
  /** What a full score is worth; {@link SCORE_MAXIMUM} where nobody said. */
  readonly points: number | undefined;
  /** When the activity opens and closes, in milliseconds since 1970. */
  readonly opensAt: number | undefined;
  readonly closesAt: number | undefined;
  /** Where platforms launch us, to look at a submission too. */
  readonly launchUrl: string;
}

/** Marks the column that this tool keeps for a resource link. */
export const LINE_ITEM_TAG = 'parcours';
/** Platforms want whole points; shares become points of a hundred. */
export const SCORE_MAXIMUM = 100;

function moment(name: string, time: number | undefined): object {
  return time === undefined ? {} : { [name]: new Date(time).toISOString() };
}

export function lineItemBody(facts: LineItemFacts): object {
  const { label, resourceId, points = SCORE_MAXIMUM, opensAt, closesAt, launchUrl } = facts;
  return {
    label,
    scoreMaximum: points,
    resourceId,
    tag: LINE_ITEM_TAG,
    ...moment('startDateTime', opensAt),
    ...moment('endDateTime', closesAt),
    submissionReview: {
      reviewableStatus: ['InProgress', 'Submitted', 'Completed'],
      label: 'Parcours',
      url: launchUrl,
    },
  };
}
