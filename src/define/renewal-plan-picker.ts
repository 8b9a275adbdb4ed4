import { RenewalPlanPicker } from '../elements/plan-picker/renewal-plan-picker.ts';
import { defineOnce } from './guarded.ts';

defineOnce('renewal-plan-picker', RenewalPlanPicker);
