/**
 * Tells the LMS that its registration is done (Dynamic Registration 1.0, section 3.6): the page that frames
 * this one, or the one that opened it.
 */
(() => {
  const listener = window.parent === window ? window.opener : window.parent;
  const close = () => listener?.postMessage({ subject: 'org.imsglobal.lti.close' }, '*');
  document.querySelector('[data-close]')?.addEventListener('click', close);
  close();
})();
