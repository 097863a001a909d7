// Keeps the newest version of each cell. Order between partitions, repetition and replay do not matter: of two versions the greater counts.

/** @returns whether `a` is newer than `b`: a rebuild raises the epoch, a change the revision. */
export const isNewer = (a, b) => a.epoch > b.epoch || (a.epoch === b.epoch && a.revision > b.revision);

export class CurrentFigures {
  #cells = new Map();
  #points = new Map();

  /** One event of fm.figure.updated.v1: the current value of one cell, not a difference. */
  figure(key, cell) {
    const held = this.#cells.get(key);
    if (!held || isNewer(cell.version, held.version)) this.#cells.set(key, cell);
  }

  /** One event of fm.monitoring-point.registered.v1. */
  point(code, point) {
    const held = this.#points.get(code);
    if (!held || point.revision > held.revision) this.#points.set(code, point);
  }

  /**
   * Movements by day, point and direction: the cells of the cube {fmp, direction}. Cells of other cubes are other views of the same movements and
   * are never added to these. A cell that fell to nothing says 0 (a retraction) and is left out.
   */
  movements() {
    return [...this.#cells.values()]
      .filter(({ measure, cube, value, nRecords, nHeld }) => measure === 'movements' && cube === 'fmp.direction' && (value !== 0 || nRecords !== 0 || nHeld !== 0))
      .map(({ day, dimensions: { fmp, direction }, value, nRecords, version: { revision } }) => ({ period: day, fmp, direction, province: this.#points.get(fmp)?.adm1 ?? 'unknown', value, nRecords, revision }))
      .sort((a, b) => (JSON.stringify(Object.values(a)) < JSON.stringify(Object.values(b)) ? -1 : 1));
  }
}
