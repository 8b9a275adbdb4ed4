import type { AfterMessages, AllMessages } from '../../i18n/messages.ts';
import type { ViewContext, WholeContext } from '../base/view.ts';

/** What the parts of the purchase are drawn with. Its fields are read when they are needed: all of them can change. */
export type PurchaseContext = ViewContext<AllMessages>;

/** The same, of a view that can load more. */
export type GrowingContext = WholeContext<AllMessages>;

/** What the parts are drawn with that are loaded when they are opened. */
export type AfterContext = ViewContext<AfterMessages>;
