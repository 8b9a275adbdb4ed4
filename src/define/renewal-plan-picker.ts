import { RenewalPlanPicker } from '../elements/plan-picker/renewal-plan-picker.ts';
import { defineAlone } from './alone.ts';

defineAlone('renewal-plan-picker', RenewalPlanPicker);
