import path from 'node:path';
import { readSchemas, schemasNeeded } from '../../src/scorm/schemas.js';
import { temporaryDirectory } from '../support/stores.js';
import { shippedSchemas } from './support/packages.js';

const files = (texts: Readonly<Record<string, string>>) =>
  new Map(Object.entries(texts).map(([name, text]) => [name, new TextEncoder().encode(text)]));

it('follows what a schema includes and imports, from the folder that it is in', () => {
  const all = files({
    'a.xsd': '<xs:include schemaLocation="parts/b.xsd"/><xs:import namespace="n" schemaLocation = "d.xsd"/>',
    'parts/b.xsd': '<xs:include schemaLocation="c.xsd"/><xs:include schemaLocation="../a.xsd"/>',
    'parts/c.xsd': '',
    'd.xsd': '<!DOCTYPE xs:schema PUBLIC "-//W3C//DTD XMLSCHEMA 200102//EN" "e.dtd" >',
    'e.dtd': "<!ENTITY % part PUBLIC 'part' 'f.dtd' >",
    'f.dtd': '',
    'other.xsd': '',
  });
  expect([...schemasNeeded(['a.xsd'], all).keys()].toSorted()).toEqual(
    ['a.xsd', 'd.xsd', 'e.dtd', 'f.dtd', 'parts/b.xsd', 'parts/c.xsd'].toSorted(),
  );
});

it('takes no comment, no example and no address of another host for a need', () => {
  const all = files({
    'a.xsd':
      '<!-- <xs:include schemaLocation="b.xsd"/> --> a file such as "c.xsd" schemaLocation="http://d.example/d.xsd"',
  });
  expect([...schemasNeeded(['a.xsd'], all).keys()]).toEqual(['a.xsd']);
});

it('refuses a schema that is not there', () => {
  const all = files({ 'a.xsd': '<xs:include schemaLocation="b.xsd"/>' });
  expect(() => schemasNeeded(['a.xsd'], all)).toThrow('there is no schema b.xsd');
});

it('reads those of every standard, in their folders', async () => {
  const schemas = await shippedSchemas();
  expect(schemas['1.2'].has('adlcp_rootv1p2.xsd')).toBe(true);
  for (const edition of ['2004-3', '2004-4'] as const) {
    expect(schemas[edition].has('imscp_v1p1.xsd')).toBe(true);
    expect(schemas[edition].has('vocab/strict.xsd')).toBe(true);
  }
});

it('are as their makers wrote them, but for line ends', async () => {
  const all = Object.values(await shippedSchemas()).flatMap((of) => [...of]);
  expect(all.length).toBeGreaterThan(50);
  for (const [, bytes] of all) expect(bytes.includes(13)).toBe(false);
});

it('fails where there are none', async () => {
  const nowhere = path.join(await temporaryDirectory(), 'nowhere');
  await expect(readSchemas(nowhere)).rejects.toThrow(/ENOENT/);
});
