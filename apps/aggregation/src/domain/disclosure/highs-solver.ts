import highs from 'highs';
import type { LinearProgram, LinearSession, LinearSolver } from './linear-program.js';

/** What has no bound from the rows ends here: wide enough for any audit, small enough for the solver's tolerances. */
const CEILING = 10_000_000;
/** Of HiGHS's strategies. */
const PRIMAL = 4;

/** The package declares types of CommonJS; what is imported is the function itself. */
const load = highs as unknown as typeof highs.default;
type Highs = Awaited<ReturnType<typeof load>>;

/** HiGHS, compiled to WebAssembly: it needs no binary of the machine's. */
export async function highsSolver(): Promise<LinearSolver> {
  const loaded = await load();
  return (program) => sessionOf(loaded, program);
}

function sessionOf(solver: Highs, { columns, rows }: LinearProgram): LinearSession {
  const starts = [0];
  for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.columns.length);
  const model = solver.createModel({
    numCols: columns, numRows: rows.length,
    colCost: new Float64Array(columns), colLower: new Float64Array(columns), colUpper: new Float64Array(columns).fill(CEILING),
    rowLower: rows.map(({ lower }) => finite(lower, solver.infinity)), rowUpper: rows.map(({ upper }) => finite(upper, solver.infinity)),
    matrix: { format: 'csr', numRows: rows.length, numCols: columns, starts, indices: rows.flatMap((row) => row.columns), values: rows.flatMap((row) => row.coefficients) },
  });
  model.options.set({ output_flag: false });
  return {
    greatest(weights) {
      const cost = new Float64Array(columns);
      for (const [column, weight] of weights) cost[column] = -weight;
      model.changeColsCost({ kind: 'range', from: 0, to: columns - 1 }, cost);
      model.run();
      // Only what is sought changes: from one optimum to the next is a short way for the primal simplex, and presolving would lose the place.
      model.options.set({ presolve: 'off', simplex_strategy: PRIMAL });
      return model.getModelStatus() === solver.constants.modelStatus.optimal ? model.getSolution().colValue : null;
    },
    close: () => model.dispose(),
  };
}

const finite = (bound: number, infinity: number): number => (Number.isFinite(bound) ? bound : Math.sign(bound) * infinity);
