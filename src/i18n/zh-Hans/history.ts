import type { AfterMessages } from '../messages.ts';

/** Simplified Chinese: the orders of a card. */
export const history: AfterMessages['history'] = {
  heading: '订单与收据',
  empty: '此卡暂无订单。',
  loading: '正在加载订单…',
  stale: '以下为上次查询的结果。',
  listed: (_count, written) => `${written} 笔订单`,
  filter: '筛选',
  filters: { all: '全部', renewed: '已续费', open: '进行中', returned: '退款', ended: '未付款' },
  awaiting: '待付款',
  pending: '等待到账',
  renewed: '续费成功',
  unclear: '状态不明',
  automatic: '自动续费',
  details: '详情',
  again: '再次购买',
  notSold: '该套餐已下架。',
  seePlans: '查看套餐',
  older: '查看更早的订单',
};
