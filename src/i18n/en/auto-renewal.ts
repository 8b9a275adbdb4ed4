/** Renewing without a press. */
export const autoRenewal = {
  title: 'Auto-renewal',
};
