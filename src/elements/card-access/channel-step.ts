import { html, type TemplateResult } from 'lit';
import type { Channel } from '../../contract/access.ts';
import type { CoreMessages } from '../../i18n/messages.ts';
import { sendCode } from '../../state/access.ts';
import type { Access } from '../../state/state.ts';
import { submitButton } from '../base/buttons.ts';
import { warning } from '../base/notice.ts';
import type { ViewContext } from '../base/view.ts';
import type { FailureWords } from './failure-words.ts';
import { changeNumber, support, withoutCode } from './ways-out.ts';

type ChannelAccess = Extract<Access, { step: 'channel' }>;

export const channelsOf = ({ lookup }: Pick<ChannelAccess, 'lookup'>): Channel[] =>
  lookup.channels.filter((channel) => channel !== 'unknown');

/** Where several channels exist, the traveller says where the code goes. */
export const createChannelStep = (context: ViewContext<CoreMessages>, failureWords: FailureWords) => {
  let chosen: Channel | undefined;

  return (access: ChannelAccess): TemplateResult => {
    const { access: words, common } = context.messages;
    const { status, error } = access.attempt;
    const channels = channelsOf(access);
    const selected = channels.find((channel) => channel === chosen) ?? channels[0];
    if (!selected) {
      return html`<div class="stack">
        <h2 tabindex="-1">${words.noCode}</h2>
        <p>${words.noChannel}</p>
        ${support(context)}
        <div class="row">${changeNumber(context)}${withoutCode(context, access.lookup)}</div>
      </div>`;
    }
    const onSubmit = (event: SubmitEvent): void => {
      event.preventDefault();
      void sendCode(context.store, selected);
    };
    const choice = (channel: Channel): TemplateResult => {
      const choose = () => {
        chosen = channel;
        context.redraw();
      };
      return html`<label class="option">
        <input class="radio" type="radio" name="channel" value=${channel} .checked=${channel === selected} @change=${choose}>
        ${words.channels[channel]}
      </label>`;
    };
    return html`<form class="stack" @submit=${onSubmit}>
      <fieldset class="stack">
        <legend><h2 tabindex="-1">${words.channelHeading}</h2></legend>
        <div class="options">${channels.map(choice)}</div>
      </fieldset>
      <div role="alert" class="alert">${error && warning(failureWords(error))}</div>
      ${submitButton(error ? common.tryAgain : words.send, status === 'busy' && words.sending)}
      <div class="row">${changeNumber(context)}${withoutCode(context, access.lookup)}</div>
    </form>`;
  };
};
