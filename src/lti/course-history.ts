/**
 * Asked for with each launch: the ids of the links and courses that a copied one comes from (LTI Core 1.3, appendix B).
 * Not every platform replaces both; what is not replaced counts as absent.
 */
export const HISTORY_PARAMETERS = {
  context_id_history: '$Context.id.history',
  resource_link_id_history: '$ResourceLink.id.history',
} as const;
