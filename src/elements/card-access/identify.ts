import { html, nothing, type TemplateResult } from 'lit';
import { RenewalError } from '../../contract/error.ts';
import { countryNames } from '../../i18n/country.ts';
import type { FirstMessages } from '../../i18n/messages.ts';
import { type Access, failed } from '../../state/state.ts';
import { submitButton } from '../base/buttons.ts';
import { note, warning } from '../base/notice.ts';
import type { FirstContext } from '../base/view.ts';
import { identifierField } from './identifier-field.ts';
import type { Naming } from './naming.ts';
import type { Steps } from './steps.ts';
import { type Typed, typedIn } from './typed.ts';

export type OpenAccess = Exclude<Access, { step: 'signed_in' | 'guest' }>;

/** What is loaded when the form is touched, or fails. */
interface Later {
  readonly steps: Steps | undefined;
  /** Resolves with undefined where it did not arrive. */
  readonly load: () => Promise<Steps | undefined>;
  /** What a failure means; undefined while the words are on their way. */
  readonly failureWords: (error: RenewalError) => string | undefined;
}

/** The first step, in which the card is named: how it looks. What it does comes when it is touched. */
export const createIdentify = (
  context: FirstContext<FirstMessages>,
  later: Later,
): ((access: OpenAccess) => TemplateResult) => {
  let names: { tag: string; of: (code: string) => string } | undefined;

  const countryName = (code: string): string => {
    const { tag } = context;
    if (names?.tag !== tag) names = { tag, of: countryNames(tag) };
    return names.of(code);
  };

  /** What was done in the form before what answers it was there. */
  const waiting: ((naming: Naming) => unknown)[] = [];
  const catchUp = (steps: Steps | undefined): void => {
    if (steps) for (const act of waiting.splice(0)) act(steps.naming);
  };
  /** At once where it can be; else as soon as it can, in order, also where the first tries to load fail. */
  const use = (act: (naming: Naming) => unknown): void => {
    waiting.push(act);
    if (later.steps) catchUp(later.steps);
    else void later.load().then(catchUp);
  };

  const onInput = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    if (event instanceof InputEvent && event.isComposing) return;
    use((naming) => naming.type(input));
  };

  const onCountry = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    use((naming) => naming.chooseCountry(value));
  };

  const onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (later.steps ?? (await later.load())) return use((naming) => naming.submit());
    const error = new RenewalError('network-unreachable', { retryable: true });
    context.store.update({ access: { step: 'identify', attempt: failed(error) } });
  };

  const chips = ({ offer, type }: Typed): TemplateResult | typeof nothing => {
    const words = context.messages.access;
    if (offer.types.length < 2) return nothing;
    return html`<fieldset>
      <legend class="label">${words.nameBy}</legend>
      <div class="chips">
        ${offer.types.map(
          (each) => html`<label class="chip">
            <input class="visually-hidden" type="radio" name="type" value=${each} .checked=${each === type}
              @change=${() => use((naming) => naming.chooseType(each))}>
            ${words.types[each]}
          </label>`,
        )}
      </div>
    </fieldset>`;
  };

  const notices = (access: OpenAccess, failure: RenewalError | undefined): unknown => {
    const { access: words, common } = context.messages;
    if (failure) {
      const text = later.failureWords(failure);
      return text && warning(text);
    }
    const because = access.step === 'identify' ? access.because : undefined;
    return because && note(because === 'signed_out' ? words.signedOut : common.errors['session-expired']);
  };

  return (access) => {
    const { access: words, common } = context.messages;
    const naming = later.steps?.naming;
    const now = naming?.typed() ?? typedIn(context.store);
    const { status, error } = access.attempt;
    // What is wrong with the number is said at its field.
    const failure = error?.code === 'identifier-invalid' ? undefined : error;
    return html`<form class="stack" novalidate @submit=${onSubmit} @focusin=${() => use(() => {})}>
      <div class="stack-tight">
        <h2 tabindex="-1">${words.heading}</h2>
        <p class="small">${words.intro}</p>
      </div>
      ${chips(now)}
      ${identifierField({
        ...now,
        ...naming?.advice(now, access),
        words,
        countryName,
        onInput,
        onBlur: ({ relatedTarget }) => use((it) => it.leave(relatedTarget)),
        onCountry,
      })}
      <div role="alert" class="alert">${notices(access, failure)}</div>
      ${submitButton(failure ? common.tryAgain : words.next, status === 'busy' && words.checking)}
    </form>`;
  };
};
