/*
 * What a framework does to elements that it takes for its own: it makes them before they are defined, moves them, takes them
 * away in the middle of a request and puts them back. Each is a button.
 */
const [left, right, off] = ['left', 'right', 'off'].map((id) => document.getElementById(id));
const { backend } = document.currentScript.dataset;
const frame = document.getElementById('frame');

const partnerToken = async () => {
  await fetch('/account/visitor/ana', { method: 'POST' });
  const response = await fetch('/account/renewal-token', { method: 'POST' });
  const { token } = await response.json();
  return token;
};

/** Before its class is there, what is set on an element is a property of its own. */
const make = (tag, properties = {}, ...children) => {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  element.append(...children);
  return element;
};
const setUp = { endpoint: backend, publishableKey: 'pk_test_shop' };
const box = () => {
  const element = make(
    'renewal-box',
    {},
    make('p', { textContent: 'The shop’s own words, without the box.' }),
  );
  element.setAttribute('endpoint', backend);
  element.setAttribute('publishable-key', 'pk_test_shop');
  return element;
};
const provider = (properties, ...tags) =>
  make('renewal-provider', { ...setUp, cardType: 'mexico', ...properties }, ...tags.map((tag) => make(tag)));

const ACTIONS = {
  'Load the script': () => import('/renewal/renewal.js'),
  'Make a box': () => left.append(box()),
  'Make parts of Ana’s card': () =>
    left.append(
      provider(
        { getPartnerToken: partnerToken, plan: 'mx-telcel-asl-100' },
        'renewal-usage-meter',
        'renewal-plan-picker',
      ),
    ),
  'Make parts of nobody’s card': () =>
    right.append(provider({}, 'renewal-card-access', 'renewal-plan-picker')),
  'Move the meter to the other provider': () => {
    const meter = document.querySelector('renewal-usage-meter');
    const [first, second] = document.querySelectorAll('renewal-provider');
    (meter.parentNode === first ? second : first).append(meter);
  },
  'Move to the right': () => right.append(...left.children),
  'Move to the left': () => left.append(...right.children),
  'Into the frame': () => frame.contentDocument.body.append(...left.children),
  'Out of the frame': () => left.append(...frame.contentDocument.body.children),
  'Make a box in the frame': () => frame.contentDocument.body.append(box()),
  'Take away': () => off.content.append(...left.children),
  'Put back': () => left.append(...off.content.children),
  'Take away and put back': () => {
    ACTIONS['Take away']();
    ACTIONS['Put back']();
  },
  Clone: () => right.append(...[...left.children].map((child) => child.cloneNode(true))),
  'Write anew': () => {
    left.textContent = '';
    left.append(box());
  },
  Empty: () => left.replaceChildren(),
};
const panel = document.getElementById('actions');
for (const [name, run] of Object.entries(ACTIONS)) {
  const button = make('button', { type: 'button', textContent: name });
  button.addEventListener('click', run);
  panel.append(button, ' ');
}
