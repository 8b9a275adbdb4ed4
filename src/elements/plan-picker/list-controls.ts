import { html, nothing } from 'lit';
import type { PlanOrder } from '../../domain/plan.ts';
import type { ChoiceMessages } from '../../i18n/messages.ts';

const ORDERS: readonly PlanOrder[] = ['listed', 'price', 'per_day', 'per_gigabyte', 'validity', 'volume'];

/** What filters are called. */
interface FilterWords<Filter extends string> {
  readonly filter: string;
  readonly filters: Readonly<Record<Filter, string>>;
}

/** The filters that have an effect, one of them pressed. */
export const chips = <Filter extends string>(
  filters: readonly Filter[],
  current: Filter,
  words: FilterWords<Filter>,
  choose: (filter: Filter) => void,
): unknown =>
  filters.length === 0
    ? nothing
    : html`<div class="chips" role="group" aria-label=${words.filter}>${filters.map(
        (filter) => html`<button class="chip" type="button" aria-pressed=${filter === current}
          @click=${() => choose(filter)}>${words.filters[filter]}</button>`,
      )}</div>`;

export const sortField = (
  current: PlanOrder,
  { plans }: ChoiceMessages,
  choose: (order: PlanOrder) => void,
): unknown => html`<label class="sort"><span>${plans.sort}</span>
  <select @change=${({ currentTarget }: Event) => choose((currentTarget as HTMLSelectElement).value as PlanOrder)}>${ORDERS.map(
    (order) => html`<option value=${order} ?selected=${order === current}>${plans.orders[order]}</option>`,
  )}</select></label>`;
