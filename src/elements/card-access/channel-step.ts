import { html, type TemplateResult } from 'lit';
import type { Channel } from '../../contract/access.ts';
import type { CoreMessages } from '../../i18n/messages.ts';
import { changeIdentifier, sendCode } from '../../state/access.ts';
import { type Access, latestValue } from '../../state/state.ts';
import { warningIcon } from '../../theme/icons.ts';
import type { ViewContext } from '../base/view.ts';
import type { FailureWords } from './failure-words.ts';
import { supportLinks } from './support.ts';

type ChannelAccess = Extract<Access, { step: 'channel' }>;

export const channelsOf = ({ lookup }: Pick<ChannelAccess, 'lookup'>): Channel[] =>
  lookup.channels.filter((channel) => channel !== 'unknown');

/** Where several channels exist, the traveller says where the code goes. */
export const createChannelStep = (context: ViewContext<CoreMessages>, failureWords: FailureWords) => {
  let chosen: Channel | undefined;

  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { access } = context.store.state;
    if (access.step !== 'channel' || access.attempt.status === 'busy') return;
    const channel = selected(access);
    if (channel) void sendCode(context.store, channel);
  };

  const selected = (access: ChannelAccess): Channel | undefined => {
    const channels = channelsOf(access);
    return channels.find((channel) => channel === chosen) ?? channels[0];
  };

  const choice = (channel: Channel, access: ChannelAccess): TemplateResult => {
    const choose = () => {
      chosen = channel;
      context.redraw();
    };
    return html`<label class="choice">
      <input class="radio" type="radio" name="channel" value=${channel} .checked=${channel === selected(access)} @change=${choose}>
      ${context.messages.access.channels[channel]}
    </label>`;
  };

  return (access: ChannelAccess): TemplateResult => {
    const { access: words, common } = context.messages;
    const { attempt } = access;
    const busy = attempt.status === 'busy';
    const channels = channelsOf(access);
    const support = latestValue(context.store.state.config)?.support ?? {};
    const back = html`<button class="link" type="button" @click=${() => changeIdentifier(context.store)}>
      ${words.changeNumber[context.store.state.draft.type]}
    </button>`;
    if (channels.length === 0) {
      return html`<div class="stack">
        <h2 tabindex="-1">${words.noCode}</h2>
        <p>${words.noChannel}</p>
        ${supportLinks(support, words.contact)} ${back}
      </div>`;
    }
    return html`<form class="stack" @submit=${onSubmit}>
      <fieldset class="stack">
        <legend><h2 tabindex="-1">${words.channelHeading}</h2></legend>
        <div class="choices">${channels.map((channel) => choice(channel, access))}</div>
      </fieldset>
      <div role="alert" class="alert">
        ${
          attempt.status === 'failed'
            ? html`<div class="notice notice-danger">${warningIcon()}<div>${failureWords(attempt.error)}</div></div>`
            : ''
        }
      </div>
      <button class="button button-wide" type="submit" aria-disabled=${busy ? 'true' : 'false'}>
        ${
          busy
            ? html`<span class="spinner"></span>${words.sending}`
            : attempt.status === 'failed'
              ? common.tryAgain
              : words.send
        }
      </button>
      <div class="row">${back}</div>
    </form>`;
  };
};
