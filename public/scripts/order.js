/** Lines to put in order: arrows in the place of the lists of places, which stay what is sent. */
(() => {
  const list = document.querySelector('[data-order]');
  if (!list) return;
  const status = document.querySelector('[data-order-status]');
  const hint = document.getElementById('hint');
  const selects = [...list.querySelectorAll('select')];
  const arrow = (item, by, sign, name) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = sign;
    button.setAttribute('aria-label', name);
    button.addEventListener('click', () => move(item, by, button));
    return button;
  };

  /** The first drawing keeps what was given before, if each line had a place of its own. */
  const places = selects.map(({ value }) => value);
  if (new Set(places).size === places.length && !places.includes('')) {
    const items = selects.map((select) => select.closest('li'));
    items
      .map((item, index) => [Number(places[index]), item])
      .sort(([one], [other]) => one - other)
      .forEach(([, item]) => list.append(item));
  }

  for (const select of selects) {
    const item = select.closest('li');
    const moves = document.createElement('span');
    moves.className = 'order-moves';
    moves.append(arrow(item, -1, '↑', item.dataset.up), arrow(item, 1, '↓', item.dataset.down));
    select.hidden = true;
    item.append(moves);
  }

  function move(item, by, button) {
    const items = [...list.children];
    const other = items[items.indexOf(item) + by];
    if (!other) return;
    if (by < 0) other.before(item);
    else other.after(item);
    number();
    button.focus();
    const place = [...list.children].indexOf(item) + 1;
    status.textContent = list.dataset.moved.replace('@', item.dataset.element).replace('#', String(place));
  }

  function number() {
    const items = [...list.children];
    items.forEach((item, index) => {
      item.querySelector('select').value = String(index + 1);
      const [up, down] = item.querySelectorAll('button');
      up.setAttribute('aria-disabled', String(index === 0));
      down.setAttribute('aria-disabled', String(index === items.length - 1));
    });
  }

  hint.textContent = hint.dataset.hint;
  list.dataset.ready = '';
  number();
})();
