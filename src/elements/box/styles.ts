import { css } from 'lit';

/** The frame, and the first part in it. */
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
  }
`;
