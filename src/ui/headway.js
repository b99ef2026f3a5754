// Spares people a reload, and keeps what they type while the connection is away; every page works without it.
(() => {
  /** After so long without typing, a draft is saved; after so long without an answer, it is tried again. */
  const PAUSE_MILLISECONDS = 2000;
  const AGAIN_MILLISECONDS = 10_000;
  /** Under this the tab remembers which draft it sent last. */
  const SENDING = 'sending';

  const summary = document.querySelector('.govuk-error-summary');
  if (summary) {
    summary.setAttribute('tabindex', '-1');
    summary.focus();
  }
  watch();
  forgetDrafts();
  for (const counter of document.querySelectorAll('[data-words-in]')) countWords(counter);
  for (const form of document.querySelectorAll('form[data-draft]')) keepDraft(form);

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

  /** Says how many words are left of those that some boxes may hold together, as they are typed. */
  function countWords(counter) {
    const most = Number(counter.dataset.wordsMost);
    const said = counter.textContent;
    const boxes = counter.dataset.wordsIn.split(' ').flatMap((id) => document.getElementById(id) ?? []);
    const count = () => {
      const words = boxes.flatMap(({ value }) => value.split(/\s+/).filter(Boolean)).length;
      const left = most - words;
      const plural = Math.abs(left) === 1 ? 'word' : 'words';
      counter.textContent = words === 0 ? said : left < 0 ? `${-left} ${plural} too many` : `${left} ${plural} left`;
      counter.classList.toggle('hw-too-many', left < 0);
    };
    counter.setAttribute('aria-live', 'polite');
    for (const box of boxes) box.addEventListener('input', count);
    count();
  }

  /**
   * Saves what is typed as a draft on the server. While that cannot be reached, the tab keeps it, and nothing else does:
   * it goes with the tab, with the sending and with signing out.
   */
  function keepDraft(form) {
    const key = `draft ${form.dataset.draftOf} ${form.dataset.draft}`;
    const state = form.querySelector('[data-draft-state]');
    let saved = typed(form);
    let waiting = 0;
    let isSending = false;
    const say = (words) => {
      state.textContent = words;
    };
    const saveIn = (milliseconds) => {
      clearTimeout(waiting);
      waiting = setTimeout(save, milliseconds);
    };

    async function save() {
      clearTimeout(waiting);
      const fields = typed(form);
      if (isSending || fields === saved) return;
      try {
        const answer = await fetch(form.dataset.draft, { method: 'POST', body: quietly(form, fields) });
        if (answer.status === 422) {
          say(`Not saved as a draft. ${await answer.text()}`);
          return;
        }
        if (!answer.ok) throw new Error(String(answer.status));
        saved = fields;
        sessionStorage.removeItem(key);
        say(`Saved as a draft at ${new Date().toTimeString().slice(0, 5)}`);
      } catch (error) {
        sessionStorage.setItem(key, fields);
        const isOut = error.message === '401' || error.message === '403';
        say(
          `${isOut ? 'You are no longer signed in' : 'Headway cannot be reached'}: this tab keeps what you typed. Leave it open.`,
        );
        saveIn(AGAIN_MILLISECONDS);
      }
    }

    form.addEventListener('input', () => {
      if (!navigator.onLine) sessionStorage.setItem(key, typed(form));
      saveIn(PAUSE_MILLISECONDS);
    });
    form.addEventListener('submit', (event) => {
      // Kept until the next page says that it arrived: should the connection go meanwhile, nothing is lost.
      sessionStorage.setItem(key, typed(form));
      sessionStorage.setItem(SENDING, key);
      isSending = navigator.onLine;
      clearTimeout(waiting);
      if (isSending) return;
      event.preventDefault();
      say('Not sent: there is no connection. This tab keeps what you typed; send it when the connection is back.');
      state.setAttribute('tabindex', '-1');
      state.focus();
    });
    addEventListener('online', save);
    addEventListener('pageshow', () => {
      isSending = false;
    });
    if (restored(form, key)) {
      say('This tab kept what you typed while Headway could not be reached. Send it, or save it as a draft.');
      saveIn(PAUSE_MILLISECONDS);
    }
  }

  /** What is posted to keep a draft without another page for an answer. */
  function quietly(form, fields) {
    const body = new URLSearchParams(fields);
    for (const { name, value } of form.querySelectorAll('input[type=hidden]')) body.set(name, value);
    body.set('quiet', 'yes');
    body.set('at', String(Date.now()));
    return body;
  }

  /** Puts what the tab kept into the form it came from; a page that asks to correct it holds it already. */
  function restored(form, key) {
    const kept = sessionStorage.getItem(key);
    if (kept === null) return false;
    if (summary) {
      sessionStorage.removeItem(key);
      return false;
    }
    for (const [name, value] of new URLSearchParams(kept)) {
      const field = form.elements.namedItem(name);
      if (field?.type === 'checkbox') field.checked = true;
      else if (field) field.value = value;
    }
    for (const box of form.querySelectorAll('textarea')) box.dispatchEvent(new Event('input'));
    return true;
  }

  /** What a person typed or chose: no hidden field, no file. */
  function typed(form) {
    const hidden = new Set([...form.querySelectorAll('input[type=hidden]')].map(({ name }) => name));
    const fields = [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && !hidden.has(name));
    return new URLSearchParams(fields).toString();
  }

  /** Forgets what the tab kept once it arrived, once its draft is deleted, and all of it when somebody signs out. */
  function forgetDrafts() {
    const forget = (isIt) => {
      for (const key of Object.keys(sessionStorage)) if (isIt(key)) sessionStorage.removeItem(key);
    };
    const arrived = new URLSearchParams(location.search).get('done');
    const sending = sessionStorage.getItem(SENDING);
    if (arrived === 'sent' || arrived === 'draft') forget((key) => key === SENDING || key === sending);
    for (const form of document.querySelectorAll('form[data-draft-drop]'))
      form.addEventListener('submit', () => forget((key) => key.endsWith(` ${form.getAttribute('action')}`)));
    for (const form of document.querySelectorAll('form[action="/sign-out"]'))
      form.addEventListener('submit', () => forget((key) => key === SENDING || key.startsWith('draft ')));
  }
})();
