export const HELP = `Stands in for a KoboToolbox server. All data are invented.

send   makes a season of lao_fm_fmr and posts its hooks, then says what was acknowledged
  --url URL          the webhook (required)
  --user, --password Basic credentials of the source
  --seed TEXT        another season (default lao-fm)
  --days N           length in local days (default 30)
  --to YYYY-MM-DD    its last day (default two days ago)
  --scale X          factor on the number of groups (default 1, about 100 a day)
  --concurrency N    hooks under way at once (default 8)
  --time-scale X     factor on Kobo's waits between tries (default 0.01)

serve  the same season behind Kobo's API v2, for sweeps, edits, deletions and review
  --port N           default 8900
  --token TEXT       default demo-token
  --url, --user, --password, --seed, --days, --to, --scale as above; with --url new submissions are posted there
`;
