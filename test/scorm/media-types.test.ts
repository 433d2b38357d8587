import { mediaTypesOf } from '../../src/scorm/metadata/media-types.js';

it('names the type of each file once, in order', () => {
  const names = [
    'index.html',
    'player.js',
    'content.js',
    'fonts/a.woff2',
    'player.css',
    'content-licence.txt',
    'a.svg',
  ];
  expect(mediaTypesOf(names)).toEqual([
    'font/woff2',
    'image/svg+xml',
    'text/css',
    'text/html',
    'text/javascript',
    'text/plain',
  ]);
});

it('has a name for a file that it does not know', () => {
  expect(mediaTypesOf(['sound.flac'])).toEqual(['application/octet-stream']);
});
