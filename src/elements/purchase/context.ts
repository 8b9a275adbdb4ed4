import type { AllMessages } from '../../i18n/messages.ts';
import type { ViewContext } from '../base/view.ts';

/** What the parts of the purchase are drawn with. Its fields are read when they are needed: all of them can change. */
export type PurchaseContext = ViewContext<AllMessages>;
