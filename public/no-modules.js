/**
 * Says in one sentence why there is no page, where the page's own scripts cannot run: opened as a file, a
 * browser without modules, a script that did not arrive. For browsers of any age, so it is no module and
 * keeps to old syntax; and a file of its own, because a content policy may forbid inline scripts.
 */

/**
 * Shows a sentence in the place of the page, unless the page is there. The page replaces it if it starts.
 * @param {string} sentence
 */
function tellWhyThereIsNoPage(sentence) {
  const root = document.getElementById('root');
  if (root === null || root.firstChild !== null) return;
  const message = document.createElement('p');
  message.setAttribute('role', 'alert');
  message.textContent = sentence;
  message.style.maxWidth = '36em';
  message.style.margin = '15vh auto 0';
  message.style.padding = '0 16px';
  message.style.font = '16px/1.6 system-ui, sans-serif';
  root.appendChild(message);
}

/** @param {Event} error */
function tellThatItCannotRun(error) {
  // The page does without a style or a picture that did not arrive.
  if (error.target !== window && !(error.target instanceof HTMLScriptElement)) return;
  tellWhyThereIsNoPage(
    'This page cannot run here: its scripts did not arrive, or this browser is too old for them; ' +
      'reload it, or open it in a current browser at the address that “npm start” prints.',
  );
}

if (location.protocol === 'file:') {
  tellWhyThereIsNoPage(
    'This page was opened as a file, but browsers run it only from a web server: ' +
      'type “npm start” in its folder, and open the address that it prints.',
  );
} else if (!('noModule' in HTMLScriptElement.prototype)) {
  tellWhyThereIsNoPage(
    'This browser is too old for this page, which is made of JavaScript modules: ' +
      'open it in a current browser, at the address that “npm start” prints.',
  );
} else {
  // This script stands before those of the page, so it hears of their failure: in capture, because the
  // error of a script that did not arrive does not bubble.
  window.addEventListener('error', tellThatItCannotRun, true);
}
