// Gives the tool's frame the height that its page asks for, as Canvas does.
(() => {
  const frame = document.querySelector('iframe');
  if (!frame) return;
  addEventListener('message', ({ source, data }) => {
    if (source !== frame.contentWindow || data?.subject !== 'lti.frameResize') return;
    const height = Number(data.height);
    if (height >= 100 && height <= 20_000) frame.style.height = `${Math.ceil(height) + 2}px`;
  });
})();
