/** Identifiers that may be used once (`jti`, `nonce`), remembered while a token that bears them could still pass. */
export class SingleUse {
  readonly #usedUntil = new Map<string, number>();

  /**
   * @param until seconds since 1970 at which the token expires
   * @param now seconds since 1970
   * @returns false when it was used before
   */
  take(id: string, until: number, now: number): boolean {
    for (const [used, end] of this.#usedUntil) if (end < now - 60) this.#usedUntil.delete(used);
    if (this.#usedUntil.has(id)) return false;
    this.#usedUntil.set(id, until);
    return true;
  }
}
