/** On paper nothing can be opened: what a page folds away is open while it is printed, and then as it was before. */
(() => {
  let opened = [];
  window.addEventListener('beforeprint', () => {
    // A browser may say it twice: what it was told of first stays to be closed.
    for (const one of document.querySelectorAll('main details:not([open], .module-contents)')) {
      one.open = true;
      opened.push(one);
    }
  });
  window.addEventListener('afterprint', () => {
    for (const one of opened) one.open = false;
    opened = [];
  });
})();
