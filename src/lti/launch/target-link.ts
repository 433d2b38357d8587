/** Whether a target link leads to us: only the origin counts, to the letter. */
export function isOurs(targetLink: string, publicUrl: string): boolean {
  return URL.canParse(targetLink) && new URL(targetLink).origin === new URL(publicUrl).origin;
}
