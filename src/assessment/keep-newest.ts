/**
 * Puts a value into a map as its newest entry, and forgets the oldest beyond so many. It stands here since what is
 * measured with depends on nothing, and everything else may call it.
 *
 * @param most how many entries the map may have, 1 at least
 */
export function keepNewest<K, V>(map: Map<K, V>, key: K, value: V, most: number): void {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= most) break;
    map.delete(oldest);
  }
}
