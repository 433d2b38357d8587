import { Schema } from 'mongoose';
import type { Connection, Model, SchemaDefinition } from 'mongoose';
import type { AnyCollectionDefinition } from '../definition.js';
import { path } from './filter.js';
import type { MongoDocument } from './mongo-document.js';

/** The model of a collection: the envelope and the indexed fields; the rest is in the payload's JSON text. */
export function modelOf(connection: Connection, definition: AnyCollectionDefinition): Model<MongoDocument> {
  const fields = definition.indexed.map((field) => [path(field), Schema.Types.Mixed] as const);
  return plainModel<MongoDocument>(connection, definition.name, {
    _id: String,
    version: Number,
    schemaVersion: Number,
    leaseUntil: Number,
    payload: String,
    ...Object.fromEntries(fields),
  });
}

/** A model that makes nothing by itself, neither collection nor index nor version key. */
export function plainModel<T>(connection: Connection, name: string, fields: SchemaDefinition<T>): Model<T> {
  const schema = new Schema<T>(fields, {
    autoCreate: false,
    autoIndex: false,
    collection: name,
    id: false,
    versionKey: false,
  });
  return connection.model<T>(name, schema, name, { overwriteModels: true });
}
