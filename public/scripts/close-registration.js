/**
 * Tells the LMS that its registration is done (Dynamic Registration 1.0, section 3.6): the page that frames
 * this one, or the one that opened it. By the button; and where nothing is missing by itself after a while, unless
 * the administrator reads on, which any touch, key or scrolling says.
 */
(() => {
  const listener = window.parent === window ? window.opener : window.parent;
  const close = () => listener?.postMessage({ subject: 'org.imsglobal.lti.close' }, '*');
  document.querySelector('[data-close]')?.addEventListener('click', close);

  const notice = document.querySelector('[data-closing]');
  const seconds = Number(notice?.dataset.closing);
  if (!listener || !seconds) return;
  const timer = setTimeout(close, seconds * 1_000);
  notice.hidden = false;
  const stay = () => {
    clearTimeout(timer);
    notice.hidden = true;
  };
  for (const sign of ['pointerdown', 'keydown', 'wheel', 'touchstart']) {
    addEventListener(sign, stay, { once: true, passive: true });
  }
})();
