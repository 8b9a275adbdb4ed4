/** ISO 8601, as in `P30D`, `P1M` or `PT24H`, with a group for each number. */
export const DURATION =
  /^P(?=\d|T\d)(?:(\d{1,15})Y)?(?:(\d{1,15})M)?(?:(\d{1,15})W)?(?:(\d{1,15})D)?(?:T(?=\d)(?:(\d{1,15})H)?(?:(\d{1,15})M)?(?:(\d{1,15})S)?)?$/;
