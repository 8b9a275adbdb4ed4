import { RenewalUsageMeter } from '../elements/usage-meter/renewal-usage-meter.ts';
import { defineAlone } from './alone.ts';

defineAlone('renewal-usage-meter', RenewalUsageMeter);
