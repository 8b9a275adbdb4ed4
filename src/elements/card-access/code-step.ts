import { html, nothing, type TemplateResult } from 'lit';
import { asciiDigits } from '../../domain/identifiers.ts';
import { fromInstant, SECOND } from '../../domain/time.ts';
import type { CoreMessages } from '../../i18n/messages.ts';
import { changeIdentifier, enterCode, sendCode } from '../../state/access.ts';
import { type Access, latestValue } from '../../state/state.ts';
import { infoIcon, warningIcon } from '../../theme/icons.ts';
import { createRedrawTimer } from '../base/redraw-timer.ts';
import type { ViewContext } from '../base/view.ts';
import { channelsOf } from './channel-step.ts';
import type { FailureWords } from './failure-words.ts';
import { supportLinks } from './support.ts';

type CodeAccess = Extract<Access, { step: 'code' }>;

const LENGTH = 6;

/** The second step: the code that came by SMS or e-mail, a new one, and the ways out where none comes. */
export const createCodeStep = (context: ViewContext<CoreMessages>, failureWords: FailureWords) => {
  const timer = createRedrawTimer(context);
  let code = '';
  let said = '';
  let challenge: CodeAccess['challenge'] | undefined;
  let selectFor: unknown;

  const current = (): CodeAccess | undefined => {
    const { access } = context.store.state;
    return access.step === 'code' ? access : undefined;
  };

  const submit = (): void => {
    if (code.length === LENGTH) void enterCode(context.store, code);
    else field()?.focus();
  };

  const field = (): HTMLInputElement | null => context.element.renderRoot.querySelector('[name=code]');

  const onInput = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const before = code;
    code = asciiDigits(input.value).replace(/\D/g, '').slice(0, LENGTH);
    if (input.value !== code) input.value = code;
    context.redraw();
    if (code.length === LENGTH && code !== before) submit();
  };

  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    submit();
  };

  const resend = async (channel = current()?.channel): Promise<void> => {
    const access = current();
    if (!access || !channel || access.attempt.status === 'busy') return;
    code = '';
    await sendCode(context.store, channel);
    field()?.focus();
  };

  /** A new challenge begins with an empty field; the second one is announced. */
  const begin = ({ challenge: latest }: CodeAccess): void => {
    if (latest === challenge) return;
    said = challenge ? context.messages.access.resent : '';
    challenge = latest;
    code = '';
  };

  const secondsToResend = (access: CodeAccess): number => {
    const left = fromInstant(access.challenge.resendAfter) - context.store.client.now();
    return Math.max(0, Math.ceil(left / SECOND));
  };

  const isEnded = ({ attempt, challenge: { expiresAt } }: CodeAccess): boolean =>
    fromInstant(expiresAt) <= context.store.client.now() ||
    (attempt.status === 'failed' &&
      (attempt.error.code === 'challenge-expired' || attempt.error.details.triesLeft === 0));

  const onItsWay = ({ channel, lookup: { masked } }: CodeAccess): string => {
    const words = context.messages.access.onItsWay;
    const { type } = context.store.state.draft;
    if (channel === 'sms') return type === 'msisdn' ? words.phoneBySms(masked) : words.cardBySms(masked);
    return type === 'email' ? words.emailByEmail(masked) : words.cardByEmail(masked);
  };

  const fieldError = (access: CodeAccess): string | undefined => {
    const { attempt } = access;
    const words = context.messages.access;
    if (isEnded(access)) return words.codeEnded;
    if (attempt.status !== 'failed' || attempt.error.code !== 'code-incorrect') return undefined;
    const left = attempt.error.details.triesLeft;
    return words.wrongCode(left === undefined ? undefined : words.triesLeft(left));
  };

  const notice = (access: CodeAccess): unknown => {
    const { attempt } = access;
    if (attempt.status !== 'failed' || fieldError(access) !== undefined) return nothing;
    return html`<div class="notice notice-danger">${warningIcon()}<div>${failureWords(attempt.error)}</div></div>`;
  };

  const resendControl = (access: CodeAccess): TemplateResult => {
    const words = context.messages.access;
    const seconds = secondsToResend(access);
    if (seconds > 0) {
      const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
      return html`<span class="fine num" role="timer">${words.resendIn(time)}</span>`;
    }
    return html`<button class="link" type="button" @click=${() => resend()}>${words.resend}</button>`;
  };

  const waysOut = (access: CodeAccess): TemplateResult => {
    const words = context.messages.access;
    const others = channelsOf(access).filter((channel) => channel !== access.channel);
    const support = latestValue(context.store.state.config)?.support ?? {};
    return html`<div class="stack-tight out">
      <h3>${words.noCode}</h3>
      <ul class="links">
        <li>${resendControl(access)}</li>
        <li><button class="link" type="button" @click=${() => changeIdentifier(context.store)}>
          ${words.changeNumber[context.store.state.draft.type]}
        </button></li>
        ${others.map(
          (channel) => html`<li><button class="link" type="button" @click=${() => resend(channel)}>
            ${channel === 'sms' ? words.other.sms : words.other.email}
          </button></li>`,
        )}
      </ul>
      <details>
        <summary class="link">${words.lost}</summary>
        <div class="stack-tight">${supportLinks(support, words.contact)}</div>
      </details>
    </div>`;
  };

  const button = (access: CodeAccess): TemplateResult => {
    const words = context.messages.access;
    const { attempt } = access;
    if (isEnded(access) && secondsToResend(access) === 0) {
      return html`<button class="button button-wide" type="button" @click=${() => resend()}>${words.resend}</button>`;
    }
    const isFailed = attempt.status === 'failed' && fieldError(access) === undefined;
    const isBusy = attempt.status === 'busy';
    const isOff = isBusy || isEnded(access);
    return html`<button class="button button-wide" type="submit" aria-disabled=${isOff ? 'true' : 'false'}>
      ${
        isBusy
          ? html`<span class="spinner"></span>${words.checking}`
          : isFailed
            ? context.messages.common.tryAgain
            : words.signIn
      }
    </button>`;
  };

  return {
    render: (access: CodeAccess): TemplateResult => {
      begin(access);
      const words = context.messages.access;
      const error = fieldError(access);
      return html`<form class="stack" novalidate @submit=${onSubmit}>
        <div class="stack-tight">
          <h2>${words.codeHeading}</h2>
          <p id="sent">${onItsWay(access)}</p>
        </div>
        <div class="field">
          <label for="code">${words.code}</label>
          <input class="input code num" id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code"
            required dir="ltr" aria-describedby="sent problem" aria-invalid=${error === undefined ? 'false' : 'true'}
            .value=${code} @input=${onInput}>
          <p id="problem" class="field-error below" role="alert">${error ?? nothing}</p>
        </div>
        <div role="alert" class="alert">${notice(access)}</div>
        ${button(access)}
        <div role="status" class="alert">
          ${said === '' ? nothing : html`<p class="notice">${infoIcon()}<span>${said}</span></p>`}
          ${secondsToResend(access) === 0 ? html`<span class="visually-hidden">${words.resendNow}</span>` : nothing}
        </div>
        ${waysOut(access)}
      </form>`;
    },
    /** Keeps the wrong code selected, so that typing replaces it, and the countdown running. */
    updated: (access: CodeAccess): void => {
      const { attempt } = access;
      if (attempt.status === 'failed' && attempt !== selectFor) field()?.select();
      selectFor = attempt;
      const seconds = secondsToResend(access);
      if (seconds > 0) timer.in(SECOND);
      else timer.in(Math.max(SECOND, fromInstant(access.challenge.expiresAt) - context.store.client.now()));
    },
    stop: timer.stop,
  };
};
