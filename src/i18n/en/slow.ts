/** English: what is done outside the page to pay, who else can, and money that came otherwise than asked. */
export const slow = {
  deadline: 'Pay by',
  until: 'Works until',
  amount: 'Amount',
  exactly: 'Send exactly this. If it is less, it goes back.',
  youCanClose: (email: string) =>
    `You can close this page: we will write to ${email} when the money arrives.`,
  print: 'Print or save as PDF',
  copyOf: (what: string) => `: ${what}`,

  qr: {
    title: (app: string) => `Scan with ${app}`,
    how: (app: string) => `Use ${app} on your phone. This page updates when you have paid.`,
    label: (amount: string, app: string) => `QR code to pay ${amount} with ${app}`,
    left: (time: string) => `This code works for ${time}`,
    open: (app: string) => `Open ${app}`,
  },

  transfer: {
    title: 'Transfer the money from your bank',
    details: {
      beneficiary: 'Recipient',
      bank: 'Bank',
      iban: 'IBAN',
      bic: 'BIC',
      clabe: 'CLABE',
      account: 'Account',
      reference: 'Reference',
      unknown: 'Detail',
    },
    referenceNote: 'Put it in the transfer, so that we can find your payment.',
    takes: (duration: string) => `The money usually takes up to ${duration}.`,
    copyAll: 'Copy everything',
  },

  voucher: {
    title: 'Pay in cash with this voucher',
    how: 'Show the barcode at the counter, or read out the number.',
    number: 'Number',
    label: 'Barcode of the number',
    payAt: 'Where',
  },

  companion: {
    title: 'Somebody else can pay with this link',
    privacy: 'They see the plan, part of the card number and the price, but not what is on the card.',
    label: 'QR code of the link to pay',
    copy: 'Copy the link',
    share: 'Share the link',
    shared: 'Would you pay for my renewal?',
    here: 'Pay here after all',
  },

  framed: {
    newTab: 'Opens in a new tab. This page updates when you have paid.',
    nothing: 'Nothing opened?',
    how: 'Open this address in your browser, or scan the code with your phone.',
    label: 'QR code of the payment page',
  },

  returned: {
    title: 'Refund',
    because: {
      twice: 'Paid twice',
      late: 'Paid too late',
      too_little: 'Paid too little',
      too_much: 'Paid too much',
      unknown: 'Not paid as asked',
    },
    back: (because: string, amount: string, isBack: boolean) =>
      `${because}: ${amount} ${isBack ? 'went' : 'goes'} back.`,
    payAll: (came: string, total: string, deadline: string) =>
      `${came} arrived, which is too little. It goes back to you. Pay ${total} in one payment by ${deadline}.`,
  },

  cancelSure: 'Cancel this order? You can order again at any time.',
  cancelYes: 'Yes, cancel it',
  cancelNo: 'Keep it',
  noOtherMethod: 'There is no other way to pay here.',
};
