import { allElements } from './judge.ts';
import { pick, type Random } from './random.ts';

const TYPED: Readonly<Record<string, string>> = {
  email: 'traveller@example.com',
  code: '123456',
  identifier: '+525555550100',
  phone: '+4477009000',
};

/** What would load the page anew. */
const RELOADS = /^(Reload|Sign in again|刷新|重新加载)/;

/** What is pressed; other fields are filled in. */
const PRESSED = 'button, a[href], summary, input[type=radio], input[type=checkbox], select';

/** Fills in what has to be, and presses one of the things that are there: what leads on more often than all others. */
export const pressSomething = (stage: ParentNode, random: Random): string => {
  const shown = [...allElements(stage)].filter(
    (element): element is HTMLElement =>
      element instanceof HTMLElement && element.matches(`${PRESSED}, input`) && element.checkVisibility(),
  );
  for (const field of shown) if (field instanceof HTMLInputElement) fill(field);
  const all = shown.filter((element) => element.matches(PRESSED));
  const ready = all.filter(
    (element) =>
      element.getAttribute('aria-disabled') !== 'true' && !RELOADS.test(element.textContent?.trim() ?? ''),
  );
  const plans = ready.filter((element) => element.matches('input[name=plan]'));
  const main = ready.filter((element) => element.matches('button.button'));
  const hasPlan = plans.some((plan) => (plan as HTMLInputElement).checked);
  const roll = random();
  const target =
    plans.length > 0 && !hasPlan && roll < 0.6
      ? pick(random, plans)
      : main.length > 0 && roll < 0.55
        ? pick(random, main)
        : pick(random, ready);
  if (!target) return 'nothing';
  target.focus();
  if (target instanceof HTMLSelectElement) {
    target.selectedIndex = Math.floor(random() * target.options.length);
    target.dispatchEvent(new Event('change', { bubbles: true }));
  } else target.click();
  return `${target.localName} ${target.textContent?.trim().replace(/\s+/g, ' ').slice(0, 40) || target.getAttribute('name')}`;
};

const fill = (field: HTMLInputElement): void => {
  if (field.type === 'checkbox') {
    if (!field.checked && field.closest('form, .details, section') && field.name !== 'remember')
      field.click();
    return;
  }
  const text = TYPED[field.name || field.id];
  if (text === undefined || field.value !== '') return;
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new FocusEvent('blur'));
};
