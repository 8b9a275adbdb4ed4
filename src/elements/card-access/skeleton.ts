import { css, html } from 'lit';

/** The shape of the first step: heading, sentence, field and button. */
export const skeleton = () =>
  html`<span class="bone short"></span><span class="bone"></span><span class="bone tall"></span><span class="bone tall"></span>`;

export const skeletonStyles = css`
  .short {
    width: 40%;
  }
  .tall {
    height: 50px;
  }
`;
