/** What a module can leave as. `folder`: unzipped and opened from a disk, without an LMS. */
export const STANDARDS = ['1.2', '2004-3', '2004-4', 'cmi5', 'folder'] as const;

export type Standard = (typeof STANDARDS)[number];
