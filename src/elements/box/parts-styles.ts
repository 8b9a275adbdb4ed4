import { css } from 'lit';
import { moreControls } from '../../theme/controls.ts';

/** One column; from 720 px two, the meter staying in sight beside the plans. */
export const partsStyles = css`
  ${moreControls}
  .card {
    padding-block: 16px;
  }
  /* A line between what stands one below the other. */
  .access:not([hidden]) ~ *,
  .side:not([hidden]) + .main,
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
  .orders {
    margin-block-start: 12px;
    font-size: 0.875em;
  }
  [data-scene='history'] > .orders {
    margin-block: 0 12px;
  }
  renewal-auto-renewal {
    margin-block-start: 16px;
  }
  .side[hidden] + .main {
    grid-column: 1 / -1;
  }
  @container (min-width: 720px) {
    .columns {
      display: grid;
      grid-template-columns: minmax(0, 5fr) minmax(0, 7fr);
    }
    .side {
      border-inline-end: 1px solid var(--_line);
    }
    /* What is opened there may be higher than the window. */
    .side > .pad:not(:has([aria-expanded='true'])) {
      position: sticky;
      inset-block-start: var(--renewal-sticky-top, 0);
    }
    .side:not([hidden]) + .main {
      border-block-start: 0;
    }
  }
`;
