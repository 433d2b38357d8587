import { message } from '../claims-vocabulary.js';

/** A message that a platform sends, and from which of its pages. */
export interface OfferedMessage {
  readonly type: string;
  /** Undefined where the platform does not say. */
  readonly placements: readonly string[] | undefined;
}

/**
 * Where a teacher may choose what to place. `ContentArea` is the specification's own name (Dynamic Registration 1.0,
 * section 4.3); the others are Canvas'. Not the text editor: what is placed there gets no column in the gradebook.
 */
const CHOOSING = ['ContentArea', 'assignment_selection', 'link_selection'] as const;

const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';
/** Who chooses what to place; platforms show the way to it to these. */
const AUTHORS = [`${MEMBERSHIP}Instructor`, `${MEMBERSHIP}ContentDeveloper`];

interface OurMessage {
  readonly type: string;
  readonly label: string;
  readonly english: string;
  readonly placements?: readonly string[];
  readonly roles?: readonly string[];
}

const OURS: readonly OurMessage[] = [
  { type: message.resourceLink, label: 'Parcours', english: 'Parcours' },
  {
    type: message.deepLinking,
    label: 'Choisir un parcours',
    english: 'Choose a path',
    placements: CHOOSING,
    roles: AUTHORS,
  },
  { type: message.submissionReview, label: 'Voir le travail', english: 'See the work' },
];

/** Of no use where a platform does not name it, and some refuse a registration for a message that they do not know. */
const ONLY_IF_NAMED: ReadonlySet<string> = new Set([message.submissionReview]);

function isOffered(type: string, offered: readonly OfferedMessage[] | undefined): boolean {
  if (type === message.resourceLink) return true;
  if (offered === undefined) return !ONLY_IF_NAMED.has(type);
  return offered.some((one) => one.type === type);
}

/** Those of the wanted placements that the platform has; none are named to one that names none. */
function placementsOf({ type, placements }: OurMessage, offered: readonly OfferedMessage[] | undefined) {
  const named = offered?.find((one) => one.type === type)?.placements;
  const shared = placements?.filter((placement) => named?.includes(placement) === true) ?? [];
  return shared.length === 0 ? {} : { placements: shared };
}

/** The messages that we answer, as far as the platform sends them (Dynamic Registration 1.0, section 3.5). */
export function toolMessages(
  publicUrl: string,
  target: string,
  offered: readonly OfferedMessage[] | undefined,
) {
  return OURS.filter(({ type }) => isOffered(type, offered)).map((ours) => ({
    type: ours.type,
    target_link_uri: target,
    label: ours.label,
    'label#fr': ours.label,
    'label#en': ours.english,
    icon_uri: `${publicUrl}/assets/logo.svg`,
    ...placementsOf(ours, offered),
    ...(ours.roles === undefined ? {} : { roles: ours.roles }),
  }));
}
