import type { ErrorCode } from '../contract/error.ts';

/** Every event bubbles and crosses shadow roots; none carries a number, an address or a token. */
export class RenewalEvent<Name extends string> extends Event {
  constructor(name: Name, cancelable = false) {
    super(name, { bubbles: true, composed: true, cancelable });
  }
}

/** Something went wrong; the traveller has been told what to do. */
export class RenewalErrorEvent extends RenewalEvent<'renewal-error'> {
  readonly code: ErrorCode;
  constructor(code: ErrorCode) {
    super('renewal-error');
    this.code = code;
  }
}
