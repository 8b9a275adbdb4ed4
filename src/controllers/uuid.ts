/** A random UUID (RFC 9562, version 4). `crypto.randomUUID` is missing on pages without https; this is not. */
export const randomUuid = (): string =>
  '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) => {
    const [random = 0] = crypto.getRandomValues(new Uint8Array(1));
    // Of an 8 its two upper bits stay: they say the variant.
    return (Number(digit) ^ ((random & 15) >> (Number(digit) / 4))).toString(16);
  });
