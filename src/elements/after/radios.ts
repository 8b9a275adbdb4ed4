import { html, type TemplateResult } from 'lit';
import { live } from '../base/live.ts';

/** One of a few reasons. */
export interface Reasons<Reason extends string> {
  readonly title: string;
  readonly words: Readonly<Record<Reason, string>>;
  readonly reasons: readonly Reason[];
  readonly chosen: Reason | undefined;
  readonly choose: (reason: Reason) => void;
  /** Said where one is needed and none is chosen, else ''. */
  readonly problem: string;
}

/** Reasons as native radios. */
export const reasonFields = <Reason extends string>({
  title,
  words,
  reasons,
  chosen,
  choose,
  problem,
}: Reasons<Reason>): TemplateResult => html`<fieldset aria-describedby="pick">
    <legend>${title}</legend>
    <div class="options">${reasons.map(
      (reason) => html`<label class="option">
        <input type="radio" class="radio" name="reason" value=${reason} .checked=${live(reason === chosen)}
          @change=${() => choose(reason)}>
        <span>${words[reason]}</span>
      </label>`,
    )}</div>
    <p id="pick" class="field-error" role="alert">${problem}</p>
  </fieldset>`;
