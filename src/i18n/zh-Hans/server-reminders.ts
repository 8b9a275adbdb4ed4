import type { CodeNews } from '../en/server.ts';
import type { ReminderWords } from '../en/server-reminders.ts';
import { createFormat } from '../format.ts';
import type { ServerMessages } from '../server-messages.ts';

const format = createFormat('zh-Hans');

const what = ({ of }: ReminderWords): string => (of === 'money' ? '余额' : '流量');

const day = ({ endsAt, timeZone }: ReminderWords): string =>
  endsAt === undefined ? '' : format.moment(endsAt, 'day', timeZone);

const moment = ({ endsAt, isApproximate, timeZone }: ReminderWords): string => {
  if (endsAt === undefined) return '';
  return isApproximate
    ? `${format.moment(endsAt, 'date', timeZone)}前后`
    : format.moment(endsAt, 'full', timeZone);
};

const left = ({ left: volume, measuredAt, isUnlimited, money, timeZone }: ReminderWords): string => {
  if (money) return `当前余额 ${format.money(money)}。`;
  if (isUnlimited) return '到期前流量不限量。';
  if (!volume) return '';
  if (volume.bytes === 0) return '流量已用完。';
  const when = measuredAt === undefined ? '' : `截至 ${format.moment(measuredAt, 'dayAndTime', timeZone)}，`;
  return `${when}剩余流量 ${format.volume(volume.bytes, volume.unitBytes)}。`;
};

/** A number and the word after it are apart, as everywhere. */
const expires = (words: ReminderWords): string => `${moment(words)}${words.isApproximate ? '' : ' '}到期`;

const ends = (words: ReminderWords): string =>
  words.endsAt === undefined
    ? ''
    : `卡内${what(words)}将于 ${expires(words)}${words.isApproximate ? '' : '（流量卡当地时间）'}。`;

const loss = ({ of, left: volume, unusedData }: ReminderWords): string => {
  if (of === 'money' || !volume || volume.bytes === 0) return '';
  if (unusedData === 'forfeited') return '届时未用完的流量将失效。';
  return unusedData === 'carried_over' ? '在到期前续费，未用完的流量可结转。' : '';
};

const foot = ({ renewUrl, exitUrl, askedAt, timeZone, seller }: ReminderWords): string =>
  `\n\n立即续费：${renewUrl}\n\n您于 ${format.moment(askedAt, 'date', timeZone)} 开启了到期提醒，因此收到此邮件。如不想再收到提醒，请点击：${exitUrl}\n\n${seller}`;

const shortFoot = ({ renewUrl, exitUrl }: ReminderWords): string => `续费：${renewUrl} 退订：${exitUrl}`;

/** Simplified Chinese: reminders, and the page on which they end. */
export const reminders: ServerMessages['reminders'] = {
  confirm: {
    sms: ({ seller, code, minutes }: CodeNews) =>
      `【${seller}】验证码 ${code}，用于确认向本号码发送流量卡提醒，${minutes} 分钟内有效。如非本人操作，请忽略。`,
    subject: ({ seller, code }: CodeNews) => `${code} 是您开启 ${seller} 提醒的验证码`,
    email: ({ seller, code, minutes }: CodeNews) =>
      `有人请 ${seller} 在流量卡到期前向此邮箱发送提醒。如为您本人操作，请在申请页面输入验证码：${code}（${minutes} 分钟内有效）。\n\n如非本人操作，忽略此邮件即可：未输入验证码，我们不会发送提醒。`,
  },
  end: {
    sms: (words: ReminderWords) =>
      `【${words.seller}】流量卡 ${words.card} 的${what(words)}将于 ${expires(words)}。${left(words)}${shortFoot(words)}`,
    subject: (words: ReminderWords) =>
      `${what(words)}将于 ${day(words)}${words.isApproximate ? '前后' : ''}到期（${words.card}）`,
    email: (words: ReminderWords) =>
      `流量卡 ${words.card}（${words.operator}）到期提醒。${ends(words)}${left(words)}${loss(words)}${foot(words)}`,
  },
  low: {
    sms: (words: ReminderWords) =>
      `【${words.seller}】流量卡 ${words.card} 流量不足。${left(words)}${words.endsAt === undefined ? '' : `有效期至 ${moment(words)}。`}${shortFoot(words)}`,
    subject: ({ card }: ReminderWords) => `流量不足（${card}）`,
    email: (words: ReminderWords) =>
      `流量卡 ${words.card}（${words.operator}）流量不足。${left(words)}${ends(words)}${loss(words)}${foot(words)}`,
  },
  exit: {
    title: '停止提醒',
    ask: '确定不再接收有关您流量卡的提醒吗？',
    stop: '停止提醒',
    done: '您将不再收到此类提醒。如需重新开启，请查询您的流量卡后再设置。',
  },
};
