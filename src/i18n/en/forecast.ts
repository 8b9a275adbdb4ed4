/** English: how long the data lasts. */
export const forecast = {
  heading: 'Will it last?',
  pace: (volume: string) => `Lately about ${volume} a day.`,
  withinADay: 'At this pace it runs out in less than a day.',
  runsOut: (day: string, ago: string) => `At this pace it runs out ${ago}, on ${day}.`,
  between: (from: string, to: string) => `It may be any day from ${from} to ${to}.`,
  before: {
    trip_end: 'That is before your trip ends.',
    expiry: 'That is before the plan ends.',
    both: 'That is before your trip and your plan end.',
  },
  surely: {
    trip_end: 'At this pace it lasts until your trip ends.',
    expiry: 'At this pace it lasts until the plan ends.',
  },
  probably: {
    trip_end: 'It should last until your trip ends, but it is close.',
    expiry: 'It should last until the plan ends, but it is close.',
  },
  /** The plan ends sooner than the trip. */
  tripGoesOn: 'Your trip goes on after that.',
  unused: 'No data was used lately.',
  few: 'It takes at least a day of use to say how long it lasts.',
  stale: 'The last figures are too old to say how long it lasts.',
  tripEnds: 'Your trip ends on',
  chart: (from: string, left: string) => `Data left since ${from}; ${left} left now.`,
  lines: { past: 'left so far', ahead: 'at this pace' },
  marks: {
    trip_end: (day: string) => `trip ends ${day}`,
    expiry: (day: string) => `plan ends ${day}`,
  },
};
