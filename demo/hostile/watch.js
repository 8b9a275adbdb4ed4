/*
 * The first script of every hostile page: collects what the page and the browser complain of in `complaints`, a list of
 * texts, and shows their number in a corner.
 */
(() => {
  const complaints = [];
  globalThis.complaints = complaints;

  const toText = (value) => {
    if (value instanceof Error) return `${value}`;
    try {
      return typeof value === 'object' ? JSON.stringify(value) : `${value}`;
    } catch {
      return Object.prototype.toString.call(value);
    }
  };
  const complain = (what, ...values) => {
    complaints.push(`${what}: ${values.map(toText).join(' ')}`);
    show();
  };

  const { error } = console;
  console.error = (...values) => {
    complain('console', ...values);
    error.apply(console, values);
  };
  addEventListener(
    'error',
    ({ target, message }) =>
      target instanceof Element
        ? complain('not loaded', target.src ?? target.href)
        : complain('error', message),
    true,
  );
  addEventListener('unhandledrejection', ({ reason }) => complain('unhandled', reason));
  addEventListener(
    'securitypolicyviolation',
    ({ violatedDirective, blockedURI, sourceFile, lineNumber, sample }) =>
      complain('policy', violatedDirective, blockedURI, `${sourceFile ?? ''}:${lineNumber}`, sample),
  );

  /* What the page does to everything, it does not do to this: the important rules of a shadow tree are the stronger. */
  const LOOK = `
    :host { all: initial !important; position: fixed !important; inset: auto 8px 8px auto !important; z-index: 2147483647 !important; display: block !important; }
    :host([hidden]) { display: none !important; }
    details { padding: 4px 12px; border-radius: 16px; background: #15201c; color: #fff; font: 13px/1.6 system-ui, sans-serif; }
    details.some { background: #a3231c; }
    summary { cursor: pointer; list-style: none; }
    ol { max-width: 60vw; max-height: 50vh; margin: 4px 0; padding: 0 0 0 20px; overflow: auto; overflow-wrap: anywhere; }
    a { color: inherit; }
  `;
  let corner;
  const make = (tag, text, ...children) => {
    const element = document.createElement(tag);
    element.append(text, ...children);
    return element;
  };
  const show = () => {
    if (!corner) return;
    corner.details.classList.toggle('some', complaints.length > 0);
    const [one, many] = ['complaint', 'complaints'];
    corner.summary.textContent = `${complaints.length || 'no'} ${complaints.length === 1 ? one : many}`;
    corner.list.replaceChildren(...complaints.map((text) => make('li', text)));
  };
  addEventListener('DOMContentLoaded', () => {
    const host = document.createElement('hostile-watch');
    const shadow = host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(LOOK);
    shadow.adoptedStyleSheets = [sheet];
    const list = make('ol', '');
    const summary = make('summary', '');
    const back = make('a', 'All hostile pages');
    back.href = '/hostile/';
    const details = make('details', '', summary, list, back);
    shadow.append(details);
    corner = { details, summary, list };
    show();
    // A frame's complaints are its own; only the page around it has a corner.
    if (window === window.parent) document.documentElement.append(host);
  });
})();
