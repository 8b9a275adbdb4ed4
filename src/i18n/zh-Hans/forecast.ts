import type { ForecastMessages } from '../messages.ts';

/** Simplified Chinese: how long the data lasts. */
export const forecast: ForecastMessages['forecast'] = {
  heading: '流量够用吗？',
  pace: (volume: string) => `近期日均用量约 ${volume}。`,
  withinADay: '按此速度，不到一天就会用完。',
  runsOut: (day: string, ago: string) => `按此速度，预计${ago}（${day}）用完。`,
  between: (from: string, to: string) => `可能在 ${from} 至 ${to} 之间。`,
  before: {
    trip_end: '早于行程结束。',
    expiry: '早于套餐到期。',
    both: '早于行程结束和套餐到期。',
  },
  surely: {
    trip_end: '按此速度，可用到行程结束。',
    expiry: '按此速度，可用到套餐到期。',
  },
  probably: {
    trip_end: '应可用到行程结束，但余量不多。',
    expiry: '应可用到套餐到期，但余量不多。',
  },
  tripGoesOn: '届时行程尚未结束。',
  unused: '近期没有使用流量。',
  few: '至少使用一天后，才能预测可用多久。',
  stale: '余量数据过旧，无法预测可用多久。',
  tripEnds: '行程结束日期',
  chart: (from: string, left: string) => `${from}以来的余量走势；当前剩余 ${left}。`,
  lines: { past: '已有余量', ahead: '按此速度' },
  marks: {
    trip_end: (day: string) => `${day} 行程结束`,
    expiry: (day: string) => `${day} 套餐到期`,
  },
};
