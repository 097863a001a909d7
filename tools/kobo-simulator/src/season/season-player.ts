import type { KoboAsset } from '../server/kobo-asset.js';
import type { SeasonAction } from './season-action.js';

/** Applies a season's actions to an asset, one by one, and remembers which submission is which. */
export class SeasonPlayer {
  private readonly ids = new Map<number, number>();

  constructor(private readonly asset: KoboAsset) {}

  /** @returns the `_id` of the submission concerned. A `resend` changes nothing here: it is the sender's to deliver. */
  apply(action: SeasonAction): number {
    if (action.type === 'create') {
      const { _id } = this.asset.create(action.answers, { at: action.at, submittedBy: action.submittedBy });
      this.ids.set(action.ref, _id);
      return _id;
    }
    const id = this.ids.get(action.ref);
    if (id === undefined) throw new Error(`Submission ${action.ref} of the season was not created yet: apply the actions in their order.`);
    if (action.type === 'edit') this.asset.edit(id, action.answers, action.at);
    if (action.type === 'delete') this.asset.delete(id, action.at);
    return id;
  }
}
