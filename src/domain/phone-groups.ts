/** Which numbers of a country are written how: by the digits they begin with, and how many digits stand together. */
type Rule = readonly [start: RegExp, groups: readonly number[]];

/**
 * The countries served, by calling code: Great Britain, Mexico, Chile, Monaco, New Caledonia. The first rule that fits
 * counts. They are those of libphonenumber for the lines of subscribers, and a test holds them to it.
 */
const RULES: Readonly<Record<string, readonly Rule[]>> = {
  44: [
    [/^[25]|^70/, [2, 4, 4]],
    [/^1([2-69][02-9]|[78])|^7/, [4, 6]],
    [/^/, [3, 3, 4]],
  ],
  52: [
    [/^(33|5[56]|81)/, [2, 4, 4]],
    [/^/, [3, 3, 4]],
  ],
  56: [
    [/^[29]/, [1, 4, 4]],
    [/^/, [2, 3, 4]],
  ],
  377: [
    [/^4/, [2, 3, 3]],
    [/^[67]/, [1, 2, 2, 2, 2]],
    [/^/, [2, 2, 2, 2]],
  ],
  687: [[/^/, [2, 2, 2]]],
};

/**
 * A phone number as its country writes it, as far as it is typed; of another country, as it is.
 * @param digits digits only.
 * @param callingCode of the country that was chosen, where the digits are a national number; else they begin with one.
 */
export const groupPhone = (digits: string, callingCode?: string): string => {
  if (callingCode !== undefined) return inGroups(digits, callingCode);
  const code = Object.keys(RULES).find((candidate) => digits.startsWith(candidate)) ?? '';
  return `+${code} ${inGroups(digits.slice(code.length), code)}`.replace('+ ', '+').trimEnd();
};

const inGroups = (digits: string, callingCode: string): string => {
  // Some write the zero that is dialled at home.
  if (digits.startsWith('0')) return `0${inGroups(digits.slice(1), callingCode)}`;
  const rules = Object.hasOwn(RULES, callingCode) ? RULES[callingCode] : undefined;
  const [, sizes = []] = rules?.find(([start]) => start.test(digits)) ?? [];
  const groups: string[] = [];
  let rest = digits;
  // What is too much stays in the last group: the check says so.
  for (const size of sizes.slice(0, -1)) {
    groups.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return [...groups, rest].filter((group) => group !== '').join(' ');
};
