import { localized, type Language } from '../../content/localized.js';
import type { PrescriptionSettings } from '../../sittings/prescriptions.js';
import { lineItemBody } from '../services/line-item-body.js';

/** What a teacher places in a course. */
export interface PlacedPath {
  readonly prescriptionId: string;
  readonly settings: PrescriptionSettings;
  /** The path that it is without any change, for a copy in a course where the prescription is not known. */
  readonly plainPath: string | undefined;
  readonly description: string | undefined;
}

export interface ContentItemOptions {
  readonly language: Language;
  readonly publicUrl: string;
  /** Whether a line item may come with it. */
  readonly lineItems: boolean;
  /** How the platform shows it, where the teacher chose and the platform lets them. */
  readonly target: 'iframe' | 'window' | undefined;
}

function window(opens: number | undefined, closes: number | undefined): object | undefined {
  if (opens === undefined && closes === undefined) return undefined;
  return {
    ...(opens === undefined ? {} : { startDateTime: new Date(opens).toISOString() }),
    ...(closes === undefined ? {} : { endDateTime: new Date(closes).toISOString() }),
  };
}

/**
 * A resource link as a deep linking response offers it (Deep Linking 2.0, section 3.2). It names its prescription,
 * which never changes, so that a copy of the course opens the same; and asks the platform to tell of what it was
 * copied.
 */
export function contentItem(placed: PlacedPath, options: ContentItemOptions): object {
  const { settings, prescriptionId, plainPath, description } = placed;
  const { language, publicUrl, lineItems, target } = options;
  const title = localized(settings.title, language).text;
  const { opensAt, closesAt, points } = settings;
  const dates = window(opensAt, closesAt);
  const launchUrl = `${publicUrl}/lti/launch`;
  const facts = { label: title, resourceId: prescriptionId, points, launchUrl };
  // When it opens and closes is said of the whole item.
  const lineItem = {
    ...lineItemBody({ opensAt: undefined, closesAt: undefined, ...facts }),
    gradesReleased: true,
  };
  return {
    type: 'ltiResourceLink',
    title,
    ...(description === undefined ? {} : { text: description }),
    url: launchUrl,
    icon: { url: `${publicUrl}/assets/logo.svg`, width: 64, height: 64 },
    custom: {
      prescription: prescriptionId,
      ...(plainPath === undefined ? {} : { path: plainPath }),
      context_id_history: '$Context.id.history',
      resource_link_id_history: '$ResourceLink.id.history',
    },
    ...(lineItems && settings.grading !== 'none' ? { lineItem } : {}),
    ...(dates === undefined ? {} : { available: dates, submission: dates }),
    ...(target === 'window' ? { window: { targetName: '_blank' } } : {}),
    ...(target === 'iframe' ? { iframe: {} } : {}),
  };
}
