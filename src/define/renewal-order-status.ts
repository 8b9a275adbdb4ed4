import { RenewalOrderStatus } from '../elements/order-status/renewal-order-status.ts';
import { defineAlone } from './alone.ts';

defineAlone('renewal-order-status', RenewalOrderStatus);
