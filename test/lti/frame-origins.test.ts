import { frameOrigins } from '../../src/lti/frame-origins.js';

it('takes the origins of names and addresses, once each', () => {
  const urls = [
    'https://lms.example.fr/course/1',
    'https://lms.example.fr',
    'http://localhost:8080',
    'https://[::1]:3000/',
  ];
  expect(frameOrigins(urls, 'https://other.example.fr/back')).toEqual([
    'https://lms.example.fr',
    'http://localhost:8080',
    'https://[::1]:3000',
    'https://other.example.fr',
  ]);
});

it.each([
  'https://*',
  'https://*.example.fr',
  'https://a,b',
  'https://x,sandbox',
  "https://'self'",
  'https://a;script-src',
  'javascript:alert(1)',
  'data:text/html,x',
  'lms.example.fr',
])('leaves %s out, which would say something else in a policy', (url) => {
  expect(frameOrigins([], url)).toEqual([]);
});
