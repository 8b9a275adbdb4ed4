import { WEEKDAYS } from '../../../domain/model/opening-hours.ts';
import type { OutletFacts } from '../facts.ts';
import { CARD, CASH, device, id } from './bring.ts';
import { open, sampleOutlet, WEEKDAYS_ONLY } from './sample.ts';

const PASSPORT = id({
  en: 'Your passport: a Mexican line has to be linked to its holder.',
  zh: '护照：墨西哥号码须登记机主。',
});
const PHONE = device({
  en: 'The phone, for the selfie of the registration.',
  zh: '手机：登记时需自拍验证。',
});

/** All invented, near real centres: no list of shops with coordinates and hours was found. */
export const mexico: readonly OutletFacts[] = [
  sampleOutlet({
    id: 'mx-sample-centro',
    of: 'Centro',
    kind: 'own',
    address: {
      lines: ['Calle de Ejemplo 1', 'Col. Centro', '06000 Ciudad de México, CDMX'],
      city: 'Ciudad de México',
      district: 'Centro',
      postalCode: '06000',
      country: 'MX',
    },
    position: { latE6: 19_432_600, lngE6: -99_133_200 },
    hours: {
      timeZone: 'America/Mexico_City',
      week: [...open(WEEKDAYS_ONLY, '09:00–19:00'), ...open(['sat'], '10:00–15:00')],
      closedOn: ['2026-12-25', '2027-01-01'],
    },
    services: ['top_up', 'sim', 'registration'],
    bring: [PASSPORT, CARD, PHONE],
    alsoNamed: ['Mexico City', 'CDMX', '墨西哥城'],
  }),
  sampleOutlet({
    id: 'mx-sample-roma',
    of: 'Roma Norte',
    kind: 'convenience',
    address: {
      lines: ['Avenida de Ejemplo 24', 'Col. Roma Norte', '06700 Ciudad de México, CDMX'],
      city: 'Ciudad de México',
      district: 'Roma Norte',
      postalCode: '06700',
      country: 'MX',
    },
    position: { latE6: 19_418_000, lngE6: -99_162_000 },
    hours: { timeZone: 'America/Mexico_City', week: open(WEEKDAYS, '00:00–24:00') },
    services: ['top_up'],
    bring: [CASH, CARD],
    alsoNamed: ['Mexico City', 'CDMX', '墨西哥城', '罗马区'],
  }),
  sampleOutlet({
    id: 'mx-sample-cancun',
    of: 'Cancún Centro',
    kind: 'kiosk',
    address: {
      lines: ['Avenida de Ejemplo 5', 'Supermanzana 5', '77500 Cancún, Q. Roo'],
      city: 'Cancún',
      district: 'Supermanzana 5',
      postalCode: '77500',
      country: 'MX',
    },
    position: { latE6: 21_161_900, lngE6: -86_827_000 },
    hours: { timeZone: 'America/Cancun', week: open(WEEKDAYS, '11:00–21:00') },
    services: ['top_up', 'sim', 'registration'],
    bring: [PASSPORT, PHONE, CARD],
    alsoNamed: ['坎昆'],
  }),
  sampleOutlet({
    id: 'mx-sample-tijuana',
    of: 'Tijuana Zona Centro',
    kind: 'convenience',
    address: {
      lines: ['Calle de Ejemplo 100', 'Zona Centro', '22000 Tijuana, B.C.'],
      city: 'Tijuana',
      district: 'Zona Centro',
      postalCode: '22000',
      country: 'MX',
    },
    position: { latE6: 32_533_000, lngE6: -117_038_000 },
    // Keeps summer time with its neighbour San Diego, as the rest of Mexico does not.
    hours: {
      timeZone: 'America/Tijuana',
      week: [
        ...open(['sun', 'mon', 'tue', 'wed', 'thu'], '07:00–23:00'),
        ...open(['fri', 'sat'], '07:00–27:00'),
      ],
    },
    services: ['top_up'],
    bring: [CASH, CARD],
    alsoNamed: ['蒂华纳'],
  }),
];
