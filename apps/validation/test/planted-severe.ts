/** Words and codes that nothing else can hold, one a question of class X: typed where a code is expected too, which no finding may repeat. A number has so many digits that no random one holds it. */
export const PLANTED_SEVERE: Readonly<Record<string, string>> = {
  'g_vuln/v_uac': '471147114', 'g_vuln/protection_concern': 'marker-concern', 'g_vuln/remarks': 'marker-remarks 020 5555 1234', 'g_ct/ct_unpaid': 'marker-unpaid', 'g_ct/ct_forced_work': 'marker-forced',
  'g_ct/ct_held': 'marker-held', 'g_ct/ct_marriage_offer': 'marker-marriage', 'g_ct/ct_violence': 'marker-violence', 'g_ct/ct_deceived_job': 'marker-deceived', 'g_ct/ct_country': 'marker-country',
  'g_ct/doc_retained_by_other': 'marker-retained', 'g_prep/doc_retained_by_other': 'marker-retained', 'g_ct/ct_private_setting': 'yes', 'g_end/enumerator_comment': 'marker-comment', 'note': 'marker-note',
};

/** What must be found nowhere outside of the list: sealed bytes, what was received, and what is noted for protection. */
export const MARKERS: readonly string[] = Object.values(PLANTED_SEVERE).filter((value) => value !== 'yes').map((value) => value.split(' ')[0] ?? '');
