/** English: checkout. */
export const checkout = {};
