import { css, html } from 'lit';

/** The shape of the meter: figure, bar and the line below. */
export const skeleton = () =>
  html`<span class="bone figure"></span><span class="bone thin"></span><span class="bone line"></span>`;

export const skeletonStyles = css`
  .figure {
    height: 46px;
    width: 62%;
  }
  .thin {
    height: 10px;
    margin-block: 16px;
  }
  .line {
    width: 45%;
  }
`;
