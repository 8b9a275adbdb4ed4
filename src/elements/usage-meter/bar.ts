import { html, nothing, svg, type TemplateResult } from 'lit';
import { LOW_DATA_SHARE } from '../../domain/usage.ts';

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;

/**
 * How full it is, with the mark below which it is called low. Its colour changes there too; the words stand beside it.
 * @param text what it shows, in words.
 * @param share what is left of the whole, from 0 to 1.
 */
export const bar = (name: string, text: string, share: number, hasThreshold: boolean): TemplateResult => {
  const isLow = hasThreshold && share <= LOW_DATA_SHARE;
  return html`<div class="meter" role="meter" aria-label=${name} aria-valuetext=${text}
    aria-valuemin="0" aria-valuemax="100" aria-valuenow=${Math.round(share * 100)}>
    <svg aria-hidden="true" width="100%" height="18">
      <rect class="fill ${isLow ? 'low' : ''}" x="0" y="4" width=${percent(share)} height="10" rx="5"></rect>
      ${hasThreshold ? svg`<line class="threshold" x1=${percent(LOW_DATA_SHARE)} x2=${percent(LOW_DATA_SHARE)} y1="0" y2="18"/>` : nothing}
    </svg>
  </div>`;
};
