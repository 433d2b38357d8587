/** What an event of probability p adds to an entropy: −p ln p, in nats; 0 at 0. */
export function entropyOf(p: number): number {
  return p <= 0 ? 0 : -p * Math.log(p);
}
