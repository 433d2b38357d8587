/** A small LMS around a module: opens it, shows what it writes, and gives back at the next opening what was kept. */
(() => {
  const lms = document.querySelector('[data-lms]');
  if (!lms) return;
  const place = lms.querySelector('[data-lms-frame]');
  const log = lms.querySelector('[data-log]');
  const shown = (name) => lms.querySelector(`[data-${name}]`);
  let frame;
  let kept;

  const STATE = {
    'cmi.core.lesson_status': 'status',
    'cmi.completion_status': 'status',
    'cmi.success_status': 'status',
    'cmi.core.score.raw': 'score',
    'cmi.score.raw': 'score',
    'cmi.core.lesson_location': 'location',
    'cmi.location': 'location',
  };
  const statuses = new Map();

  function open() {
    frame?.remove();
    frame = document.createElement('iframe');
    frame.title = place.dataset.title;
    frame.setAttribute('sandbox', 'allow-scripts allow-forms allow-popups');
    frame.src = lms.dataset.frame;
    place.append(frame);
  }

  function row(cells, refused) {
    const line = log.insertRow(0);
    if (refused) line.className = 'lms-refused';
    for (const text of cells) line.insertCell().textContent = text;
    // A long visit writes thousands of lines; nobody reads the oldest.
    while (log.rows.length > 500) log.deleteRow(-1);
  }

  function show(element, value) {
    if (element === 'cmi.suspend_data') {
      shown('kept').textContent = lms.dataset.characters.replace('@', String(value.length));
      return;
    }
    const name = STATE[element];
    if (name === undefined) return;
    if (name === 'status') {
      statuses.set(element, value);
      shown('status').textContent = [...statuses.values()].join(', ');
    } else shown(name).textContent = value;
  }

  function onCall({ name, element, value, refused }) {
    const time = new Date().toLocaleTimeString(document.documentElement.lang);
    const isSet = name.endsWith('SetValue');
    row([time, isSet ? element : name, refused ? `${value} (${refused})` : value], refused !== '');
    if (isSet && refused === '') show(element, value);
  }

  window.addEventListener('message', ({ source, data }) => {
    if (frame === undefined || source !== frame.contentWindow || data?.kind !== 'ready') return;
    const { port1: mine, port2: theirs } = new MessageChannel();
    mine.onmessage = ({ data: told }) => {
      if (told.kind === 'kept') kept = told.cmi;
      else if (told.kind === 'call') onCall(told);
    };
    frame.contentWindow.postMessage({ kind: 'start', kept }, '*', [theirs]);
  });

  shown('again').addEventListener('click', () => {
    // The module ends its visit while its frame goes, and its last word comes after that.
    frame.src = 'about:blank';
    setTimeout(open, 300);
  });
  shown('forget').addEventListener('click', () => {
    frame.remove();
    setTimeout(() => {
      kept = undefined;
      statuses.clear();
      log.replaceChildren();
      for (const name of ['status', 'score', 'location', 'kept']) shown(name).textContent = '–';
      open();
    }, 300);
  });
  open();
})();
