/** English: meter. */
export const meter = {};
