/** The passages of a document that can be marked: those with an id. */
export function markablePassages<Passage extends { readonly text: string }>(passages: readonly Passage[]) {
  return passages.filter((one): one is Extract<Passage, { readonly id: string }> => 'id' in one);
}
