/** A clock that may run faster than the world's: an hour of it passes in a minute. */
export class Clock {
  #simulated: number;
  #real = Date.now();
  #speed: number;

  constructor(simulated: number, speed: number) {
    this.#simulated = simulated;
    this.#speed = speed;
  }

  readonly now = (): number => this.#simulated + (Date.now() - this.#real) * this.#speed;

  /** Goes on from that moment, at that speed. */
  set(simulated: number, speed: number): void {
    this.#simulated = simulated;
    this.#real = Date.now();
    this.#speed = speed;
  }
}

/** What the worker's process is told: where the clock stands, and how fast it runs. */
export interface ClockSetting {
  readonly simulated: number;
  readonly speed: number;
}
