import { RenewalHistory } from '../elements/history/renewal-history.ts';
import { defineOnce } from './guarded.ts';

defineOnce('renewal-history', RenewalHistory);
