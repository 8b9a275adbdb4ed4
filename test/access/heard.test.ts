import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chosenEngine, type Tab } from '../engines/engine.ts';
import { openStage, type Stage } from './support/stage.ts';
import { heardTree } from './support/tree.ts';

/*
 * What a screen reader is told of each element, from Chromium's accessibility tree, as texts to be read and reviewed:
 * `heard/*.txt`. After a change that is meant: `RENEWAL_HEARD=write node --test test/access/heard.test.ts`.
 */

const STORIES = [
  'auto-renewal/AskedWhetherToTurnOff',
  'auto-renewal/On',
  'auto-renewal/WithAPlan',
  'card-access/AnyCard',
  'card-access/CheckDigitFails',
  'card-access/ChooseAChannel',
  'card-access/Code',
  'card-access/DigitsMissing',
  'card-access/PhoneNumber',
  'card-access/Remembered',
  'card-access/SeveralCards',
  'card-access/WrongCode',
  'checkout-button/Adds',
  'checkout-button/CodeRefused',
  'checkout-button/Details',
  'checkout-button/DetailsIncomplete',
  'checkout-button/PriceHasChanged',
  'checkout-button/Review',
  'history/Orders',
  'order-status/AskForRefund',
  'order-status/BankTransfer',
  'order-status/NotEnoughMoney',
  'order-status/Renewed',
  'order-status/WalletCode',
  'plan-picker/FirstPeriod',
  'plan-picker/SamplePrices',
  'usage-meter/CannotBeReadOnline',
  'usage-meter/LowAndEndingSoon',
  'usage-meter/RefreshFailed',
  'usage-meter/SeveralKinds',
] as const;

const folder = fileURLToPath(new URL('heard/', import.meta.url));
const fileOf = (story: string): string => `${folder}${story.replace('/', '-')}.txt`;

let stage: Stage;
let tab: Tab;
before(async () => {
  stage = await openStage();
  tab = await stage.open('still');
});
after(() => stage.close());

/** What is different each time. */
const settled = (text: string): string =>
  text
    .replaceAll(/“[A-Z\d]{12}”/g, '“ORDERNUMBER1”')
    .replaceAll(/\b\d{18}\b/g, '012345678901234567')
    .replaceAll(/“\d{7}”/g, '“0123456”');

for (const story of STORIES) {
  if (chosenEngine() === 'chromium') {
    test(`${story} is heard as it is written down`, async () => {
      await tab.evaluate((name) => globalThis.access.show(name), story);
      const heard = `${settled(await heardTree(tab))}\n`;
      if (process.env.RENEWAL_HEARD === 'write') {
        mkdirSync(folder, { recursive: true });
        writeFileSync(fileOf(story), heard);
      }
      assert.equal(heard, readFileSync(fileOf(story), 'utf8'));
    });
  } else {
    test(`${story}: this engine shows its accessibility tree to nobody; by axe, all in it has its name and role`, async () => {
      await tab.evaluate((name) => globalThis.access.show(name), story);
      assert.deepEqual(await tab.evaluate(() => globalThis.access.axeFindings('everything')), []);
    });
  }
}
