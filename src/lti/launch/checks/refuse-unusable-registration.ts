import type { Registration } from '../../registrations.js';
import { LaunchRefusal } from '../refusal.js';

export interface TrustSettings {
  readonly publicUrl: string;
  /** Whether the demo LMS runs: its registration is worth nothing while it does not. */
  readonly demoLms: boolean;
}

/** A registration that waits for approval, was suspended, or is the demo LMS' while that is off. */
export function requireUsable(registration: Registration, { demoLms }: TrustSettings): void {
  if (registration.status === 'pending') {
    throw new LaunchRefusal('registration_pending', 'the registration waits for approval');
  }
  if (registration.status === 'suspended') {
    throw new LaunchRefusal('registration_suspended', 'the registration was suspended');
  }
  if (registration.demo && !demoLms) {
    throw new LaunchRefusal('demo_off', 'the demo LMS is off');
  }
}
