/**
 * Counts down what is left of a limited sitting. The server alone decides when time is up: this shows it, warns
 * at five minutes and at one, and at the end sends what is answered or leads to the result.
 */
(() => {
  const place = document.querySelector('[data-time-left]');
  const clock = place?.querySelector('[data-time-clock]');
  const warning = document.querySelector('[data-time-warning]');
  const form = document.querySelector('form.item-form');
  if (!place || !clock || !warning || !form) return;

  // By the clock of the page and not by counting ticks, which a sleeping device leaves out.
  const end = performance.now() + Number(place.dataset.timeLeft) * 1000;
  place.querySelector('[data-time-text]').hidden = true;
  place.querySelector('[data-time-label]').hidden = false;
  let before = secondsLeft();

  function secondsLeft() {
    return Math.max(0, Math.ceil((end - performance.now()) / 1000));
  }

  function hasAnswer() {
    const text = form.querySelector('input[type="text"][name="answer"]');
    return text ? text.value.trim() !== '' : form.querySelector('[name="answer"]:checked') !== null;
  }

  function finish() {
    if (hasAnswer()) form.requestSubmit();
    else location.replace(place.dataset.over);
  }

  function show() {
    const left = secondsLeft();
    clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    place.classList.toggle('time-short', left <= 60);
    for (const minutes of [5, 1]) {
      const seconds = minutes * 60;
      if (before > seconds && left <= seconds)
        warning.textContent = warning.getAttribute(`data-minutes-${minutes}`);
    }
    before = left;
    if (left > 0) return;
    clearInterval(ticking);
    finish();
  }

  const ticking = setInterval(show, 500);
  show();
})();
