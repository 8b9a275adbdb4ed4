import { html, type TemplateResult } from 'lit';
import type { RenewalError } from '../../contract/error.ts';
import type { CoreMessages } from '../../i18n/messages.ts';
import { linkButton } from './link-button.ts';
import { warning } from './notice.ts';

/**
 * Something did not come, and can be asked for again.
 * @param older said of what came before and is still shown; undefined where there is nothing.
 */
export const retryNotice = (
  { common }: CoreMessages,
  { code }: RenewalError,
  older: string | undefined,
  retry: () => unknown,
): TemplateResult =>
  warning(
    html`<p>${common.errors[code]} ${older}</p>${linkButton(common.tryAgain, retry)}`,
    older === undefined ? 'danger' : 'warn',
  );
