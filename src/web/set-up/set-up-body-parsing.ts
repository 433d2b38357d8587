import express, { type Express } from 'express';

/** Forms of flat texts. A launch token is the largest thing that is ever sent to us. */
export function setUpBodyParsing(app: Express): void {
  app.use(express.urlencoded({ extended: false, limit: '96kb', parameterLimit: 200 }));
}
