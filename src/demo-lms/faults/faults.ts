import { defaultSettings } from './catalogue.js';
import type { FaultName, FaultSettings, ServiceName } from './catalogue.js';

/** The faults that are on, and how many more times each strikes. */
export class Faults {
  readonly #active = new Map<FaultName, FaultSettings>();

  /** Turns a fault on, or gives new settings to one that is. What is left out takes the catalogue's default. */
  turnOn(name: FaultName, settings: Partial<FaultSettings> = {}): void {
    this.#active.set(name, { ...defaultSettings(name), ...settings });
  }

  turnOff(name: FaultName): void {
    this.#active.delete(name);
  }

  /** Turns every fault off. */
  clear(): void {
    this.#active.clear();
  }

  isOn(name: FaultName): boolean {
    return this.#active.has(name);
  }

  /** The faults that are on; `times` is what is left. */
  active(): ReadonlyMap<FaultName, Readonly<FaultSettings>> {
    return new Map(this.#active);
  }

  /**
   * Whether the fault strikes now; if so one of its times is used up.
   *
   * @param service the service being called, for faults limited to one
   */
  strike(name: FaultName, service?: ServiceName): FaultSettings | undefined {
    const settings = this.#active.get(name);
    if (settings === undefined) return undefined;
    if (settings.only !== 'any' && settings.only !== service) return undefined;
    if (settings.times <= 1) this.#active.delete(name);
    else this.#active.set(name, { ...settings, times: settings.times - 1 });
    return settings;
  }
}
