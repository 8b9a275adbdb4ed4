/** English: plans. */
export const plans = {};
