import { startAccount } from './account.ts';
import { startLanguages } from './languages.ts';
import { startPhone } from './phone.ts';
import { sandboxApi } from './sandbox-api.ts';

/** A blog sends its reader on with a choice already made: the box begins with it. */
const CHOICES = ['plan', 'card-type', 'country'];
const box = document.querySelector('renewal-box');
for (const name of CHOICES) {
  const value = new URL(location.href).searchParams.get(name);
  if (box && value !== null) box.setAttribute(name, value);
}

// A place for the order, as soon as there is one.
document.addEventListener('renewal-order-change', () =>
  document.querySelector('.order')?.removeAttribute('hidden'),
);

startLanguages();
void startAccount();
const backend = document.querySelector<HTMLMetaElement>('meta[name="backend"]')?.content;
if (backend) startPhone(sandboxApi(backend));
