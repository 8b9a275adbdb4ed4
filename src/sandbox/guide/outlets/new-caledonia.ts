import type { Sentence } from '../../cards/sentence.ts';
import type { OutletFacts } from '../facts.ts';
import { CARD, id } from './bring.ts';

/** Each city's postal code, and what it is called besides. */
const CITIES = {
  Bourail: { postalCode: '98870', also: ['布拉伊'] },
  Dumbéa: { postalCode: '98830', also: ['Koutio', '敦贝阿'] },
  Koné: { postalCode: '98860', also: ['科内'] },
  Nouméa: { postalCode: '98800', also: ['努美阿'] },
  Païta: { postalCode: '98890', also: ['派塔'] },
} as const;

/** Where the list names no city that can be meant, it is still found by those that its point lies in. */
const NOWHERE = { also: ['Robinson', 'Mont-Dore', '蒙多尔'] } as const;

interface Listed {
  readonly name: string;
  readonly street: string;
  readonly city?: keyof typeof CITIES;
  readonly district?: string;
  /** National: six digits. */
  readonly phone: string;
  /** Latitude and longitude, in degrees, as the list has them. */
  readonly at: readonly [lat: number, lng: number];
  readonly doubt?: Sentence;
}

const OLD_LIST: Sentence = {
  en: 'From a list of partners of 2022 that has no opening hours. Call before you go, and ask whether they sell what you need.',
  zh: '资料来自 2022 年的合作店名单，未注明营业时间。前往前请先电话确认是否营业及能否办理。',
};
const SAME_POINT: Sentence = {
  en: 'The map shows the shopping centre: the list has the same point for two shops in it.',
  zh: '地图仅标出购物中心：名单中该中心的两家店坐标相同。',
};
const NO_CITY: Sentence = {
  en: 'The list has the town of another place by this name in France; by its point on the map it is at Robinson, Mont-Dore.',
  zh: '名单误写成法国本土的同名地点；按坐标位于蒙多尔市（Mont-Dore）罗班松一带。',
};

/**
 * The 20 partner shops of Mobilis: github.com/opt-nc/api-partenaires-mobilis, `partenaires.csv`, 2022-08-02, in the
 * order and the spelling of its list (“Plazza”, and “Dremon” without its accent). What is doubtful in it:
 *
 * - Two shops in the centre of Koutio have one point.
 * - The last one has postal code and commune of Le Plessis-Robinson near Paris; both are left out here.
 * - Two neighbours in rue du Général Mangin, 12 and 12 bis, lie 120 m apart.
 * - Lagoon of Koné and Lagoon of Port Plaisance have phone numbers that differ in two digits that changed places.
 * - It has no hours, and does not say what is sold: both are absent here.
 */
const LIST: readonly Listed[] = [
  {
    name: 'BOURAIL ELECTRONIC',
    street: '5 A rue Simone Dremon - Village',
    city: 'Bourail',
    phone: '443355',
    at: [-21.56877, 165.49879],
  },
  {
    name: 'CONNECT MULTIMEDIA',
    street: 'Complexe Commercial Kenu-In Koutio',
    city: 'Dumbéa',
    phone: '412022',
    at: [-22.222359, 166.473116],
    doubt: SAME_POINT,
  },
  {
    name: 'MOBILE MANIA',
    street: 'Centre Pascal Picou Kenu-In Koutio',
    city: 'Dumbéa',
    phone: '462209',
    at: [-22.222359, 166.473116],
    doubt: SAME_POINT,
  },
  {
    name: 'LAGOON',
    street: 'Centre Commercial TEARI',
    city: 'Koné',
    phone: '296821',
    at: [-21.071298, 164.86979],
  },
  {
    name: 'TECH MASTER',
    street: 'Ramada Plazza - 27 PMD R. Laroque',
    city: 'Nouméa',
    district: 'Baie des Citrons',
    phone: '206866',
    at: [-22.302828, 166.448744],
  },
  {
    name: 'BUI DUYET TÉLÉPHONIE',
    street: '12 bis rue du Général Mangin',
    city: 'Nouméa',
    district: 'Centre-ville',
    phone: '277333',
    at: [-22.27065, 166.44066],
  },
  {
    name: 'LAKAZÀMOBILE',
    street: 'Galerie Nouméa Centre - 20 rue A. France',
    city: 'Nouméa',
    district: 'Centre-ville',
    phone: '281268',
    at: [-22.271792, 166.440286],
  },
  {
    name: 'MOBILE MANIA',
    street: '25 bis rue J. Jaurès',
    city: 'Nouméa',
    district: 'Centre-ville',
    phone: '288225',
    at: [-22.270655, 166.440546],
  },
  {
    name: 'SHOP PANASONIC',
    street: '12 rue du Général Mangin',
    city: 'Nouméa',
    district: 'Centre-ville',
    phone: '288288',
    at: [-22.271358, 166.439784],
  },
  {
    name: "CAN'L",
    street: '34 rue du Général Gallieni',
    city: 'Nouméa',
    district: 'Centre-ville',
    phone: '243870',
    at: [-22.273209, 166.438967],
  },
  {
    name: 'DJILO MULTIMEDIA',
    street: '14 rue Guegan - Quartier Latin',
    city: 'Nouméa',
    district: 'Centre-ville',
    phone: '435534',
    at: [-22.275736, 166.444705],
  },
  {
    name: 'CONNECT MULTIMEDIA',
    street: '11 rte Baie des dames',
    city: 'Nouméa',
    district: 'Ducos',
    phone: '278629',
    at: [-22.241986, 166.446623],
  },
  {
    name: 'BUI DUYET ELECTRONIC CENTER',
    street: 'Complexe Ducos Le Centre - 30 rte Baie des dames',
    city: 'Nouméa',
    district: 'Ducos',
    phone: '240561',
    at: [-22.236213, 166.447948],
  },
  {
    name: 'LAGOON',
    street: 'Complexe Le Plexus - 63 rue Fernand Forest',
    city: 'Nouméa',
    district: 'Ducos',
    phone: '288888',
    at: [-22.247054, 166.449349],
  },
  {
    name: 'MOBILE MANIA',
    street: 'Complexe LEADER PRICE - 6 rue du 18 juin',
    city: 'Nouméa',
    district: 'Magenta',
    phone: '233207',
    at: [-22.268345, 166.462635],
  },
  {
    name: 'DJILO MULTIMEDIA',
    street: '312 rue Jacques Iekawé',
    city: 'Nouméa',
    district: 'PK7',
    phone: '466110',
    at: [-22.232464, 166.479759],
  },
  {
    name: 'LAGOON',
    street: 'Galerie Port Plaisance - 10 rue Jules Garnier',
    city: 'Nouméa',
    district: 'Port Plaisance',
    phone: '296812',
    at: [-22.290716, 166.438833],
  },
  {
    name: 'MOBILE MANIA',
    street: '10 rue Schmitt',
    city: 'Nouméa',
    district: 'Sainte-Marie',
    phone: '304821',
    at: [-22.27554, 166.460041],
  },
  {
    name: 'MOBILE MANIA',
    street: '78 RT1 - Village',
    city: 'Païta',
    phone: '277504',
    at: [-22.130447, 166.368406],
  },
  {
    name: 'MOBILE MANIA',
    street: '2795 avenue des 2 baies',
    phone: '277464',
    at: [-22.224573, 166.508334],
    doubt: NO_CITY,
  },
];

const millionths = (degrees: number): number => Math.round(degrees * 1e6);

const outlet = (
  { name, street, city, district, phone, at: [lat, lng], doubt }: Listed,
  index: number,
): OutletFacts => {
  const { also, ...code } = city ? CITIES[city] : NOWHERE;
  return {
    id: `nc-${index + 1}`,
    name,
    kind: 'partner',
    address: {
      // As the post of France and its territories wants it: the district above, code and city in one line.
      lines: [
        street,
        ...(district ? [district] : []),
        ...(city ? [`${CITIES[city].postalCode} ${city}`] : []),
      ],
      ...(city ? { city } : {}),
      ...code,
      ...(district ? { district } : {}),
      country: 'NC',
    },
    position: { latE6: millionths(lat), lngE6: millionths(lng) },
    phone: `+687${phone}`,
    hours: { timeZone: 'Pacific/Noumea' },
    services: [],
    bring: [
      CARD,
      id({
        en: 'We have not found whether a passport is needed: take it along, if you buy a card.',
        zh: '未查到买卡是否需要护照，如需买卡请带上。',
      }),
      {
        item: 'cash',
        why: { en: 'CFP francs, where no card is taken.', zh: '太平洋法郎现金，以备不能刷卡。' },
      },
    ],
    notes: [...(doubt ? [doubt] : []), OLD_LIST],
    source: {
      name: 'OPT-NC',
      url: 'https://github.com/opt-nc/api-partenaires-mobilis',
      asOf: '2022-08-02',
    },
    alsoNamed: ['新喀里多尼亚', 'Nouvelle-Calédonie', 'New Caledonia', ...also],
  };
};

export const newCaledonia: readonly OutletFacts[] = LIST.map(outlet);
