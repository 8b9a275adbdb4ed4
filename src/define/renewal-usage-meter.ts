import { RenewalUsageMeter } from '../elements/usage-meter/renewal-usage-meter.ts';
import { defineOnce } from './guarded.ts';

defineOnce('renewal-usage-meter', RenewalUsageMeter);
