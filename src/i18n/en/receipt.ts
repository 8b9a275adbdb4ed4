/** English: the receipt, on the screen, on paper and as a file; and what support needs. */
export const receipt = {
  heading: 'Receipt',
  print: 'Print or save as PDF',
  download: 'Download',
  inApp: 'This app can neither print nor save. Have the receipt e-mailed, or open this page in your browser.',
  fileName: (reference: string) => `receipt-${reference}.html`,
  sendAgain: (email: string) => `Send it again to ${email}`,
  sent: (email: string) => `It is on its way to ${email}.`,
  sentOften: 'Sent several times: look in your spam folder, or download it here.',
  seller: 'Sold by',
  issued: 'Issued',
  paidAt: 'Paid',
  paidWith: 'Paid with',
  test: 'Test mode: no money moved. This is not proof of payment.',

  install: 'Install your new eSIM',

  copyAll: 'Copy everything',
  subject: (reference: string) => `Order ${reference}`,
  lines: { order: 'Order', status: 'Status', error: 'Error', request: 'Request', now: 'Now' },
};
