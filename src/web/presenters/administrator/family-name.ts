/** What LMSs call themselves in a registration (`product_family_code`), and what people call them. */
const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    moodle: 'Moodle',
    canvas: 'Canvas',
    blackboard: 'Blackboard',
    blackboardlearn: 'Blackboard',
    brightspace: 'Brightspace',
    desire2learn: 'Brightspace',
    sakai: 'Sakai',
    openedx: 'Open edX',
    'open-edx': 'Open edX',
    ilias: 'ILIAS',
  } as const),
);

/** A family that is not known stands for itself; one that was not said for nothing. */
export function familyName(family: string): string {
  return NAMES.get(family.toLowerCase()) ?? (family === 'other' ? '–' : family);
}
