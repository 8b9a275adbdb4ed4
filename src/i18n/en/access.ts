/** English: access. */
export const access = {};
