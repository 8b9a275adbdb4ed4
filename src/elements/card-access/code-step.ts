import { html, type TemplateResult } from 'lit';
import type { Channel } from '../../contract/access.ts';
import { asciiDigits } from '../../domain/identifiers.ts';
import { fromInstant, MINUTE, SECOND } from '../../domain/time.ts';
import type { CoreMessages } from '../../i18n/messages.ts';
import { enterCode, sendCode } from '../../state/access.ts';
import type { Access } from '../../state/state.ts';
import { submitButton } from '../base/buttons.ts';
import { linkButton } from '../base/link-button.ts';
import { note, warning } from '../base/notice.ts';
import { createRedrawTimer } from '../base/redraw-timer.ts';
import type { ViewContext } from '../base/view.ts';
import { sentences } from '../purchase/sentences.ts';
import { channelsOf } from './channel-step.ts';
import type { FailureWords } from './failure-words.ts';
import { changeNumber, support, withoutCode } from './ways-out.ts';

type CodeAccess = Extract<Access, { step: 'code' }>;

const LENGTH = 6;

/** The second step: the code that came by SMS or e-mail, a new one, and the ways out where none comes. */
export const createCodeStep = (context: ViewContext<CoreMessages>, failureWords: FailureWords) => {
  const timer = createRedrawTimer(context);
  let code = '';
  let said = '';
  let minutes = 0;
  let known: CodeAccess | undefined;
  let selectFor: unknown;

  const submit = (): void => {
    if (code.length === LENGTH) void enterCode(context.store, code);
    else field()?.focus();
  };

  const field = (): HTMLInputElement | null => context.element.renderRoot.querySelector('[name=code]');

  /** Takes what is in the field, typed or filled in. @returns is it a new code, and nothing else? */
  const take = (input: HTMLInputElement): boolean => {
    const before = code;
    const typed = asciiDigits(input.value);
    code = typed.replace(/\D/g, '').slice(0, LENGTH);
    if (input.value !== code) input.value = code;
    return code !== before && typed.replace(/[\s-]/g, '') === code && code.length === LENGTH;
  };

  /** A code enters itself. Anything else that was filled in waits for a press: each wrong one costs a try. */
  const onInput = ({ target }: Event): void => {
    const before = code;
    const isCode = take(target as HTMLInputElement);
    // A field that leaves while it has the focus tells of its change in the middle of a render.
    if (code !== before) context.redraw();
    if (isCode) submit();
  };

  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const input = field();
    if (input) take(input);
    submit();
  };

  const resend = async ({ attempt }: CodeAccess, channel: Channel): Promise<void> => {
    if (attempt.status === 'busy') return;
    code = '';
    await sendCode(context.store, channel);
    field()?.focus();
  };

  /** A new challenge begins with an empty field; the second one for a card is announced. */
  const begin = (access: CodeAccess): void => {
    if (access.challenge !== known?.challenge) {
      said = access.lookup === known?.lookup ? context.messages.access.resent : '';
      minutes = Math.round((fromInstant(access.challenge.expiresAt) - context.store.client.now()) / MINUTE);
      code = '';
    }
    known = access;
  };

  const secondsToResend = (access: CodeAccess): number => {
    const left = fromInstant(access.challenge.resendAfter) - context.store.client.now();
    return Math.max(0, Math.ceil(left / SECOND));
  };

  const isEnded = ({ attempt, challenge: { expiresAt } }: CodeAccess): boolean =>
    fromInstant(expiresAt) <= context.store.client.now() ||
    attempt.error?.code === 'challenge-expired' ||
    attempt.error?.details.triesLeft === 0;

  const onItsWay = ({ channel, lookup: { masked } }: CodeAccess): string => {
    const words = context.messages.access.onItsWay;
    if (channel === 'sms') return masked.startsWith('+') ? words.phoneBySms(masked) : words.cardBySms(masked);
    return masked.includes('@') ? words.emailByEmail(masked) : words.cardByEmail(masked);
  };

  const fieldError = (access: CodeAccess): string | undefined => {
    const { error } = access.attempt;
    const { common, access: words } = context.messages;
    if (isEnded(access)) return common.errors['challenge-expired'];
    if (error?.code !== 'code-incorrect') return undefined;
    const { triesLeft } = error.details;
    const wrong = common.errors['code-incorrect'];
    return triesLeft === undefined ? wrong : words.triesLeft(wrong, triesLeft);
  };

  const resendControl = (access: CodeAccess): TemplateResult => {
    const words = context.messages.access;
    const seconds = secondsToResend(access);
    if (seconds > 0) {
      const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
      return html`<span class="fine num" role="timer">${words.resendIn(time)}</span>`;
    }
    return linkButton(words.resend, () => resend(access, access.channel));
  };

  const waysOut = (access: CodeAccess): TemplateResult => {
    const words = context.messages.access;
    const others = channelsOf(access).filter((channel) => channel !== access.channel);
    const ways = [
      resendControl(access),
      changeNumber(context),
      ...others.map((channel) => linkButton(words.other[channel], () => resend(access, channel))),
      withoutCode(context, access.lookup),
    ];
    return html`<div class="stack-tight out">
      <h3>${words.noCode}</h3>
      <ul class="links">${ways.map((way) => way && html`<li>${way}</li>`)}</ul>
      <details>
        <summary class="link">${words.lost}</summary>
        <div class="stack-tight">${support(context)}</div>
      </details>
    </div>`;
  };

  const button = (access: CodeAccess, failure: unknown): TemplateResult => {
    const { access: words, common } = context.messages;
    if (isEnded(access) && secondsToResend(access) === 0) {
      return html`<button class="button button-wide" type="button" @click=${() => resend(access, access.channel)}>${words.resend}</button>`;
    }
    const isBusy = access.attempt.status === 'busy';
    return submitButton(
      failure ? common.tryAgain : words.signIn,
      isBusy && words.checking,
      isBusy || isEnded(access),
    );
  };

  return {
    render: (access: CodeAccess): TemplateResult => {
      begin(access);
      const words = context.messages.access;
      const error = fieldError(access);
      const failure = error === undefined ? access.attempt.error : undefined;
      return html`<form class="stack" novalidate @submit=${onSubmit}>
        <div class="stack-tight">
          <h2>${words.codeHeading}</h2>
          <p id="sent">${sentences(onItsWay(access), words.works(context.format.duration(`PT${minutes}M`)))}</p>
        </div>
        <div class="field">
          <label for="code">${words.code}</label>
          <input class="input code num" id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code"
            required dir="ltr" aria-describedby="sent problem" aria-invalid=${error !== undefined}
            .value=${code} @input=${onInput} @change=${onInput}>
          <p id="problem" class="field-error below" role="alert">${error}</p>
        </div>
        <div role="alert" class="alert">${failure && warning(failureWords(failure))}</div>
        ${button(access, failure)}
        <div role="status" class="alert">
          ${said && note(said)}
          ${secondsToResend(access) === 0 ? html`<span class="visually-hidden">${words.resendNow}</span>` : ''}
        </div>
        ${waysOut(access)}
      </form>`;
    },
    /** Keeps the wrong code selected, so that typing replaces it, and the countdown running. */
    updated: (access: CodeAccess): void => {
      const { attempt } = access;
      if (attempt.error && attempt !== selectFor) field()?.select();
      selectFor = attempt;
      const toEnd = fromInstant(access.challenge.expiresAt) - context.store.client.now();
      timer.in(secondsToResend(access) > 0 ? SECOND : Math.max(SECOND, toEnd));
    },
    stop: timer.stop,
  };
};
