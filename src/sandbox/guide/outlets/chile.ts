import type { OutletFacts } from '../facts.ts';
import { CARD, CASH, device, id } from './bring.ts';
import { open, sampleOutlet, WEEKDAYS_ONLY } from './sample.ts';

const PASSPORT = id({
  en: 'Your passport, with the entry stamp or the return ticket.',
  zh: '护照，以及入境章或返程机票。',
});
const PHONE = device({
  en: 'A foreign phone whose IMEI is to be registered: after 30 days it has to be.',
  zh: '外国手机：停留超过 30 天须登记 IMEI。',
});

/** All invented, near real centres: no list of shops with coordinates and hours was found. */
export const chile: readonly OutletFacts[] = [
  sampleOutlet({
    id: 'cl-sample-santiago',
    of: 'Santiago Centro',
    kind: 'own',
    address: {
      lines: ['Calle Ejemplo 100', '8320000 Santiago'],
      city: 'Santiago',
      district: 'Santiago Centro',
      postalCode: '8320000',
      country: 'CL',
    },
    position: { latE6: -33_437_800, lngE6: -70_650_500 },
    hours: {
      timeZone: 'America/Santiago',
      week: [...open(WEEKDAYS_ONLY, '10:00–14:00', '15:30–19:00'), ...open(['sat'], '10:00–14:00')],
      closedOn: ['2026-12-08', '2026-12-25', '2027-01-01'],
    },
    services: ['top_up', 'sim', 'registration'],
    bring: [PASSPORT, PHONE, CARD],
    alsoNamed: ['圣地亚哥'],
  }),
  sampleOutlet({
    id: 'cl-sample-bellavista',
    of: 'Bellavista',
    kind: 'kiosk',
    address: {
      lines: ['Pasaje Ejemplo 7', '7520000 Providencia'],
      city: 'Providencia',
      district: 'Bellavista',
      postalCode: '7520000',
      country: 'CL',
    },
    position: { latE6: -33_433_000, lngE6: -70_634_000 },
    hours: {
      timeZone: 'America/Santiago',
      week: [...open(['tue', 'wed', 'thu'], '17:00–24:00'), ...open(['fri', 'sat'], '17:00–28:00')],
    },
    services: ['top_up'],
    bring: [CASH, CARD],
    alsoNamed: ['Santiago', '圣地亚哥'],
  }),
  sampleOutlet({
    id: 'cl-sample-punta-arenas',
    of: 'Punta Arenas',
    kind: 'own',
    address: {
      lines: ['Calle Ejemplo 52', '6200000 Punta Arenas'],
      city: 'Punta Arenas',
      postalCode: '6200000',
      country: 'CL',
    },
    position: { latE6: -53_163_000, lngE6: -70_908_000 },
    // Magallanes has summer time all year.
    hours: {
      timeZone: 'America/Punta_Arenas',
      week: [...open(WEEKDAYS_ONLY, '09:30–12:30', '14:30–19:00'), ...open(['sat'], '10:30–13:30')],
    },
    services: ['top_up', 'sim'],
    bring: [CARD, PASSPORT],
    alsoNamed: ['蓬塔阿雷纳斯'],
  }),
  sampleOutlet({
    id: 'cl-sample-hanga-roa',
    of: 'Hanga Roa',
    kind: 'kiosk',
    address: {
      lines: ['Calle Ejemplo 3', '2770000 Hanga Roa', 'Isla de Pascua'],
      city: 'Hanga Roa',
      district: 'Isla de Pascua',
      postalCode: '2770000',
      country: 'CL',
    },
    position: { latE6: -27_149_000, lngE6: -109_432_000 },
    hours: { timeZone: 'Pacific/Easter' },
    services: ['top_up'],
    bring: [CASH, CARD],
    alsoNamed: ['Easter Island', 'Rapa Nui', '复活节岛'],
  }),
];
