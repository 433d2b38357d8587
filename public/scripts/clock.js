/** The clock of a simulated screen: it runs from the time at which the situation begins. */
(() => {
  const shown = document.querySelector('[data-clock]');
  if (!shown) return;
  const [hours, minutes] = shown.dataset.clock.split(':').map(Number);
  const begun = Date.now();
  const two = (number) => String(number).padStart(2, '0');
  setInterval(() => {
    const seconds = hours * 3600 + minutes * 60 + Math.floor((Date.now() - begun) / 1000);
    const time = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(Math.floor);
    shown.textContent = `${two(time[0] % 24)}:${two(time[1])}:${two(time[2])}`;
  }, 1000);
})();
