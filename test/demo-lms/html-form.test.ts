import { readForm } from '../../src/demo-lms/platform/html-form.js';

const PAGE = new URL('http://localhost:3000/lti/register?invite=x');

it('takes the first form that posts, and resolves its address', () => {
  const form = readForm(
    '<form action="/chercher"></form><FORM METHOD=post action="confirm?a=1&amp;b=2"></FORM>',
    PAGE,
  );
  expect(form?.action.href).toBe('http://localhost:3000/lti/confirm?a=1&b=2');
});

it('posts to the page itself when the form names no address', () => {
  expect(readForm('<form method="post"></form>', PAGE)?.action.href).toBe(PAGE.href);
});

it('fills it in as a browser would without touching anything', () => {
  const form = readForm(
    `<form method="post">
      <input type="hidden" name="csrf" value="a &quot;b&quot; &#233;&#xe9;">
      <input name='bare' value=simple>
      <input name="empty">
      <input type="checkbox" name="ticked" checked>
      <input type="checkbox" name="unticked" value="1">
      <input type="radio" name="choice" value="a"><input type="radio" name="choice" value="b" checked>
      <input name="off" value="x" disabled>
      <select name="list"><option>un</option><option value="2" selected>deux</option></select>
      <select name="first"><option value="1">un</option><option>deux</option></select>
      <button type="button" name="help">?</button>
      <button type="submit" name="do" value="yes">Oui</button>
      <button type="submit" name="do" value="no">Non</button>
    </form>`,
    PAGE,
  );
  expect([...(form?.fields ?? [])]).toEqual([
    ['csrf', 'a "b" éé'],
    ['bare', 'simple'],
    ['empty', ''],
    ['ticked', 'on'],
    ['choice', 'b'],
    ['list', '2'],
    ['first', '1'],
    ['do', 'yes'],
  ]);
});

it('finds nothing in a page without a form that posts', () => {
  expect(readForm('<form method="get"></form>', PAGE)).toBeUndefined();
});
