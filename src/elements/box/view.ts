import { css, html, nothing } from 'lit';
import type { CoreMessages } from '../../i18n/messages.ts';
import { latestValue } from '../../state/state.ts';
import { controls } from '../../theme/controls.ts';
import type { View, ViewContext } from '../base/view.ts';

const boxStyles = css`
  .box {
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-large);
    box-shadow: var(--_shadow);
    overflow: clip;
  }
  .pad {
    padding: 20px;
  }
  .pad[hidden] {
    display: none;
  }
  .pad:not([hidden]) ~ .pad,
  .pad:not([hidden]) ~ .columns {
    border-block-start: 1px solid var(--_line);
  }
  .columns > div + div {
    border-block-start: 1px solid var(--_line);
  }
  .test {
    padding: 8px 20px;
    background: var(--_sunken);
    border-block-end: 1px solid var(--_line);
    font-size: 0.8125em;
    color: var(--_ink-2);
  }
  @container (max-width: 340px) {
    .pad {
      padding: 16px 14px;
    }
    .test {
      padding-inline: 14px;
    }
  }
  @container (min-width: 720px) {
    .columns {
      display: grid;
      grid-template-columns: minmax(0, 5fr) minmax(0, 7fr);
    }
    .columns > :first-child {
      border-inline-end: 1px solid var(--_line);
    }
    .columns > div + div {
      border-block-start: 0;
    }
  }
`;

export const styles = [controls, boxStyles];

/** The box is a layout of the other elements: which of them stand in it follows from where the traveller is. */
export const createView = (context: ViewContext<CoreMessages>): View => {
  const body = () => {
    const { access, tracking, screen } = context.store.state;
    if (tracking.step !== 'none') {
      return html`<div class="pad"><renewal-order-status></renewal-order-status></div>`;
    }
    if (access.step !== 'signed_in') return nothing;
    return html`<div class="columns">
      <div><div class="pad"><renewal-usage-meter></renewal-usage-meter></div></div>
      <div>
        <div class="pad" ?hidden=${screen !== 'closed'}><renewal-plan-picker></renewal-plan-picker></div>
        <div class="pad"><renewal-checkout-button></renewal-checkout-button></div>
      </div>
    </div>`;
  };
  return {
    render: () => {
      const { config, access, tracking } = context.store.state;
      const known = access.step === 'signed_in';
      return html`<div class="box">
        ${latestValue(config)?.mode === 'test' ? html`<p class="test">${context.messages.common.testMode}</p>` : nothing}
        <div class="pad" ?hidden=${tracking.step !== 'none' && !known}>
          <renewal-card-access></renewal-card-access>
        </div>
        ${body()}
      </div>`;
    },
  };
};
