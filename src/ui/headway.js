// Spares people a reload; every page works without it.
(() => {
  const summary = document.querySelector('.govuk-error-summary');
  if (summary) {
    summary.setAttribute('tabindex', '-1');
    summary.focus();
  }
  watch();

  /** Asks for the page again while it says that something is under way, and puts in what changed. */
  function watch() {
    const main = document.querySelector('main[data-refresh-seconds]');
    if (!main) return;
    const seconds = Number(main.getAttribute('data-refresh-seconds'));
    if (!(seconds > 0)) return;
    setTimeout(async () => {
      try {
        const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
        if (answer.redirected) {
          location.assign(answer.url);
          return;
        }
        if (answer.ok) {
          const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
          const freshMain = fresh.querySelector('main');
          if (freshMain) {
            main.replaceWith(freshMain);
            document.title = fresh.title;
          }
        }
      } catch {
        // The network is away for a moment: the next round asks again.
      }
      watch();
    }, seconds * 1000);
  }
})();
