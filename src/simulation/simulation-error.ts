/** A bank, a design or a list of abilities that cannot be simulated; the message is for whoever wrote it. */
export class SimulationError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SimulationError';
  }
}
