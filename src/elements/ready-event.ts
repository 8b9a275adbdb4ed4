import { RenewalEvent } from './error-event.ts';

/** The backend has said what it sells: the elements can be used. */
export class RenewalReadyEvent extends RenewalEvent<'renewal-ready'> {
  constructor() {
    super('renewal-ready');
  }
}
