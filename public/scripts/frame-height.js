/**
 * In a frame, tells the LMS how high the page is (`lti.frameResize`, which Canvas, Sakai and others obey; Moodle does
 * not listen): when the page is there and whenever its height changes, at most ten times a second. Anybody may hear a
 * height, so it is told to whoever frames us.
 */
(() => {
  if (window.parent === window) return;
  let told = 0;
  let waiting = false;

  const tell = () => {
    waiting = false;
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    if (Math.abs(height - told) < 2) return;
    told = height;
    window.parent.postMessage({ subject: 'lti.frameResize', height }, '*');
  };
  const soon = () => {
    if (waiting) return;
    waiting = true;
    setTimeout(tell, 100);
  };

  new ResizeObserver(soon).observe(document.body);
  addEventListener('load', tell);
})();
