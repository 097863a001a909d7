/**
 * The districts of the southern provinces (LA14 to LA17): P-code, English and Lao name.
 * Codes and English names: COD-AB, valid from 2019-11-12. Lao names: the COD-AB attributes where they have them, else two public lists
 * that agree. They await proof-reading by a Lao speaker.
 */
export const LAO_DISTRICTS_SOUTH: readonly (readonly [pcode: string, en: string, lo: string])[] = [
  ['LA1401', 'Saravane', 'ສາລະວັນ'],
  ['LA1402', 'Ta Oi', 'ຕະໂອ້ຍ'],
  ['LA1403', 'Toomlarn', 'ຕຸ້ມລານ'],
  ['LA1404', 'Lakhonepheng', 'ລະຄອນເພັງ'],
  ['LA1405', 'Vapy', 'ວາປີ'],
  ['LA1406', 'Khongxedone', 'ຄົງເຊໂດນ'],
  ['LA1407', 'Lao Ngarm', 'ເລົ່າງາມ'],
  ['LA1408', 'Samuoi', 'ສະມ້ວຍ'],
  ['LA1501', 'Lamarm', 'ລະມາມ'],
  ['LA1502', 'Kaleum', 'ກະລຶມ'],
  ['LA1503', 'Dakcheung', 'ດາກຈຶງ'],
  ['LA1504', 'Thateng', 'ທ່າແຕງ'],
  ['LA1601', 'Pakse', 'ປາກເຊ'],
  ['LA1602', 'Sanasomboon', 'ຊະນະສົມບູນ'],
  ['LA1603', 'Bachiangchaleunsook', 'ບາຈຽງຈະເລີນສຸກ'],
  ['LA1604', 'Paksxong', 'ປາກຊ່ອງ'],
  ['LA1605', 'Pathoomphone', 'ປະທຸມພອນ'],
  ['LA1606', 'Phonthong', 'ໂພນທອງ'],
  ['LA1607', 'Champasack', 'ຈຳປາສັກ'],
  ['LA1608', 'Sukhuma', 'ສຸຂຸມາ'],
  ['LA1609', 'Moonlapamok', 'ມຸນລະປະໂມກ'],
  ['LA1610', 'Khong', 'ໂຂງ'],
  ['LA1701', 'Xaysetha', 'ໄຊເສດຖາ'],
  ['LA1702', 'Samakkhixay', 'ສາມັກຄີໄຊ'],
  ['LA1703', 'Sanamxay', 'ສະໜາມໄຊ'],
  ['LA1704', 'Sanxay', 'ຊານໄຊ'],
  ['LA1705', 'Phouvong', 'ພູວົງ'],
];
