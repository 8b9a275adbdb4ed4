import type { ErrorCode } from '../contract/error.ts';
import type { access } from './en/access.ts';
import type { autoRenewal } from './en/auto-renewal.ts';
import type { basics } from './en/basics.ts';
import type { checkout } from './en/checkout.ts';
import type { common } from './en/common.ts';
import type { ending } from './en/ending.ts';
import type { forecast } from './en/forecast.ts';
import type { history } from './en/history.ts';
import type { meter } from './en/meter.ts';
import type { naming } from './en/naming.ts';
import type { obstacles } from './en/obstacles.ts';
import type { order } from './en/order.ts';
import type { outcome } from './en/outcome.ts';
import type { planDetails } from './en/plan-details.ts';
import type { plans } from './en/plans.ts';
import type { promotion } from './en/promotion.ts';
import type { question } from './en/question.ts';
import type { receipt } from './en/receipt.ts';
import type { refund } from './en/refund.ts';
import type { slow } from './en/slow.ts';

/** A text, or a function of values that gives one. */
type Text = string | ((...values: never[]) => string);
/**
 * What another language has to say, taken from what English says: a message that is missing, one too many, or one with
 * other values does not compile.
 */
export type Translated<Section> = {
  readonly [Key in keyof Section]: Section[Key] extends string
    ? string
    : Section[Key] extends Text
      ? Section[Key]
      : Translated<Section[Key]>;
};

/** Said from the first moment on: all that the form says in which the card is named. */
export interface FirstMessages {
  readonly common: Translated<typeof basics>;
  readonly access: Translated<typeof naming>;
}

/** Said once somebody uses the form, and by every other element. */
export interface CoreMessages extends FirstMessages {
  readonly common: Translated<typeof basics & typeof common> & {
    /** A code without words does not compile. */
    readonly errors: Readonly<Record<ErrorCode, string>>;
  };
  readonly access: Translated<typeof naming & typeof access>;
}

/** Said of what is left and of what can be bought; loaded with the first element that shows it. */
export interface ChoiceMessages extends CoreMessages {
  readonly meter: Translated<typeof meter>;
  readonly plans: Translated<typeof plans>;
}

/** Said from the checkout on; loaded when somebody gets that far. */
export interface PurchaseMessages {
  readonly checkout: Translated<typeof checkout>;
  readonly order: Translated<typeof order>;
}

export interface AllMessages extends ChoiceMessages, PurchaseMessages {}

/** Said of what is opened by a press, or of what an ordinary renewal does not come to; loaded with it. */
export interface AfterOnly {
  readonly autoRenewal: Translated<typeof autoRenewal>;
  readonly history: Translated<typeof history>;
  readonly outcome: Translated<typeof outcome>;
  readonly obstacles: Translated<typeof obstacles>;
  readonly planDetails: Translated<typeof planDetails>;
  readonly promotion: Translated<typeof promotion>;
  readonly question: Translated<typeof question>;
  readonly receipt: Translated<typeof receipt>;
  readonly refund: Translated<typeof refund>;
  readonly ending: Translated<typeof ending>;
  readonly slow: Translated<typeof slow>;
}

/** Said of how long the data lasts; loaded with its chart. */
export interface ForecastOnly {
  readonly forecast: Translated<typeof forecast>;
}

export type ForecastMessages = AllMessages & ForecastOnly;

export type AfterMessages = AllMessages & AfterOnly;
