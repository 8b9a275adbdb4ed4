import { WEEKDAYS } from '../../../domain/model/opening-hours.ts';
import type { OutletFacts } from '../facts.ts';
import { CARD, CASH } from './bring.ts';
import { open, sampleOutlet, WEEKDAYS_ONLY } from './sample.ts';

/** All invented, near real centres: any shop with vouchers sells top-ups, and no list of them was found. Phones: Ofcom's for drama. */
export const lyca: readonly OutletFacts[] = [
  sampleOutlet({
    id: 'gb-sample-soho',
    of: 'Soho',
    kind: 'convenience',
    address: {
      lines: ['1 Example Street', 'LONDON', 'W1D 1AA'],
      city: 'London',
      district: 'Soho',
      postalCode: 'W1D 1AA',
      country: 'GB',
    },
    position: { latE6: 51_513_000, lngE6: -131_000 },
    phone: '+442079460123',
    hours: {
      timeZone: 'Europe/London',
      week: [
        ...open(['sun', 'mon', 'tue', 'wed', 'thu'], '08:00–24:00'),
        ...open(['fri', 'sat'], '08:00–27:00'),
      ],
      closedOn: ['2026-12-25'],
    },
    services: ['top_up', 'sim'],
    bring: [CARD, CASH],
    alsoNamed: ['伦敦', '苏活'],
  }),
  sampleOutlet({
    id: 'gb-sample-brixton',
    of: 'Brixton',
    kind: 'partner',
    address: {
      lines: ['2 Example Road', 'LONDON', 'SW9 8AA'],
      city: 'London',
      district: 'Brixton',
      postalCode: 'SW9 8AA',
      country: 'GB',
    },
    position: { latE6: 51_462_000, lngE6: -114_000 },
    phone: '+442079460456',
    hours: {
      timeZone: 'Europe/London',
      week: [...open(WEEKDAYS_ONLY, '10:00–18:30'), ...open(['sat'], '10:00–17:00')],
      closedOn: ['2026-12-25', '2026-12-28', '2027-01-01'],
    },
    services: ['top_up', 'sim'],
    bring: [CARD, CASH],
    alsoNamed: ['伦敦', '布里克斯顿'],
  }),
  sampleOutlet({
    id: 'gb-sample-manchester',
    of: 'Manchester Piccadilly',
    kind: 'kiosk',
    address: {
      lines: ['3 Example Place', 'MANCHESTER', 'M1 1AA'],
      city: 'Manchester',
      district: 'Piccadilly',
      postalCode: 'M1 1AA',
      country: 'GB',
    },
    position: { latE6: 53_480_000, lngE6: -2_236_000 },
    phone: '+441614960123',
    hours: { timeZone: 'Europe/London', week: open(WEEKDAYS, '06:30–22:00') },
    services: ['top_up'],
    bring: [CARD, CASH],
    alsoNamed: ['曼彻斯特'],
  }),
];
