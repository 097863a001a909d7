import type { Random } from '../random.js';

/** Where a journey begins or ends, as the form's answers name it. */
export interface Place {
  country: string;
  adm1?: string;
  adm2?: string;
  text?: string;
}

/** `LA03` and so on, or a country's ISO code, or `ABROAD` for wherever tourists come from. */
export type Area = 'LA01' | 'LA02' | 'LA03' | 'LA04' | 'LA05' | 'LA06' | 'LA08' | 'LA10' | 'CHN' | 'MMR' | 'THA' | 'VNM' | 'ABROAD';

interface District {
  code: string;
  /** What enumerators write when they do not find the district in the list: spellings vary, as in the field. */
  written: readonly string[];
}

const DISTRICTS: Record<string, readonly District[]> = {
  LA01: [{ code: 'LA0101', written: ['ວຽງຈັນ', 'ນະຄອນຫຼວງວຽງຈັນ'] }, { code: 'LA0103', written: ['ໄຊເສດຖາ'] }],
  LA02: [{ code: 'LA0202', written: ['ເມືອງໃໝ່'] }, { code: 'LA0207', written: ['ບຸນໃຕ້'] }],
  LA03: [
    { code: 'LA0301', written: ['ຫຼວງນ້ຳທາ', 'ຫລວງນໍ້າທາ', 'ບໍ່ເຕັນ', 'ນາເຕີຍ'] }, { code: 'LA0302', written: ['ເມືອງສິງ', 'ສີງ'] },
    { code: 'LA0303', written: ['ເມືອງລອງ', 'ຊຽງກົກ'] }, { code: 'LA0304', written: ['ວຽງພູຄາ'] }, { code: 'LA0305', written: ['ນາແລ'] },
  ],
  LA04: [
    { code: 'LA0401', written: ['ເມືອງໄຊ', 'Muang Xay'] }, { code: 'LA0403', written: ['ນາໝໍ້', 'Na Mo'] },
    { code: 'LA0404', written: ['ເມືອງງາ'] }, { code: 'LA0406', written: ['ເມືອງຮຸນ'] }, { code: 'LA0407', written: ['ປາກແບງ', 'Pakbeng'] },
  ],
  LA05: [{ code: 'LA0501', written: ['ຫ້ວຍຊາຍ', 'Huay Xai'] }, { code: 'LA0502', written: ['ຕົ້ນເຜິ້ງ'] }],
  LA06: [{ code: 'LA0601', written: ['ຫຼວງພະບາງ', 'ຫລວງພະບາງ'] }, { code: 'LA0605', written: ['ນໍ້າບາກ'] }],
  LA08: [{ code: 'LA0804', written: ['ເມືອງເງິນ'] }, { code: 'LA0801', written: ['ໄຊຍະບູລີ'] }],
  LA10: [{ code: 'LA1005', written: ['ວັງວຽງ', 'Vang Vieng'] }],
};

const ABROAD: Record<string, readonly string[]> = {
  CHN: ['ໂມຮ່ານ', 'ຊຽງຮຸ່ງ', 'ຄຸນໝິງ', 'ເມິງລ້າ', 'Mohan', 'Kunming'],
  MMR: ['ກຽງລາບ', 'ທ່າຂີ້ເຫຼັກ', 'Tachileik'],
  THA: ['ຊຽງຂອງ', 'ຊຽງຮາຍ', 'ບາງກອກ', 'Chiang Khong'],
  VNM: ['ດຽນບຽນຟູ', 'ຮ່າໂນ້ຍ'],
};

const FAR_COUNTRIES = ['FRA', 'DEU', 'GBR', 'USA', 'AUS', 'NLD', 'KOR', 'JPN'] as const;

/** A place inside an area. One in eight Lao answers names the district in words, without its code. */
export function placeIn(area: Area, random: Random): Place {
  const districts = DISTRICTS[area];
  if (districts !== undefined) {
    const district = random.pick(districts);
    if (random.chance(0.12)) return { country: 'LAO', adm1: area, text: random.pick(district.written) };
    return { country: 'LAO', adm1: area, adm2: district.code };
  }
  const country = area === 'ABROAD' ? random.pick(FAR_COUNTRIES) : area;
  const towns = ABROAD[country];
  return towns !== undefined && random.chance(0.6) ? { country, text: random.pick(towns) } : { country };
}
