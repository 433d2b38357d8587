/**
 * In the preview's frame, which belongs to no origin: an LMS's run-time beside the module. Tells the page around it
 * what the module writes; that page keeps what a learner comes back to.
 */
(() => {
  const first = document.documentElement.dataset.standard === '1.2';
  /** A line of its own to the page around: what is said on it while this document goes still arrives. */
  let line;
  const tell = (message) => line.postMessage(message);

  /** What was kept, as a run-time takes it at the next visit. */
  function resumed(cmi) {
    if (first) return { ...cmi, core: { ...cmi.core, entry: 'resume' } };
    return { ...cmi, entry: 'resume' };
  }

  function start(kept) {
    const Api = first ? window.Scorm12API : window.Scorm2004API;
    const api = new Api({ autocommit: false, logLevel: 5, lmsCommitUrl: false });
    if (kept) api.loadFromJSON(resumed(kept));
    const keep = () => tell({ kind: 'kept', cmi: JSON.parse(JSON.stringify(api.cmi)) });
    const calls = first ? ['LMSSetValue', 'LMSCommit', 'LMSFinish'] : ['SetValue', 'Commit', 'Terminate'];
    // The calls themselves are wrapped, so that the page sees what was answered to each.
    for (const name of calls) {
      const call = api[name].bind(api);
      const wrapped = (...given) => {
        const answer = call(...given);
        const refused = String(answer) === 'true' ? '' : first ? api.LMSGetLastError() : api.GetLastError();
        tell({
          kind: 'call',
          name,
          element: given[0] ?? '',
          value: String(given[1] ?? ''),
          refused: String(refused),
        });
        if (name !== calls[0]) keep();
        return answer;
      };
      Object.defineProperty(api, name, { value: wrapped });
      const lower = `lms${name.replace(/^LMS/, '')}`;
      if (lower in api) Object.defineProperty(api, lower, { value: wrapped });
    }
    window[first ? 'API' : 'API_1484_11'] = api;
    load('content.js', () => load('player.js'));
  }

  function load(file, then) {
    const script = document.createElement('script');
    script.src = file;
    if (then) script.addEventListener('load', then);
    document.head.append(script);
  }

  window.addEventListener(
    'message',
    ({ source, data, ports }) => {
      if (source !== window.parent || data?.kind !== 'start') return;
      [line] = ports;
      start(data.kept);
    },
    { once: true },
  );
  window.parent.postMessage({ kind: 'ready' }, '*');
})();
