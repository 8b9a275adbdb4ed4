import { RenewalOrderStatus } from '../elements/order-status/renewal-order-status.ts';
import { defineOnce } from './guarded.ts';

defineOnce('renewal-order-status', RenewalOrderStatus);
