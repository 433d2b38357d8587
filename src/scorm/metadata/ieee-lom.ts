import { plain, xml, type Xml } from '../xml-writer.js';
import { durationOf, type LearningObject, type Words } from './learning-object.js';

const NAMESPACE = 'http://ltsc.ieee.org/xsd/LOM';

/** The schema that the record declares: its strict form. */
export const LOM_SCHEMA = 'lom.xsd';

const said = ({ text, lang }: Words): Xml => xml('string', { language: lang }, text);

/** A token, which is no language's. */
const token = (text: string): Xml => plain('string', text);

const fromVocabulary = (name: string, value: string): Xml =>
  plain(name, plain('source', 'LOMv1.0'), plain('value', value));

/** The record of SCORM 2004: IEEE Learning Object Metadata (IEEE 1484.12.1, in the XML of 1484.12.3). */
export function ieeeLom(module: LearningObject): Xml {
  const { id, language, title, description, objectives, keywords, minutes, edition, licence } = module;
  return xml(
    'lom',
    {
      xmlns: NAMESPACE,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${NAMESPACE} ${LOM_SCHEMA}`,
    },
    plain(
      'general',
      plain('identifier', plain('catalog', 'Parcours'), plain('entry', id)),
      plain('title', said(title)),
      plain('language', language),
      plain('description', said(description)),
      ...keywords.map((keyword) => plain('keyword', said(keyword))),
      fromVocabulary('aggregationLevel', '2'),
    ),
    plain('lifeCycle', plain('version', token(edition)), fromVocabulary('status', 'final')),
    plain('metaMetadata', plain('metadataSchema', 'LOMv1.0'), plain('language', language)),
    plain(
      'technical',
      ...module.formats.map((format) => plain('format', format)),
      plain('location', 'index.html'),
    ),
    plain(
      'educational',
      fromVocabulary('interactivityType', 'mixed'),
      fromVocabulary('learningResourceType', 'exercise'),
      fromVocabulary('intendedEndUserRole', 'learner'),
      fromVocabulary('context', 'higher education'),
      fromVocabulary('context', 'training'),
      plain('typicalLearningTime', plain('duration', durationOf(minutes))),
      ...objectives.map((objective) => plain('description', said(objective))),
      plain('language', language),
    ),
    plain(
      'rights',
      fromVocabulary('cost', 'no'),
      fromVocabulary('copyrightAndOtherRestrictions', 'yes'),
      plain('description', said({ text: licence, lang: 'en' })),
    ),
    plain(
      'classification',
      fromVocabulary('purpose', 'competency'),
      plain(
        'taxonPath',
        plain('source', token(module.framework)),
        ...module.taxons.map((taxon) =>
          plain('taxon', plain('id', taxon.id), plain('entry', said(taxon.title))),
        ),
      ),
    ),
  );
}
