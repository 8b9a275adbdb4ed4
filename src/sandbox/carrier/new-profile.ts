import { hasLuhnDigit, type Identifier } from '../../domain/identifiers.ts';
import type { Plan } from '../../domain/model/plan.ts';
import { type EpochMs, toInstant } from '../../domain/time.ts';
import type { NewProfile } from '../../server/ports.ts';
import { inLanguage, planIn, type Sentence } from '../cards/card-facts.ts';
import type { KnownCard } from '../cards/index.ts';
import { refOf } from './ref.ts';
import type { CardState } from './state.ts';
import { bucketsOfPlan } from './top-up.ts';

const NEW_CARD: Sentence = {
  en: 'Comes as a new eSIM beside the one you have: what is left there stays there.',
  zh: '续费时发放新的 eSIM；原有余量仍留在原 eSIM 上。',
};

/** The packages of a card that takes no top-ups: each is a new eSIM, and runs from its installation. */
export const profilePlansOf = ({ card }: KnownCard, locale: string, now: EpochMs): Plan[] =>
  card.plans
    .filter(({ kind }) => kind === 'package')
    .map((facts) => {
      const plan = planIn(facts, locale, 'parallel', now);
      const terms = [inLanguage(NEW_CARD, locale), ...plan.terms.filter((_term, index) => index > 0)];
      return { ...plan, kind: 'new_profile', validity: { ...plan.validity, starts: 'install' }, terms };
    });

/** A new eSIM of its owner's, not installed yet. @param serial makes its number, never the same twice. */
export const newProfile = (
  { card, identifier: old }: KnownCard,
  plan: Plan,
  {
    at,
    serial,
    phone,
  }: { readonly at: EpochMs; readonly serial: number; readonly phone: string | undefined },
): { readonly profile: NewProfile; readonly state: CardState } => {
  const identifier: Identifier = { type: 'iccid', value: iccidOf(card.callingCode, serial) };
  const activationCode = `LPA:1$rsp.sandbox.example$${identifier.value.slice(2)}`;
  const data = encodeURIComponent(activationCode);
  const buckets = bucketsOfPlan(plan, at, card.timeZone).map((bucket) => ({
    ...bucket,
    status: 'pending' as const,
    validFor: {},
  }));
  return {
    profile: {
      ref: refOf({ card, identifier }),
      installation: {
        activationCode,
        appleUrl: `https://esimsetup.apple.com/esim_qrcode_provisioning?carddata=${data}`,
        androidUrl: `https://esimsetup.android.com/esim_qrcode_provisioning?carddata=${data}`,
      },
    },
    state: {
      cardType: card.type,
      identifier,
      kind: 'esim',
      besides: refOf({ card, identifier: old }),
      ...(phone === undefined ? {} : { phone }),
      status: 'new',
      balances: [],
      buckets,
      samples: [],
      changedAt: toInstant(at),
      toppedUpAt: toInstant(at),
    },
  };
};

/** 19 digits; the two that choose how a card is say that it is an ordinary one. */
const iccidOf = (callingCode: string, serial: number): string => {
  const digits = `89${callingCode}${String(serial).padStart(14 - callingCode.length, '0')}70`;
  const check = [...'0123456789'].find((digit) => hasLuhnDigit(digits + digit)) ?? '';
  return digits + check;
};
