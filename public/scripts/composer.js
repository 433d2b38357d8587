/** Makes the composing form pleasant: a domain follows its competences and they follow it. */
(() => {
  const form = document.querySelector('form.composer');
  if (!form) return;

  for (const domain of form.querySelectorAll('.scope-domain')) {
    const whole = domain.querySelector('[data-whole]');
    const parts = [...domain.querySelectorAll('[data-part]')];
    const follow = () => {
      const chosen = parts.filter(({ checked }) => checked).length;
      whole.checked = chosen === parts.length;
      whole.indeterminate = chosen > 0 && chosen < parts.length;
    };
    whole.addEventListener('change', () => {
      for (const part of parts) part.checked = whole.checked;
      whole.indeterminate = false;
    });
    for (const part of parts) part.addEventListener('change', follow);
    follow();
  }

  for (const fields of form.querySelectorAll('[data-only-if]')) {
    const box = form.querySelector(`[name="${fields.dataset.onlyIf}"]`);
    const show = () => {
      fields.hidden = !box.checked;
    };
    box.addEventListener('change', show);
    show();
  }
})();
