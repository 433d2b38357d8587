/** What a refused call throws, told by its stable code. */
export function refusal(code: string): Error {
  return expect.objectContaining({ code }) as Error;
}
