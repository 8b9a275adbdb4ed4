/** A kind of card that a schedule plays with: what it is renewed and paid with. */
export interface ScheduleCard {
  /** Without the last two digits, which the schedule chooses. */
  readonly number: string;
  readonly plans: readonly string[];
  /** The first is what is chosen most. */
  readonly methods: readonly string[];
}

/** Between them they are paid in every way that there is. */
export const SCHEDULE_CARDS = {
  mexico: {
    number: '+5255123456',
    plans: ['mx-telcel-asl-30', 'mx-telcel-asl-100', 'mx-telcel-saldo-50'],
    methods: ['credit_card', 'bank_transfer', 'own_balance', 'paypal'],
  },
  chile: {
    number: '+569512345',
    plans: ['cl-assumed-3d', 'cl-assumed-7d', 'cl-wom-zero-50gb'],
    methods: ['alipay', 'wechat_pay', 'credit_card', 'debit_card'],
  },
  'new-caledonia': {
    number: '+6877512',
    plans: ['nc-assumed-10gb-30d', 'nc-assumed-1gb-7d', 'nc-assumed-liberte-3000'],
    methods: ['credit_card', 'cash_voucher'],
  },
  lyca: {
    number: '+4477009012',
    plans: ['lyca-assumed-day', 'lyca-assumed-week', 'gb-lyca-payg-30gb'],
    methods: ['voucher_code', 'own_balance', 'credit_card', 'debit_card'],
  },
} as const satisfies Record<string, ScheduleCard>;
export type CardName = keyof typeof SCHEDULE_CARDS;
