import { css } from 'lit';

/** One column; from 720 px two, the meter staying in sight beside the plans. */
export const boxStyles = css`
  .box {
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-large);
    box-shadow: var(--_shadow);
    overflow: clip;
  }
  .test {
    padding: 8px 20px;
    background: var(--_sunken);
    border-block-end: 1px solid var(--_line);
    font-size: 0.8125em;
    color: var(--_ink-2);
  }
  .pad {
    padding: 20px;
    scroll-margin-block: 16px;
  }
  [hidden] {
    display: none !important;
  }
  .card {
    padding-block: 16px;
  }
  /* A line between what stands one below the other. */
  .access:not([hidden]) ~ *,
  .side + .main,
  .main > .pad:not([hidden]) ~ .pad {
    border-block-start: 1px solid var(--_line);
  }
  /* With a plan chosen, what it does and the way on stay in sight below however many plans there are. */
  @media (min-height: 640px) {
    .at-hand {
      position: sticky;
      inset-block-end: var(--renewal-sticky-bottom, 0);
      z-index: 1;
      padding-block: 14px;
      background: var(--_surface);
      box-shadow: 0 -10px 24px -16px light-dark(rgb(16 32 26 / 0.35), rgb(0 0 0 / 0.9));
    }
  }
  @container (max-width: 340px) {
    .pad {
      padding-inline: 14px;
    }
    .test {
      padding-inline: 14px;
    }
  }
  @container (min-width: 560px) {
    .alone {
      max-width: 560px;
      margin-inline: auto;
    }
  }
  @container (min-width: 720px) {
    .test,
    .pad {
      padding-inline: 24px;
    }
    .columns {
      display: grid;
      grid-template-columns: minmax(0, 5fr) minmax(0, 7fr);
    }
    .side {
      border-inline-end: 1px solid var(--_line);
    }
    .side > .pad {
      position: sticky;
      inset-block-start: var(--renewal-sticky-top, 0);
    }
    .side + .main {
      border-block-start: 0;
    }
  }
`;
