import { plain, xml, type Xml } from '../xml-writer.js';
import { durationOf, type LearningObject, type Taxon, type Words } from './learning-object.js';

const NAMESPACE = 'http://www.imsglobal.org/xsd/imsmd_rootv1p2p1';

/** The schema that the record declares. */
export const IMS_METADATA_SCHEMA = 'imsmd_rootv1p2p1.xsd';

const said = ({ text, lang }: Words): Xml => xml('langstring', { 'xml:lang': lang }, text);

/** A token, which is no language's (IMS Meta-Data Best Practice 1.2.1, `x-none`). */
const token = (text: string): Xml => xml('langstring', { 'xml:lang': 'x-none' }, text);

const fromVocabulary = (name: string, value: string): Xml =>
  plain(name, plain('source', token('LOMv1.0')), plain('value', token(value)));

function taxonChain([first, ...rest]: readonly Taxon[]): Xml[] {
  if (first === undefined) return [];
  return [plain('taxon', plain('id', first.id), plain('entry', said(first.title)), ...taxonChain(rest))];
}

/**
 * The record of SCORM 1.2: IMS Learning Resource Meta-Data 1.2.1, with what the Content Aggregation Model 1.2 requires
 * of a content aggregation and of a SCO (section 2.2.4.4).
 */
export function imsMetadata(module: LearningObject): Xml {
  const { id, language, title, description, objectives, keywords, minutes, edition, licence } = module;
  return xml(
    'lom',
    {
      xmlns: NAMESPACE,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${NAMESPACE} ${IMS_METADATA_SCHEMA}`,
    },
    plain(
      'general',
      plain('title', said(title)),
      plain('catalogentry', plain('catalog', 'Parcours'), plain('entry', token(id))),
      plain('language', language),
      plain('description', said(description)),
      ...keywords.map((keyword) => plain('keyword', said(keyword))),
      fromVocabulary('aggregationlevel', '2'),
    ),
    plain('lifecycle', plain('version', token(edition)), fromVocabulary('status', 'Final')),
    plain('metametadata', plain('metadatascheme', 'ADL SCORM 1.2'), plain('language', language)),
    plain(
      'technical',
      ...module.formats.map((format) => plain('format', format)),
      xml('location', { type: 'URI' }, 'index.html'),
    ),
    plain(
      'educational',
      fromVocabulary('interactivitytype', 'Mixed'),
      fromVocabulary('learningresourcetype', 'Exercise'),
      fromVocabulary('intendedenduserrole', 'Learner'),
      plain('typicallearningtime', plain('datetime', durationOf(minutes))),
      plain('description', said({ ...title, text: objectives.map(({ text }) => text).join('\n') })),
      plain('language', language),
    ),
    plain(
      'rights',
      fromVocabulary('cost', 'no'),
      fromVocabulary('copyrightandotherrestrictions', 'yes'),
      plain('description', said({ text: licence, lang: 'en' })),
    ),
    plain(
      'classification',
      fromVocabulary('purpose', 'Educational Objective'),
      plain('taxonpath', plain('source', token(module.framework)), ...taxonChain(module.taxons)),
      plain('description', said(description)),
      ...keywords.map((keyword) => plain('keyword', said(keyword))),
    ),
  );
}
