/** The tag itself where the browser can format in it, else English. */
export const supported = (tag: string): string => {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length > 0 ? tag : 'en';
  } catch {
    // No tag at all: of these functions the only complaint.
    return 'en';
  }
};

/** @returns what a language calls a country: `Mexico`, for `MX`; the code itself where there is no name. */
export const countryNames = (tag: string): ((code: string) => string) => {
  const names = new Intl.DisplayNames(supported(tag), { type: 'region' });
  return (code) => (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code);
};
