import { PROTECTION_ALERT_KINDS, type AlertKind, type Bilingual, type LocalDay, type ProtectionAlertKind } from '@fm/contracts/vocabulary';

export type AnyAlertKind = AlertKind | ProtectionAlertKind;

/** Something that somebody should look at: where, when and of what kind. */
export interface NewAlert {
  readonly kind: AnyAlertKind;
  readonly place: string;
  readonly day: LocalDay;
  readonly province: string | null;
  readonly message: Bilingual;
}

export interface Alert extends NewAlert {
  readonly raisedAt: string;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAt: string | null;
  readonly overAt: string | null;
  readonly revision: number;
}

export const isProtection = (kind: AnyAlertKind): kind is ProtectionAlertKind => (PROTECTION_ALERT_KINDS as readonly string[]).includes(kind);

/** What is said of a point in each kind; `name` is the point's. Neither a number nor a record is told. */
export const MESSAGES: { readonly [K in AnyAlertKind]: (name: Bilingual) => Bilingual } = {
  silence: ({ en, lo }) => ({ en: `${en} was planned and nothing of it has come. Call the team: is there a network, was the point watched?`, lo: `${lo} ມີແຜນວຽກ ແຕ່ຍັງບໍ່ມີຂໍ້ມູນເຂົ້າມາ. ໂທຫາທີມ: ມີເຄືອຂ່າຍບໍ, ໄດ້ເຝົ້າຈຸດບໍ?` }),
  surge: ({ en, lo }) => ({ en: `Far more movements at ${en} than on such days. Ask the team what happens there, and look for groups that were entered twice.`, lo: `ມີການເຄື່ອນຍ້າຍຢູ່ ${lo} ຫຼາຍກວ່າມື້ປົກກະຕິ. ຖາມທີມວ່າເກີດຫຍັງ ແລະ ກວດວ່າປ້ອນຊ້ຳບໍ.` }),
  anomaly: ({ en, lo }) => ({ en: `Something unusual at ${en}: look at the quarantine.`, lo: `ມີສິ່ງຜິດປົກກະຕິຢູ່ ${lo}: ໃຫ້ເບິ່ງລາຍການທີ່ຖືກກັກ.` }),
  unaccompanied: ({ en, lo }) => ({ en: `More children alone at ${en} than is usual. Speak with the team today.`, lo: `ມີເດັກທີ່ບໍ່ມີຜູ້ໃຫຍ່ມານຳຢູ່ ${lo} ຫຼາຍກວ່າປົກກະຕິ. ໃຫ້ລົມກັບທີມມື້ນີ້.` }),
  concern: ({ en, lo }) => ({ en: `A team at ${en} noted a concern. Speak with the team today; nothing of the record is told here.`, lo: `ທີມຢູ່ ${lo} ແຈ້ງຄວາມເປັນຫ່ວງ. ໃຫ້ລົມກັບທີມມື້ນີ້; ທີ່ນີ້ບໍ່ບອກເນື້ອໃນຂອງບັນທຶກ.` }),
};

/** A rule holds too much of what one source sent: one alert a source and day, however many rules. Whose province it is hears of it, all where there are several. */
export function trippedAlert({ source, day, provinces }: { readonly source: string; readonly day: LocalDay; readonly provinces: readonly string[] | null }): NewAlert {
  return {
    kind: 'anomaly', place: source, day, province: provinces?.length === 1 ? provinces[0] ?? null : null,
    message: {
      en: `A rule held more than a tenth of what "${source}" sent that day, and only flags it now. Look under the rules which one has tripped: is it the rule, the form or the team?`,
      lo: `ມີກົດໜຶ່ງກັກຫຼາຍກວ່າໜຶ່ງສ່ວນສິບຂອງຂໍ້ມູນທີ່ "${source}" ສົ່ງໃນມື້ນັ້ນ, ດຽວນີ້ພຽງແຕ່ໝາຍໄວ້. ກວດເບິ່ງໃນລາຍການກົດ: ຜິດທີ່ກົດ, ແບບຟອມ ຫຼື ທີມ?`,
    },
  };
}
