import { WEEKDAYS } from '../../../domain/model/opening-hours.ts';
import type { OutletFacts } from '../facts.ts';
import { CARD, device, id } from './bring.ts';
import { open, sampleOutlet, WEEKDAYS_ONLY } from './sample.ts';

const PAPERS = id({
  en: 'An identity card, a passport or a driving licence, if you are not resident.',
  zh: '非居民须出示身份证件、护照或驾照。',
});
const PHONE = device({
  en: 'The phone: without a SIM lock, and with eSIM.',
  zh: '手机：须无网络锁并支持 eSIM。',
});

/** All invented, near real centres: of Monaco Telecom's shop neither address nor hours were found. */
export const monaco: readonly OutletFacts[] = [
  sampleOutlet({
    id: 'mc-sample-monte-carlo',
    of: 'Monte-Carlo',
    kind: 'own',
    address: {
      lines: ['1 avenue de l’Exemple', '98000 Monaco'],
      city: 'Monaco',
      district: 'Monte-Carlo',
      postalCode: '98000',
      country: 'MC',
    },
    position: { latE6: 43_739_600, lngE6: 7_427_700 },
    hours: {
      timeZone: 'Europe/Monaco',
      week: open(['tue', 'wed', 'thu', 'fri', 'sat'], '09:30–12:30', '14:00–18:30'),
      // The national day, Christmas, and New Year's Day.
      closedOn: ['2026-11-19', '2026-12-25', '2027-01-01'],
    },
    services: ['top_up', 'sim', 'esim', 'registration'],
    bring: [PAPERS, PHONE, CARD],
    alsoNamed: ['Monte Carlo', '摩纳哥', '蒙特卡洛'],
  }),
  sampleOutlet({
    id: 'mc-sample-fontvieille',
    of: 'Fontvieille',
    kind: 'partner',
    address: {
      lines: ['2 rue de l’Exemple', '98000 Monaco'],
      city: 'Monaco',
      district: 'Fontvieille',
      postalCode: '98000',
      country: 'MC',
    },
    position: { latE6: 43_729_000, lngE6: 7_415_000 },
    hours: {
      timeZone: 'Europe/Monaco',
      week: [...open(WEEKDAYS_ONLY, '08:30–20:00'), ...open(['sat', 'sun'], '09:00–13:00')],
    },
    services: ['top_up'],
    bring: [CARD],
    alsoNamed: ['摩纳哥', '方维耶'],
  }),
  sampleOutlet({
    id: 'mc-sample-nice',
    of: 'Nice Masséna',
    kind: 'convenience',
    address: {
      lines: ['3 rue de l’Exemple', '06000 Nice'],
      city: 'Nice',
      district: 'Masséna',
      postalCode: '06000',
      country: 'FR',
    },
    position: { latE6: 43_697_000, lngE6: 7_270_000 },
    hours: { timeZone: 'Europe/Paris', week: open(WEEKDAYS, '07:30–25:00') },
    services: ['top_up', 'esim'],
    bring: [CARD, PHONE],
    alsoNamed: ['尼斯'],
  }),
];
