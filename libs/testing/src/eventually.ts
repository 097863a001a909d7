const POLL_MS = 50;

/** Asks again until the expectation holds; after `withinMs` its last failure is the test's. */
export async function eventually<T>(expectation: () => Promise<T> | T, withinMs = 30_000): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      return await expectation();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}
