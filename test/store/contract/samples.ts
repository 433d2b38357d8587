import { z } from 'zod';
import type { CollectionDefinition } from '../../../src/store/port.js';

export interface Thing {
  readonly id: string;
  readonly kind?: string | undefined;
  readonly rank?: number | undefined;
  /** A field that may hold texts and numbers, to see how they are told apart. */
  readonly mark?: string | number | undefined;
  readonly body?: unknown;
}

export const THINGS: CollectionDefinition<Thing> = {
  name: 'things',
  schemaVersion: 1,
  schema: z.object({
    id: z.string(),
    kind: z.string().optional(),
    rank: z.number().optional(),
    mark: z.union([z.string(), z.number()]).optional(),
    body: z.unknown().optional(),
  }),
  indexed: ['kind', 'rank', 'mark'],
  unique: [],
  durability: 'relaxed',
};

export const KEPT_THINGS: CollectionDefinition<Thing> = { ...THINGS, name: 'kept_things', kept: 2 };

export interface Seat {
  readonly id: string;
  readonly room: string;
  readonly place: number;
  readonly label?: string | undefined;
  readonly note?: string | undefined;
}

export const SEATS: CollectionDefinition<Seat> = {
  name: 'numbered_seats',
  schemaVersion: 1,
  schema: z.object({
    id: z.string(),
    room: z.string(),
    place: z.number(),
    label: z.string().optional(),
    note: z.string().max(20).optional(),
  }),
  indexed: ['room', 'place', 'label'],
  unique: [['room', 'place'], ['label']],
  durability: 'full',
};

export const SAMPLES = [THINGS, KEPT_THINGS, SEATS];

export function thing(id: string, fields: Omit<Thing, 'id'> = {}): Thing {
  return { id, ...fields };
}

export function seat(id: string, room: string, place: number): Seat {
  return { id, room, place, label: `label of ${id}` };
}

export async function collected<T>(values: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const value of values) all.push(value);
  return all;
}
