/** The last line of a test run: one line of counts over all suites. A suite that could not run is a failure, not a silence. */
export default class CountReporter {
  onRunComplete(_contexts, results) {
    const broken = results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const line = `${results.numPassedTests} passed, ${results.numFailedTests + broken} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    // After the default reporter's summary, which is written on the same event.
    setImmediate(() => process.stderr.write(`${line}\n`));
  }
}
