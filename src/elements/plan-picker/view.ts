import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Plan } from '../../domain/model/plan.ts';
import {
  filterPlans,
  type PlanFilter,
  type PlanOrder,
  planDistinctions,
  sortPlans,
  usefulFilters,
} from '../../domain/plan.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { ChoiceMessages } from '../../i18n/messages.ts';
import { canListPlans, ensurePlans, loadPlans, selectPlan } from '../../state/catalogue.ts';
import { currentCard, latestValue } from '../../state/state.ts';
import { controls } from '../../theme/controls.ts';
import { linkButton } from '../base/link-button.ts';
import { note, warning } from '../base/notice.ts';
import { retryNotice } from '../base/retry-notice.ts';
import type { FirstContext, View, ViewContext } from '../base/view.ts';
import { RenewalPlanSelectEvent } from '../events.ts';
import { createLater } from '../purchase/later.ts';
import { createDeadlines } from './deadlines.ts';
import { renewalLink } from './link.ts';
import { chips, sortField } from './list-controls.ts';
import { planCard } from './plan-card.ts';
import { nameCardHint, noPlans, plansGhost } from './states.ts';
import { pickerStyles } from './styles.ts';

export const styles = [controls, pickerStyles];

/** From here on the browser may leave out drawing what is off the screen. */
const MANY = 40;

interface Count {
  readonly plans: readonly Plan[];
  readonly filter: PlanFilter;
  readonly filters: readonly PlanFilter[];
  readonly shown: readonly Plan[];
}

export const createView = (context: ViewContext<ChoiceMessages> & FirstContext<ChoiceMessages>): View => {
  let filter: PlanFilter = 'all';
  let order: PlanOrder = 'listed';
  /** Replaced and never changed, so that `guard` sees it. */
  let open: ReadonlySet<string> = new Set();

  const reopen = () => {
    open = new Set(open);
    context.redraw();
  };
  const details = createLater(context, () => import('../after/plan-details.ts'), reopen);
  const deadlines = createDeadlines(context);
  const root = () => context.element.renderRoot;
  const narrow = (next: PlanFilter) => {
    filter = next;
    context.redraw();
  };
  const sort = (next: PlanOrder) => {
    order = next;
    context.redraw();
  };
  /** One listener for all cards. */
  const choose = ({ target }: Event) => {
    checked = target as HTMLInputElement;
    selectPlan(context.store, checked.value);
    context.element.dispatchEvent(new RenewalPlanSelectEvent(checked.value));
  };
  const toggle = ({ target }: Event) => {
    const button = (target as Element).closest<HTMLButtonElement>('[aria-expanded]');
    if (!button) return;
    const next = new Set(open);
    if (!next.delete(button.value)) next.add(button.value);
    open = next;
    context.redraw();
  };

  let count: Count | undefined;
  /** What follows from the plans and the filter, reckoned once and not with every choice. */
  const counted = (plans: readonly Plan[]): Count => {
    if (count?.plans !== plans || count.filter !== filter) {
      const filters = usefulFilters(plans);
      if (!filters.includes(filter)) filter = 'all';
      count = { plans, filter, filters, shown: filterPlans(plans, filter) };
    }
    return count;
  };

  /** Drawn anew when what is in it has changed, and left alone by everything else: by a choice above all. */
  const list = (plans: readonly Plan[]): unknown => {
    const { messages, format, store } = context;
    const timeZone = currentCard(store.state)?.timeZone;
    const now = deadlines.drawnFor(plans);
    return guard([plans, filter, order, open, messages, format, timeZone, now], () => {
      const shown = sortPlans(counted(plans).shown, order);
      const distinctions = planDistinctions(shown);
      const cardContext = { messages, format, timeZone, now };
      const card = (plan: Plan) => {
        const distinction = distinctions.get(plan.id);
        // What is open is drawn again with its details; what has a promotion, with the time that is left of it.
        const opened = open.has(plan.id) && open;
        return guard([plan, messages, format, timeZone, distinction, opened, plan.promotion && now], () =>
          planCard(plan, cardContext, distinction, opened ? details(plan, cardContext) : undefined),
        );
      };
      const grid = (some: readonly Plan[], kind: string): TemplateResult =>
        html`<div class="grid ${kind}">${some.map(card)}</div>`;
      const packages = filterPlans(shown, 'data');
      const credit = filterPlans(shown, 'credit');
      return [
        packages.length > 0 ? grid(packages, 'packages') : nothing,
        credit.length > 0
          ? html`<div class="credit-head">
              <h3>${messages.plans.creditHeading}</h3>
              <p class="small">${messages.plans.creditNote}</p>
            </div>${grid(credit, 'credit')}`
          : nothing,
      ];
    });
  };

  const choice = (plans: readonly Plan[]): TemplateResult => {
    const { messages } = context;
    const { filters } = counted(plans);
    return html`
      ${chips(filters, filter, messages.plans, narrow)}
      <fieldset class=${plans.length > MANY ? 'many' : nothing} part="plans" @change=${choose} @click=${toggle}>
        <legend class="visually-hidden">${messages.plans.heading}</legend>
        ${deadlines.isOver ? note(messages.plans.promotionOver) : nothing}
        ${list(plans)}
      </fieldset>`;
  };

  /** They cannot be asked for now, and may be those of another day. */
  const old = (asOf: EpochMs | undefined): unknown => {
    const { messages, format, store } = context;
    const { common, meter, plans } = messages;
    const { offline } = store.state;
    const text = plans.sentences([
      offline ? common.offline : common.errors['network-unreachable'],
      plans.stale,
      ...(asOf ? [meter.asOf(format.moment(asOf, 'dayAndTime'))] : []),
    ]);
    const again = offline ? nothing : linkButton(common.tryAgain, () => void loadPlans(store));
    return warning(html`<p>${text}</p>${again}`, 'warn');
  };

  const notice = (): unknown => {
    const { store, messages } = context;
    const { plans, offline, plansAsOf } = store.state;
    const { value: known, error } = plans;
    if (known && (offline || plansAsOf)) return old(plansAsOf);
    if (!error || !(known || canListPlans(store))) return nothing;
    return retryNotice(messages, error, known && messages.plans.stale, () => void loadPlans(store));
  };

  const body = (): unknown => {
    const { store, messages } = context;
    const { plans, config } = store.state;
    const { value: known, error } = plans;
    if (!known && !canListPlans(store)) return nameCardHint(messages);
    if (!known) return error ? nothing : plansGhost(messages);
    return known.length === 0 ? noPlans(messages, latestValue(config)?.support) : choice(known);
  };

  const announcement = (): string => {
    const { messages, format, store } = context;
    const { plans } = store.state;
    const known = latestValue(plans);
    if (!known) return plans.status === 'loading' ? messages.plans.loading : '';
    const { length } = counted(known).shown;
    const { shown, sentences, promotionOver } = messages.plans;
    return sentences([...(deadlines.isOver ? [promotionOver] : []), shown(length, format.number(length))]);
  };

  let checked: HTMLInputElement | null = null;
  /** The radio buttons follow the choice that the store holds, whoever made it. */
  const check = (): void => {
    const { selectedPlanId } = context.store.state;
    // Sorting gives another plan to the same button; mostly, though, it is the one that was pressed.
    if (checked?.isConnected && checked.checked && checked.value === selectedPlanId) return;
    checked = root().querySelector<HTMLInputElement>('input:checked');
    if (checked?.value === selectedPlanId) return;
    if (checked) checked.checked = false;
    checked =
      selectedPlanId === undefined
        ? null
        : root().querySelector<HTMLInputElement>(`input[value="${CSS.escape(selectedPlanId)}"]`);
    if (checked) checked.checked = true;
  };

  return {
    render: () => {
      const { messages, store, element } = context;
      const known = latestValue(store.state.plans) ?? [];
      return html`
        <div class="head">
          <h2>${messages.plans.heading}</h2>
          ${known.length > 2 ? sortField(order, messages, sort) : nothing}
        </div>
        <p class="visually-hidden" role="status">${announcement()}</p>
        <div role="alert">${notice()}</div>
        ${body()}
        ${known.length > 0 ? renewalLink(element, context) : nothing}`;
    },
    updated: () => {
      check();
      deadlines.updated();
      // Put away by a change of the card or of the catalogue: it is asked for by whoever shows it.
      if (context.store.state.plans.status === 'idle') queueMicrotask(() => void ensurePlans(context.store));
    },
    disconnected: deadlines.stop,
  };
};
