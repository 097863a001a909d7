import type { ProblemText } from '@fm/problems';

export const RELEASE_STATES = ['preparing', 'draft', 'reviewed', 'cleared', 'published', 'discarded'] as const;
export type ReleaseState = (typeof RELEASE_STATES)[number];

export const RELEASE_STEPS = ['review', 'clear', 'publish', 'discard'] as const;
export type ReleaseStep = (typeof RELEASE_STEPS)[number];

export interface StepTaken {
  readonly step: ReleaseStep;
  readonly by: string;
}

export interface ReleaseProgress {
  readonly state: ReleaseState;
  readonly draftedBy: string;
  readonly steps: readonly StepTaken[];
  /** Whom the rounds of its days name as `clearedBy`. */
  readonly clearers: readonly string[];
  readonly auditIsClean: boolean;
  /** Another release was published after this one was made: it was not held against that. */
  readonly isOvertaken: boolean;
}

/** Where a step leads, or why it is not this person's to take. */
export type StepOutcome = { readonly state: ReleaseState } | { readonly refused: 'order' | 'person' | 'audit' | 'overtaken'; readonly advice: ProblemText };

/**
 * draft → reviewed → cleared → published. The drafter takes none of these steps; who clears and publishes is named by the rounds of these days, and
 * where they name several, each clears. Only a clean audit goes on. What is published is no longer anybody's to change.
 */
export function takeStep(progress: ReleaseProgress, step: ReleaseStep, by: string): StepOutcome {
  const { state, draftedBy, clearers } = progress;
  if (step === 'discard') return state === 'published' || state === 'discarded' ? order(state) : { state: 'discarded' };
  const next = NEXT[step];
  if (state !== next.from) return order(state);
  if (by === draftedBy) return { refused: 'person', advice: { en: 'Who drafted a release takes no later step of it: ask another manager.', lo: 'ຜູ້ຮ່າງບໍ່ສາມາດກວດ, ອະນຸມັດ ຫຼື ເຜີຍແຜ່ເອງ: ໃຫ້ຜູ້ຈັດການຄົນອື່ນເຮັດ.' } };
  if (!progress.auditIsClean) return AUDIT;
  if (progress.isOvertaken) return OVERTAKEN;
  if (step !== 'review' && !clearers.includes(by)) return notNamed(clearers);
  if (step !== 'clear') return { state: next.to };
  const cleared = new Set([by, ...progress.steps.filter((taken) => taken.step === 'clear').map((taken) => taken.by)]);
  return { state: clearers.every((name) => name === draftedBy || cleared.has(name)) ? 'cleared' : 'reviewed' };
}

const NEXT = { review: { from: 'draft', to: 'reviewed' }, clear: { from: 'reviewed', to: 'cleared' }, publish: { from: 'cleared', to: 'published' } } as const;

const AUDIT: StepOutcome = { refused: 'audit', advice: { en: 'The audit shows cells that can be told too closely, or figures that do not add up: discard the draft and draft a longer period, or ask the operators to rebuild the figures.', lo: 'ການກວດສອບພົບຊ່ອງທີ່ອາດເປີດເຜີຍບຸກຄົນ ຫຼື ຕົວເລກບໍ່ລົງກັນ: ໃຫ້ຍົກເລີກຮ່າງ ແລະ ຮ່າງໄລຍະທີ່ຍາວກວ່າ ຫຼື ໃຫ້ຜູ້ດູແລຄິດໄລ່ຕົວເລກຄືນ.' } };
const OVERTAKEN: StepOutcome = { refused: 'overtaken', advice: { en: 'Another release was published since this one was made, and it was not held against that: discard it and draft it again.', lo: 'ມີການເຜີຍແຜ່ອື່ນຫຼັງຈາກຮ່າງນີ້: ໃຫ້ຍົກເລີກ ແລ້ວຮ່າງໃໝ່.' } };

function order(state: ReleaseState): StepOutcome {
  const [en, lo] = ADVICE[state];
  return { refused: 'order', advice: { en, lo } };
}

const ADVICE: Readonly<Record<ReleaseState, readonly [string, string]>> = {
  preparing: ['It is still being made: ask again in a minute.', 'ກຳລັງກະກຽມ: ໃຫ້ລອງໃໝ່ໃນໜຶ່ງນາທີ.'],
  draft: ['It is a draft: the next step is "review".', 'ແມ່ນຮ່າງ: ຂັ້ນຕໍ່ໄປແມ່ນ "review".'],
  reviewed: ['It is reviewed: the next step is "clear".', 'ກວດແລ້ວ: ຂັ້ນຕໍ່ໄປແມ່ນ "clear".'],
  cleared: ['It is cleared: the next step is "publish".', 'ອະນຸມັດແລ້ວ: ຂັ້ນຕໍ່ໄປແມ່ນ "publish".'],
  published: ['It is published and does not change: draft a new release.', 'ເຜີຍແຜ່ແລ້ວ ປ່ຽນບໍ່ໄດ້: ໃຫ້ຮ່າງສະບັບໃໝ່.'],
  discarded: ['It was discarded: draft a new release.', 'ຖືກຍົກເລີກແລ້ວ: ໃຫ້ຮ່າງສະບັບໃໝ່.'],
};

function notNamed(clearers: readonly string[]): StepOutcome {
  const names = clearers.join(', ');
  if (names === '') return { refused: 'person', advice: { en: 'No round of these days names who clears its releases: enter "clearedBy" in the round.', lo: 'ບໍ່ມີຮອບໃດລະບຸຜູ້ອະນຸມັດ: ໃຫ້ໃສ່ "clearedBy" ໃນຮອບ.' } };
  return { refused: 'person', advice: { en: `The rounds of these days name who clears and publishes: ${names}.`, lo: `ຜູ້ອະນຸມັດ ແລະ ເຜີຍແຜ່ ຕາມຮອບແມ່ນ: ${names}.` } };
}
