import { z } from 'zod';
import type { AnyCollectionDefinition } from '../../../src/store/definition.js';
import type { Migration } from '../../../src/store/migrations.js';
import type { CollectionDefinition } from '../../../src/store/port.js';

/** A made-up collection that changed its shape twice. */
export interface FirstNote {
  readonly id: string;
  readonly text: string;
}

export interface Note {
  readonly id: string;
  readonly content: string;
  readonly words: number;
  /** How often a migration has touched the document. */
  readonly touched?: number | undefined;
}

export const FIRST_NOTES: CollectionDefinition<FirstNote> = {
  name: 'notes',
  schemaVersion: 1,
  schema: z.object({ id: z.string(), text: z.string() }),
  indexed: [],
  unique: [],
  durability: 'full',
};

export const SECOND_NOTES: AnyCollectionDefinition = {
  ...FIRST_NOTES,
  schemaVersion: 2,
  schema: z.object({ id: z.string(), text: z.string(), words: z.number(), touched: z.number().optional() }),
  indexed: ['words'],
};

export const NOTES: CollectionDefinition<Note> = {
  name: 'notes',
  schemaVersion: 3,
  schema: z.object({
    id: z.string(),
    content: z.string(),
    words: z.number(),
    touched: z.number().optional(),
  }),
  indexed: ['content', 'words'],
  unique: [['content']],
  durability: 'full',
};

const asWritten = z.looseObject({ id: z.string(), touched: z.number().default(0) });

const countWords: Migration = {
  collection: 'notes',
  to: 2,
  up: (document) => {
    const note = asWritten.extend({ text: z.string() }).parse(document);
    return { ...note, words: note.text.split(' ').length, touched: note.touched + 1 };
  },
};

const rename: Migration = {
  collection: 'notes',
  to: 3,
  up: (document) => {
    const { text, ...note } = asWritten.extend({ text: z.string() }).parse(document);
    return { ...note, content: text, touched: note.touched + 1 };
  },
};

export const NOTE_MIGRATIONS: readonly Migration[] = [rename, countWords];
