/** What a choice is called: Lao, English. The Lao wants the eye of a Lao speaker before real use. */
export type Label = readonly [lo: string, en: string];
export type ChoiceList = Readonly<Record<string, Label>>;

const OTHER: Label = ['ອື່ນໆ', 'Other'];
const UNKNOWN: Label = ['ບໍ່ຮູ້', 'Not known'];
const REFUSED: Label = ['ປະຕິເສດ', 'Refused'];
const NONE: Label = ['ບໍ່ມີ', 'None'];
const DONT_KNOW: Label = ['ບໍ່ຮູ້ຈັກ', 'Does not know'];
const YES: Label = ['ແມ່ນ', 'Yes'];
const NO: Label = ['ບໍ່ແມ່ນ', 'No'];
const FAMILY: Label = ['ຄອບຄົວ', 'Family'];
const RETURN_HOME: Label = ['ກັບບ້ານ', 'Return home'];
const EDUCATION: Label = ['ການສຶກສາ', 'Education'];
const HEALTH: Label = ['ສຸຂະພາບ', 'Health'];
const TOURISM: Label = ['ທ່ອງທ່ຽວ', 'Tourism'];
const FAMILY_VISIT: Label = ['ຢ້ຽມຢາມຄອບຄົວ', 'Family visit'];

/** The lists that registry and coverage use. */
export const REGISTRY_CHOICES: Readonly<Record<string, ChoiceList>> = {
  yes_no: { yes: YES, no: NO },
  shift: { morning: ['ຕອນເຊົ້າ', 'Morning'], afternoon: ['ຕອນບ່າຍ', 'Afternoon'], evening: ['ຕອນແລງ', 'Evening'], night: ['ກາງຄືນ', 'Night'], full_day: ['ໝົດມື້', 'Full day'] },
  info_source: { observation: ['ສັງເກດ', 'Observation'], traveller_interview: ['ຖາມຜູ້ເດີນທາງ', 'Asked a traveller'], driver: ['ຄົນຂັບລົດ', 'Driver'], transport_staff: ['ພະນັກງານຂົນສົ່ງ', 'Transport staff'], official: ['ເຈົ້າໜ້າທີ່', 'Official'], other: OTHER },
  direction: { inflow: ['ເຂົ້າລາວ', 'Into Laos'], outflow: ['ອອກຈາກລາວ', 'Out of Laos'], transit: ['ຜ່ານລາວ', 'Through Laos'], internal: ['ພາຍໃນລາວ', 'Within Laos'], undefined: UNKNOWN },
  movement_type: {
    short_term_local: ['ໄປມາໄລຍະສັ້ນ (ບໍ່ເກີນ 6 ເດືອນ)', 'Short-term local (under 6 months)'], economic_gt6m: ['ເຮັດວຽກ (ເກີນ 6 ເດືອນ)', 'Economic (over 6 months)'], seasonal: ['ຕາມລະດູການ', 'Seasonal'], tourism: TOURISM, family_visit: FAMILY_VISIT, education: EDUCATION, health: HEALTH, return_home: RETURN_HOME,
    forced_conflict: ['ໜີຄວາມຂັດແຍ່ງ', 'Forced by conflict'], forced_disaster: ['ໜີໄພພິບັດ', 'Forced by disaster'], deportation_return: ['ຖືກສົ່ງກັບ', 'Deported, returning'], commuting_daily: ['ໄປກັບປະຈຳວັນ', 'Daily commuting'], other: OTHER, unknown: UNKNOWN,
  },
  reason: {
    economic: ['ເຮັດວຽກ', 'Work'], seasonal_work: ['ວຽກຕາມລະດູການ', 'Seasonal work'], family_visit: FAMILY_VISIT, family_reunification: ['ໄປຢູ່ກັບຄອບຄົວ', 'Family reunification'], education: EDUCATION, health: HEALTH, buy_goods_market: ['ຊື້ເຄື່ອງ, ຕະຫຼາດ', 'Buy goods, market'], services: ['ໃຊ້ບໍລິການ', 'Services'],
    tourism: TOURISM, religious: ['ສາສະໜາ', 'Religious'], marriage: ['ແຕ່ງງານ', 'Marriage'], conflict: ['ຄວາມຂັດແຍ່ງ', 'Conflict'], insecurity_violence: ['ຄວາມບໍ່ປອດໄພ, ຄວາມຮຸນແຮງ', 'Insecurity, violence'], disaster_climate: ['ໄພພິບັດ, ດິນຟ້າອາກາດ', 'Disaster, climate'], food_insecurity: ['ຂາດອາຫານ', 'Food insecurity'],
    living_conditions: ['ສະພາບການດຳລົງຊີວິດ', 'Living conditions'], eviction_land: ['ຖືກຍົກຍ້າຍ, ທີ່ດິນ', 'Eviction, land'], deported: ['ຖືກສົ່ງກັບ', 'Deported'], return_home: RETURN_HOME, other: OTHER, dont_know: DONT_KNOW, refused: REFUSED,
  },
  transport: {
    train: ['ລົດໄຟ', 'Train'], bus: ['ລົດເມ', 'Bus'], minivan: ['ລົດຕູ້', 'Minivan'], private_car: ['ລົດສ່ວນຕົວ', 'Private car'], taxi_tuk_tuk: ['ແທັກຊີ, ຕຸກຕຸກ', 'Taxi, tuk-tuk'], truck: ['ລົດບັນທຸກ', 'Truck'], motorbike: ['ລົດຈັກ', 'Motorbike'], bicycle: ['ລົດຖີບ', 'Bicycle'], on_foot: ['ຍ່າງ', 'On foot'], boat: ['ເຮືອ', 'Boat'], plane: ['ຍົນ', 'Plane'], other: OTHER,
  },
  stay: {
    same_day: ['ມື້ດຽວ', 'Same day'], lt_1w: ['ບໍ່ເກີນ 1 ອາທິດ', 'Less than 1 week'], w1_lt_1m: ['1 ອາທິດ ຫາ 1 ເດືອນ', '1 week to 1 month'], m1_lt_3m: ['1 ຫາ 3 ເດືອນ', '1 to 3 months'], m3_lt_6m: ['3 ຫາ 6 ເດືອນ', '3 to 6 months'], m6_lt_12m: ['6 ຫາ 12 ເດືອນ', '6 to 12 months'], ge_12m: ['12 ເດືອນຂຶ້ນໄປ', '12 months or more'], permanent: ['ຖາວອນ', 'For good'], undecided: ['ຍັງບໍ່ຕັດສິນໃຈ', 'Undecided'], unknown: UNKNOWN,
  },
  group_type: { individual: ['ຄົນດຽວ', 'One person'], family: FAMILY, work_group: ['ກຸ່ມແຮງງານ', 'Work group'], tour: ['ຄະນະທ່ອງທ່ຽວ', 'Tour'], mixed: ['ປະສົມ', 'Mixed'], institutional: ['ສະຖາບັນ', 'Institution'], unknown: UNKNOWN },
  closed_reason: {
    closed_by_authority: ['ທາງການປິດ', 'Closed by the authorities'], weather: ['ດິນຟ້າອາກາດ', 'Weather'], holiday: ['ວັນພັກ', 'Holiday'], staff_absent: ['ບໍ່ມີພະນັກງານ', 'Staff absent'], security: ['ຄວາມປອດໄພ', 'Security'], device_failure: ['ເຄື່ອງເພ', 'Device failure'], no_access: ['ເຂົ້າບໍ່ໄດ້', 'No access'], other: OTHER,
  },
};

/** The lists that the survey and the counter-trafficking module add. */
export const SURVEY_CHOICES: Readonly<Record<string, ChoiceList>> = {
  yes_no_unknown: { yes: YES, no: NO, unknown: UNKNOWN },
  yes_no_refused: { yes: YES, no: NO, refused: REFUSED },
  language: { lo: ['ລາວ', 'Lao'], km: ['ກຶມມຸ', 'Khmu'], akha: ['ອາຄາ', 'Akha'], hmong: ['ມົ້ງ', 'Hmong'], lue: ['ລື້', 'Lue'], zh: ['ຈີນ', 'Chinese'], vi: ['ຫວຽດນາມ', 'Vietnamese'], th: ['ໄທ', 'Thai'], my: ['ມຽນມາ', 'Burmese'], en: ['ອັງກິດ', 'English'], other: OTHER },
  module: { outflow: ['ຂາອອກ', 'Outflow'], inflow: ['ຂາເຂົ້າ', 'Inflow'] },
  sex: { f: ['ຍິງ', 'Female'], m: ['ຊາຍ', 'Male'], other: OTHER, refused: REFUSED },
  marital: { single: ['ໂສດ', 'Single'], married: ['ແຕ່ງງານແລ້ວ', 'Married'], cohabiting: ['ຢູ່ຮ່ວມກັນ', 'Living together'], widowed: ['ໝ້າຍ', 'Widowed'], divorced: ['ຢ່າຮ້າງ', 'Divorced'], refused: REFUSED },
  education: {
    none: ['ບໍ່ໄດ້ຮຽນ', 'None'], 0: ['ກ່ອນປະຖົມ', 'Before primary'], 1: ['ປະຖົມ', 'Primary'], 2: ['ມັດທະຍົມຕົ້ນ', 'Lower secondary'], 3: ['ມັດທະຍົມປາຍ', 'Upper secondary'], 4: ['ຫຼັງມັດທະຍົມ', 'After secondary'], 5: ['ຊັ້ນສູງ', 'Short tertiary'], 6: ['ປະລິນຍາຕີ', 'Bachelor'], 7: ['ປະລິນຍາໂທ', 'Master'], 8: ['ປະລິນຍາເອກ', 'Doctorate'], unknown: UNKNOWN,
  },
  employment: {
    employed_private: ['ພະນັກງານເອກະຊົນ', 'Employed, private'], employed_public: ['ພະນັກງານລັດ', 'Employed, public'], self_employed: ['ທຸລະກິດສ່ວນຕົວ', 'Self-employed'], farmer: ['ຊາວນາ', 'Farmer'], daily_labour: ['ຮັບຈ້າງລາຍວັນ', 'Daily labour'], unpaid_family: ['ຊ່ວຍຄອບຄົວບໍ່ມີຄ່າຈ້າງ', 'Unpaid family work'], student: ['ນັກຮຽນ, ນັກສຶກສາ', 'Student'], unemployed: ['ຫວ່າງງານ', 'Unemployed'], housework: ['ວຽກເຮືອນ', 'Housework'], other: OTHER,
  },
  occupation: {
    0: ['ທະຫານ', 'Armed forces'], 1: ['ຜູ້ບໍລິຫານ', 'Managers'], 2: ['ວິຊາສະເພາະ', 'Professionals'], 3: ['ວິຊາການ', 'Technicians'], 4: ['ເສມຽນ', 'Clerks'], 5: ['ບໍລິການ, ຂາຍ', 'Services and sales'], 6: ['ກະສິກຳ, ປະມົງ', 'Agriculture, fishery'], 7: ['ຊ່າງຝີມື', 'Craft'], 8: ['ຄຸມເຄື່ອງຈັກ, ຂັບລົດ', 'Machines, driving'], 9: ['ວຽກພື້ນຖານ', 'Elementary work'],
  },
  difficulty: { 1: ['ບໍ່ - ບໍ່ມີຄວາມຫຍຸ້ງຍາກ', 'No - no difficulty'], 2: ['ແມ່ນ - ມີຄວາມຫຍຸ້ງຍາກບາງຢ່າງ', 'Yes - some difficulty'], 3: ['ແມ່ນ - ມີຄວາມຫຍຸ້ງຍາກຫຼາຍ', 'Yes - a lot of difficulty'], 4: ['ເຮັດບໍ່ໄດ້ເລີຍ', 'Cannot do at all'] },
  companions: { alone: ['ຄົນດຽວ', 'Alone'], family: FAMILY, friends: ['ໝູ່', 'Friends'], coworkers: ['ເພື່ອນຮ່ວມງານ', 'Co-workers'], broker_group: ['ກຸ່ມຂອງນາຍໜ້າ', 'Group of a broker'], other: OTHER },
  job_arranged: { before_departure: ['ກ່ອນອອກເດີນທາງ', 'Before departure'], after_arrival: ['ຫຼັງໄປຮອດ', 'After arrival'], not_yet: ['ຍັງບໍ່ມີ', 'Not yet'], na: ['ບໍ່ກ່ຽວຂ້ອງ', 'Does not apply'] },
  recruiter: { self: ['ດ້ວຍຕົນເອງ', 'Self'], family_friend: ['ຄອບຄົວ, ໝູ່', 'Family, friend'], licensed_agency: ['ບໍລິສັດມີໃບອະນຸຍາດ', 'Licensed agency'], informal_broker: ['ນາຍໜ້າ', 'Informal broker'], employer: ['ນາຍຈ້າງ', 'Employer'], online: ['ອອນລາຍ', 'Online'], other: OTHER, refused: REFUSED },
  contract: { written: ['ເປັນລາຍລັກອັກສອນ', 'Written'], verbal: ['ປາກເປົ່າ', 'Verbal'], none: NONE, dont_know: DONT_KNOW },
  sector: { agriculture: ['ກະສິກຳ', 'Agriculture'], industry_manufacturing: ['ອຸດສາຫະກຳ', 'Industry, manufacturing'], construction: ['ກໍ່ສ້າງ', 'Construction'], domestic: ['ວຽກໃນເຮືອນ', 'Domestic work'], hospitality: ['ໂຮງແຮມ, ອາຫານ', 'Hospitality'], entertainment: ['ບັນເທີງ', 'Entertainment'], trade: ['ຄ້າຂາຍ', 'Trade'], online_sez: ['ອອນລາຍ, ເຂດເສດຖະກິດພິເສດ', 'Online, special economic zone'], other: OTHER },
  currency: { lak: ['ກີບ', 'Kip (LAK)'], cny: ['ຢວນ', 'Yuan (CNY)'], thb: ['ບາດ', 'Baht (THB)'], usd: ['ໂດລາ', 'Dollar (USD)'] },
  wage_period: { day: ['ມື້', 'Day'], week: ['ອາທິດ', 'Week'], month: ['ເດືອນ', 'Month'], year: ['ປີ', 'Year'] },
  document: {
    passport: ['ໜັງສືຜ່ານແດນ', 'Passport'], border_pass: ['ໃບຜ່ານແດນ', 'Border pass'], id_card: ['ບັດປະຈຳຕົວ', 'Identity card'], temp_border_pass: ['ໃບຜ່ານແດນຊົ່ວຄາວ', 'Temporary border pass'], work_permit_mou: ['ໃບອະນຸຍາດເຮັດວຽກ (MOU)', 'Work permit (MOU)'], visa_tourist: ['ວີຊາທ່ອງທ່ຽວ', 'Tourist visa'], visa_labour: ['ວີຊາແຮງງານ', 'Labour visa'], family_book: ['ປຶ້ມສຳມະໂນຄົວ', 'Family book'],
    none: NONE, expired: ['ໝົດອາຍຸ', 'Expired'], retained_by_other: ['ຄົນອື່ນຍຶດໄວ້', 'Kept by somebody else'], refused: REFUSED,
  },
  financing: { savings: ['ເງິນເກັບ', 'Savings'], family: FAMILY, loan_formal: ['ກູ້ທະນາຄານ', 'Formal loan'], loan_informal: ['ກູ້ນອກລະບົບ', 'Informal loan'], employer_advance: ['ເບີກລ່ວງໜ້າ', 'Advance of the employer'], broker_credit: ['ຕິດໜີ້ນາຍໜ້າ', 'Credit of a broker'], asset_sale: ['ຂາຍຊັບສິນ', 'Sold something'] },
  info_channel: { family: FAMILY, broker: ['ນາຍໜ້າ', 'Broker'], social_media: ['ສື່ສັງຄົມ', 'Social media'], official_office: ['ຫ້ອງການລັດ', 'Official office'], employer: ['ນາຍຈ້າງ', 'Employer'], none: NONE },
  remit_frequency: { monthly: ['ທຸກເດືອນ', 'Monthly'], quarterly: ['ທຸກໄຕມາດ', 'Quarterly'], yearly: ['ທຸກປີ', 'Yearly'], irregular: ['ບໍ່ແນ່ນອນ', 'Irregularly'] },
  return_reason: { contract_end: ['ໝົດສັນຍາ', 'Contract ended'], deported: ['ຖືກສົ່ງກັບ', 'Deported'], job_loss: ['ເສຍວຽກ', 'Lost the job'], abuse: ['ຖືກທາລຸນ', 'Abuse'], family: FAMILY, health: HEALTH, holiday: ['ວັນພັກ', 'Holiday'], documents_expired: ['ເອກະສານໝົດອາຍຸ', 'Documents expired'], savings_goal: ['ເກັບເງິນພໍແລ້ວ', 'Saved enough'], other: OTHER },
  remigrate: { yes: YES, no: NO, undecided: ['ຍັງບໍ່ຕັດສິນໃຈ', 'Undecided'] },
  need: { legal: ['ກົດໝາຍ', 'Legal'], health: HEALTH, shelter: ['ບ່ອນພັກ', 'Shelter'], food: ['ອາຫານ', 'Food'], transport: ['ການເດີນທາງ', 'Transport'], documents: ['ເອກະສານ', 'Documents'], job: ['ວຽກ', 'Job'], none: NONE, other: OTHER },
  vulnerability: {
    pregnant: ['ຖືພາ', 'Pregnant'], lactating: ['ໃຫ້ນົມລູກ', 'Lactating'], infant_lt5: ['ມີເດັກຕ່ຳກວ່າ 5 ປີ', 'With a child under 5'], unaccompanied_child: ['ເດັກເດີນທາງລຳພັງ', 'Unaccompanied child'], separated_child: ['ເດັກພັດພາກ', 'Separated child'], elderly_60: ['ອາຍຸ 60 ປີຂຶ້ນໄປ', '60 or older'], elderly_alone: ['ຜູ້ສູງອາຍຸຄົນດຽວ', 'Elderly alone'], disability: ['ພິການ', 'Disability'], chronic_illness: ['ພະຍາດຊຳເຮື້ອ', 'Chronic illness'],
    single_head_female: ['ແມ່ຄົນດຽວ', 'Single mother'], single_head_male: ['ພໍ່ຄົນດຽວ', 'Single father'], no_documents: ['ບໍ່ມີເອກະສານ', 'No documents'], indebted: ['ຕິດໜີ້', 'In debt'], victim_violence: ['ຖືກຄວາມຮຸນແຮງ', 'Suffered violence'], other: OTHER,
  },
  experience: { self: ['ຕົນເອງ', 'Self'], family_member: ['ຄົນໃນຄອບຄົວ', 'A family member'], no: NO, dont_know: DONT_KNOW, refused: REFUSED },
};
