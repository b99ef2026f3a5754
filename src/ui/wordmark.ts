import { type Html, raw } from './html.ts';

/** Headway's sign: a line that makes its way up to a point. It takes the colour of the text about it. */
export function wordmark(): Html {
  return raw(
    '<svg class="hw-wordmark" width="30" height="24" viewBox="0 0 30 24" aria-hidden="true" focusable="false"><path d="M2 20 10 12l5 4.5L25.5 5.5" fill="none" stroke="currentColor" stroke-width="3.2" stroke-linecap="round" stroke-linejoin="round"/><circle cx="25.5" cy="5" r="4" fill="#ffbf47"/></svg><span class="hw-wordmark__word">Headway</span>',
  );
}

/** The same sign on its own ground, for the browser's tab. */
export const FAVICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0f4a5c"/><path d="M5 23.5 12.5 16l5 4.5L25.5 11" fill="none" stroke="#ffffff" stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round"/><circle cx="25.2" cy="9.4" r="3.8" fill="#ffbf47"/></svg>';
