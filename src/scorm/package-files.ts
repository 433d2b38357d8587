import type { Content } from '../content/content.js';
import { inLanguage } from '../content/translation.js';
import type { ModuleContent } from '../content/modules.js';
import { LICENCE_FILE } from './licence.js';
import { COURSE_STRUCTURE, courseStructure } from './manifest/cmi5.js';
import { MANIFEST, METADATA, START, type DescribedPackage } from './manifest/described-package.js';
import { MANIFESTS } from './manifest/manifests.js';
import { learningObjectOf } from './metadata/learning-object.js';
import { mediaTypesOf } from './metadata/media-types.js';
import type { PackageContent } from './package-content.js';
import type { PlayerFiles } from './player-files.js';
import { SCHEMA_NOTICE, schemasNeeded, type ManifestStandard, type Schemas } from './schemas.js';
import { scriptLiteral } from './script-literal.js';
import { startPage } from './start-page.js';
import { writeXml } from './xml-writer.js';
import type { Files } from './zip.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What a learner's browser needs, with an LMS or without: the module as a plain folder. */
export function learnerFiles(made: PackageContent, { files }: PlayerFiles, licence: string): Files {
  return new Map([
    ...files,
    [START, bytesOf(startPage(made))],
    ['content.js', bytesOf(`globalThis.PARCOURS = ${scriptLiteral(made)};\n`)],
    [LICENCE_FILE, bytesOf(`${licence}\n`)],
  ]);
}

interface Around {
  readonly content: Content;
  readonly schemas: Schemas;
  readonly licence: string;
}

function describe({ module, language, edition }: PackageContent, files: Files): DescribedPackage {
  return {
    id: module.id,
    language,
    title: inLanguage<ModuleContent>(module, language).said.title,
    edition,
    mastery: module.mastery,
    competence: module.competence,
    files: [...files.keys()],
  };
}

/**
 * The same as an LMS takes it by cmi5: with the structure of a course that has this one unit.
 * @param learner what {@link learnerFiles} gave
 */
export function withCourseStructure({ module, language }: PackageContent, learner: Files): Files {
  return new Map([...learner, [COURSE_STRUCTURE, bytesOf(writeXml(courseStructure(module, language)))]]);
}

/**
 * The same as an LMS takes it: with a manifest, its metadata and the schemas that the two declare.
 * @param learner what {@link learnerFiles} gave
 * @throws RangeError where a schema is not there
 */
export function withManifest(
  made: PackageContent,
  standard: ManifestStandard,
  learner: Files,
  { content, schemas, licence }: Around,
): Files {
  const { manifest, metadata, declared } = MANIFESTS[standard];
  const notice = schemas[standard].get(SCHEMA_NOTICE);
  if (notice === undefined) throw new RangeError(`the schemas of ${standard} have no ${SCHEMA_NOTICE}`);
  const listed = new Map([...learner, [SCHEMA_NOTICE, notice]]);
  const { module, language, edition } = made;
  const formats = mediaTypesOf(listed.keys());
  const record = learningObjectOf(module, content, { language, edition, licence, formats });
  return new Map([
    ...listed,
    [MANIFEST, bytesOf(writeXml(manifest(describe(made, listed))))],
    [METADATA, bytesOf(writeXml(metadata(record)))],
    ...schemasNeeded(declared, schemas[standard]),
  ]);
}
