import { Random } from '../random.js';
import type { Answers } from '../server/answers.js';
import { addDays, daysBetween, instantAt } from './calendar.js';
import { correctedAnswers } from './corrections.js';
import { sightingTimes } from './day-of-point.js';
import { PROFILES } from './demo-points.js';
import { fmrAnswers } from './fmr-answers.js';
import { drawGroup, type Group } from './group.js';
import { drawMistake, spoil } from './mistakes.js';
import type { PointProfile } from './point-profile.js';
import type { SeasonAction } from './season-action.js';
import type { SeasonSettings } from './season-settings.js';
import { type Enumerator, teamOf } from './teams.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

interface Day {
  profile: PointProfile;
  day: string;
  /** When the team reaches a network, for days without; else null. */
  syncAt: Date | null;
  random: Random;
}

/** All actions of a season in the order of time: the same settings give the same season, to the millisecond. */
export function makeSeason(settings: SeasonSettings): SeasonAction[] {
  const writer = new SeasonWriter(settings);
  for (const day of daysBetween(settings.from, settings.to)) for (const profile of PROFILES) writer.writeDay(profile, day);
  // A create precedes what happens to it, also where both were moved to the season's last moment: the sort is stable.
  return writer.actions.sort((one, other) => one.at.getTime() - other.at.getTime());
}

class SeasonWriter {
  readonly actions: SeasonAction[] = [];
  private readonly root: Random;
  private readonly end: Date;
  private refs = 0;

  constructor(private readonly settings: SeasonSettings) {
    this.root = new Random(settings.seed);
    this.end = instantAt(addDays(settings.to, 1), 86_399);
  }

  writeDay(profile: PointProfile, day: string): void {
    const random = this.root.fork(`${day}/${profile.code}`);
    const syncAt = random.chance(this.settings.late) ? instantAt(addDays(day, random.integer(1, 6)), 19 * 3600) : null;
    const shiftTeam = teamOf(profile.code);
    const team = [random.pick(shiftTeam), random.pick(shiftTeam)];
    for (const startedAt of sightingTimes(profile, day, random, this.settings.scale)) {
      this.writeGroup({ profile, day, syncAt, random }, startedAt, random.pick(team));
    }
  }

  private writeGroup(day: Day, startedAt: Date, enumerator: Enumerator): void {
    const { profile, random } = day;
    const group = drawGroup(profile, random);
    const intended = fmrAnswers({ profile, group, enumerator, startedAt, random });
    const mistake = drawMistake(random, this.settings.mistakes);
    const answers = mistake === null ? intended : spoil(intended, mistake, random);
    const ref = this.create(day, startedAt, answers, enumerator);
    const sentAt = this.actions.at(-1)?.at ?? startedAt;
    if (random.chance(this.settings.repeats)) this.push({ at: later(sentAt, random.integer(1, 30) * MINUTE_MS), type: 'resend', ref });
    if (random.chance(mistake === null ? this.settings.edits : this.settings.edits * 6)) {
      this.edit({ ref, intended, group, mistaken: mistake !== null, sentAt }, random);
    }
    if (random.chance(this.settings.deletes)) this.push({ at: later(sentAt, random.integer(50, 90) * HOUR_MS), type: 'delete', ref });
    if (random.chance(this.settings.doubles)) this.double(day, startedAt, answers);
  }

  /** A colleague on the other side of the road registers the same people a few minutes later. */
  private double(day: Day, startedAt: Date, answers: Answers): void {
    const colleague = day.random.pick(teamOf(day.profile.code));
    const again = { ...answers, deviceid: colleague.deviceid, username: colleague.username, 'g_id/enumerator_code': colleague.code };
    this.create(day, later(startedAt, day.random.integer(1, 6) * MINUTE_MS), again, colleague);
  }

  private create({ syncAt, random }: Day, startedAt: Date, answers: Answers, enumerator: Enumerator): number {
    const ref = this.refs;
    this.refs += 1;
    const at = syncAt === null ? later(startedAt, random.integer(2, 20) * MINUTE_MS) : later(syncAt, random.integer(0, 600) * 1000);
    this.push({ at, type: 'create', ref, answers, submittedBy: enumerator.username });
    return ref;
  }

  private edit(facts: { ref: number; intended: Answers; group: Group; mistaken: boolean; sentAt: Date }, random: Random): void {
    const at = later(facts.sentAt, random.integer(60, 48 * 60) * MINUTE_MS);
    this.push({ at, type: 'edit', ref: facts.ref, answers: correctedAnswers({ ...facts, at }, random) });
  }

  private push(action: SeasonAction): void {
    this.actions.push(action.at > this.end ? { ...action, at: this.end } : action);
  }
}

function later(instant: Date, milliseconds: number): Date {
  return new Date(instant.getTime() + milliseconds);
}
