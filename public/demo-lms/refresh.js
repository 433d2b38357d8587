/** Keeps the marked parts of the page up to date while it is looked at. */
const EVERY_MS = 3000;

async function refresh() {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of document.querySelectorAll('[data-live]')) {
    const next = fresh.querySelector(`[data-live="${part.dataset.live}"]`);
    if (next === null || next.innerHTML === part.innerHTML || part.contains(document.activeElement)) continue;
    part.innerHTML = next.innerHTML;
  }
}

async function keepFresh() {
  if (!document.hidden) await refresh().catch(() => undefined);
  setTimeout(keepFresh, EVERY_MS);
}

document.querySelector('[data-refreshing]').hidden = false;
setTimeout(keepFresh, EVERY_MS);
