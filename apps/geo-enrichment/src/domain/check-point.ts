import { isLocalDay, type Bilingual, type MonitoringPoint } from '@fm/contracts/vocabulary';
import { districtOf, provinceOf } from './administrative-areas.js';

/** What is wrong with the codes of a point, or null: both must stand in the code table, the district in the province. */
export function codesComplaint({ adm1, adm2 }: MonitoringPoint): Bilingual | null {
  const district = districtOf(adm2);
  if (!provinceOf(adm1) || !district) {
    return {
      en: 'adm1 must be the P-code of a Lao province and adm2 that of a district, such as LA03 and LA0301.',
      lo: 'adm1 ຕ້ອງແມ່ນລະຫັດແຂວງ ແລະ adm2 ລະຫັດເມືອງ ເຊັ່ນ LA03 ແລະ LA0301.',
    };
  }
  if (district.parent === adm1) return null;
  return { en: `${adm2} lies in ${district.parent}, not in ${adm1}: mend one of the two.`, lo: `${adm2} ຢູ່ໃນ ${district.parent} ບໍ່ແມ່ນ ${adm1}: ໃຫ້ແກ້ອັນໜຶ່ງ.` };
}

/** What is wrong with the days of a point, or null. */
export function daysComplaint({ openedOn, closedOn }: MonitoringPoint): Bilingual | null {
  const exist = isLocalDay(openedOn) && (closedOn === null || isLocalDay(closedOn));
  if (exist && (closedOn === null || closedOn >= openedOn)) return null;
  return {
    en: 'openedOn and closedOn must be days of the calendar (YYYY-MM-DD), the second not before the first.',
    lo: 'openedOn ແລະ closedOn ຕ້ອງເປັນວັນທີທີ່ມີຈິງ (YYYY-MM-DD) ແລະ ວັນປິດຕ້ອງບໍ່ກ່ອນວັນເປີດ.',
  };
}
