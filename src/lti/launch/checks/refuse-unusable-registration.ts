import type { Registration } from '../../registrations.js';
import { LaunchRefusal } from '../refusal.js';

export interface TrustSettings {
  readonly publicUrl: string;
  /** Whether the demo LMS runs: its registration is worth nothing while it does not. */
  readonly demoRuns: boolean;
}

const REASONS = {
  registration_pending: 'the registration waits for approval',
  registration_suspended: 'the registration was suspended',
  demo_off: 'the demo LMS does not run',
} as const;

/** Why a registration is worth nothing now; undefined where it is good. */
export function unusableFor(
  { status, demo }: Registration,
  { demoRuns }: Pick<TrustSettings, 'demoRuns'>,
): keyof typeof REASONS | undefined {
  if (status === 'pending') return 'registration_pending';
  if (status === 'suspended') return 'registration_suspended';
  return demo && !demoRuns ? 'demo_off' : undefined;
}

/** A registration that waits for approval, was suspended, or is the demo LMS' while that does not run. */
export function requireUsable(registration: Registration, trust: TrustSettings): void {
  const reason = unusableFor(registration, trust);
  if (reason !== undefined) throw new LaunchRefusal(reason, REASONS[reason]);
}
