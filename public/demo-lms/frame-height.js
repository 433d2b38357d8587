// Gives the tool's frame the height that its page asks for, as Canvas does. Back on a page of ours, which alone we can
// look into, the frame has its own height again.
(() => {
  const frame = document.querySelector('iframe');
  if (!frame) return;
  addEventListener('message', ({ source, data }) => {
    if (source !== frame.contentWindow || data?.subject !== 'lti.frameResize') return;
    const height = Number(data.height);
    if (height >= 100 && height <= 20_000) frame.style.height = `${Math.ceil(height) + 2}px`;
  });
  frame.addEventListener('load', () => {
    if (frame.contentDocument === null || frame.style.height === '') return;
    frame.style.height = '';
    frame.scrollIntoView();
  });
})();
