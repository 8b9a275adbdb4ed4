/** English: order. */
export const order = {};
