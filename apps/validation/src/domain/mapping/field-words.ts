/** What a field is called elsewhere: HXL tags, and words that names and labels of questions have in English. */
export interface FieldWords {
  readonly hxl?: readonly string[];
  readonly words: readonly string[];
}

/** Of the fields that foreign forms have too. The rest is found by its own name. */
export const FIELD_WORDS: Readonly<Record<string, FieldWords>> = {
  fmp_code: { hxl: ['#loc+code', '#site+code', '#location+code'], words: ['fmp', 'flow monitoring point', 'monitoring point', 'point code', 'site code', 'location code'] },
  obs_date: { hxl: ['#date', '#date+reported', '#date+observed'], words: ['date', 'survey date', 'date of observation', 'observation date', 'date of count'] },
  obs_time: { hxl: ['#date+time', '#time'], words: ['time', 'time of observation', 'hour'] },
  gps: { hxl: ['#geo', '#geo+coord', '#geo+point'], words: ['gps', 'location', 'geopoint', 'coordinates'] },
  enumerator_code: { hxl: ['#contact+code', '#contact+enumerator'], words: ['enumerator', 'enumerator code', 'interviewer'] },
  shift_code: { words: ['shift'] },
  start: { words: ['start', 'start time'] },
  end: { words: ['end', 'end time'] },
  deviceid: { words: ['deviceid', 'device id', 'device'] },
  consent_given: { hxl: ['#meta+consent'], words: ['consent', 'do you agree', 'consent given'] },
  info_source: { hxl: ['#meta+source'], words: ['source', 'source of information', 'information source'] },
  flow_direction: { hxl: ['#movement+direction', '#flow+direction'], words: ['direction', 'direction of flow', 'movement', 'type of flow', 'flow type'] },
  dep_country: { hxl: ['#country+code+origin', '#country+origin'], words: ['departure country', 'country of departure', 'coming from', 'origin country', 'country of origin'] },
  dep_adm1: { hxl: ['#adm1+code+origin', '#adm1+origin'], words: ['departure province', 'province of departure', 'admin1 origin'] },
  dep_adm2: { hxl: ['#adm2+code+origin', '#adm2+origin'], words: ['departure district', 'district of departure', 'admin2 origin'] },
  dep_place_text: { hxl: ['#loc+name+origin'], words: ['place of departure', 'departure place', 'village of departure'] },
  dest_country: { hxl: ['#country+code+dest', '#country+dest', '#country+code+destination'], words: ['destination country', 'country of destination', 'going to', 'final destination'] },
  dest_adm1: { hxl: ['#adm1+code+dest', '#adm1+dest'], words: ['destination province', 'province of destination'] },
  dest_adm2: { hxl: ['#adm2+code+dest', '#adm2+dest'], words: ['destination district', 'district of destination'] },
  movement_type: { hxl: ['#movement+type'], words: ['movement type', 'type of movement'] },
  reasons: { hxl: ['#cause+type', '#cause', '#movement+reason'], words: ['reason', 'reasons', 'reason for travel', 'reasons for movement', 'main reason'] },
  stay_duration: { hxl: ['#movement+duration'], words: ['duration', 'duration of stay', 'length of stay', 'intended stay'] },
  transport_mode: { hxl: ['#movement+transport', '#transport+type'], words: ['transport', 'mode of transport', 'means of transport', 'transportation'] },
  group_type: { words: ['group type', 'type of group'] },
  n_total: { hxl: ['#affected', '#population', '#population+total', '#affected+total', '#movement+total'], words: ['total', 'number of people', 'number of persons', 'number of travellers', 'group size', 'total persons', 'how many people'] },
  f_0_4: { hxl: ['#affected+f+age0_4', '#affected+f+infants'], words: ['girls 0 4', 'female 0 4', 'girls under 5'] },
  f_5_17: { hxl: ['#affected+f+age5_17', '#affected+f+children'], words: ['girls 5 17', 'female 5 17', 'girls'] },
  f_18_59: { hxl: ['#affected+f+age18_59', '#affected+f+adults'], words: ['women 18 59', 'female 18 59', 'women'] },
  f_60p: { hxl: ['#affected+f+age60', '#affected+f+elderly'], words: ['women 60', 'female 60', 'elderly women'] },
  m_0_4: { hxl: ['#affected+m+age0_4', '#affected+m+infants'], words: ['boys 0 4', 'male 0 4', 'boys under 5'] },
  m_5_17: { hxl: ['#affected+m+age5_17', '#affected+m+children'], words: ['boys 5 17', 'male 5 17', 'boys'] },
  m_18_59: { hxl: ['#affected+m+age18_59', '#affected+m+adults'], words: ['men 18 59', 'male 18 59', 'men'] },
  m_60p: { hxl: ['#affected+m+age60', '#affected+m+elderly'], words: ['men 60', 'male 60', 'elderly men'] },
  v_pregnant: { words: ['pregnant', 'pregnant women'] },
  v_lactating: { words: ['lactating', 'lactating women', 'breastfeeding'] },
  v_disability_visible: { words: ['disability', 'persons with disability', 'visible disability', 'physical disability'] },
  v_uac: { words: ['unaccompanied children', 'uac', 'unaccompanied'] },
  remarks: { words: ['remarks', 'comments', 'notes'] },
  nationality: { hxl: ['#indicator+nationality', '#country+nationality'], words: ['nationality'] },
  age: { words: ['age', 'how old are you'] },
  sex: { hxl: ['#indicator+sex', '#respondent+sex'], words: ['sex', 'gender'] },
};

/** Within a repeat of nationalities. */
export const ROW_WORDS: Readonly<Record<'iso3' | 'n', FieldWords>> = {
  iso3: { hxl: ['#country+nationality', '#indicator+nationality'], words: ['nationality', 'country', 'nat'] },
  n: { hxl: ['#affected+num', '#affected'], words: ['number', 'how many', 'n', 'count', 'persons'] },
};
