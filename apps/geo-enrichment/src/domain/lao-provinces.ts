/**
 * The 18 provinces: P-code, ISO 3166-2 code, English and Lao name.
 * Codes and English names: COD-AB, valid from 2019-11-12. Lao names: the COD-AB attributes where they have them, else two public lists
 * that agree. They await proof-reading by a Lao speaker.
 */
export const LAO_PROVINCES: readonly (readonly [pcode: string, iso: string, en: string, lo: string])[] = [
  ['LA01', 'LA-VT', 'Vientiane Capital', 'ນະຄອນຫຼວງວຽງຈັນ'],
  ['LA02', 'LA-PH', 'Phongsaly', 'ຜົ້ງສາລີ'],
  ['LA03', 'LA-LM', 'Louangnamtha', 'ຫຼວງນ້ຳທາ'],
  ['LA04', 'LA-OU', 'Oudomxai', 'ອຸດົມໄຊ'],
  ['LA05', 'LA-BK', 'Bokeo', 'ບໍ່ແກ້ວ'],
  ['LA06', 'LA-LP', 'Louangphabang', 'ຫຼວງພະບາງ'],
  ['LA07', 'LA-HO', 'Houaphan', 'ຫົວພັນ'],
  ['LA08', 'LA-XA', 'Xaignabouly', 'ໄຊຍະບູລີ'],
  ['LA09', 'LA-XI', 'Xiengkhouang', 'ຊຽງຂວາງ'],
  ['LA10', 'LA-VI', 'Vientiane', 'ວຽງຈັນ'],
  ['LA11', 'LA-BL', 'Bolikhamxai', 'ບໍລິຄຳໄຊ'],
  ['LA12', 'LA-KH', 'Khammouan', 'ຄຳມ່ວນ'],
  ['LA13', 'LA-SV', 'Savannakhet', 'ສະຫວັນນະເຂດ'],
  ['LA14', 'LA-SL', 'Salavan', 'ສາລະວັນ'],
  ['LA15', 'LA-XE', 'Sekong', 'ເຊກອງ'],
  ['LA16', 'LA-CH', 'Champasack', 'ຈຳປາສັກ'],
  ['LA17', 'LA-AT', 'Attapeu', 'ອັດຕະປື'],
  ['LA18', 'LA-XS', 'Xaisomboon', 'ໄຊສົມບູນ'],
];
