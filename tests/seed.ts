const chosen = process.env["DJANGOGUARD_SEED"];

/**
 * The seed of a test that generates its cases: `fixed`, so that every run sees the same cases, unless DJANGOGUARD_SEED
 * gives another integer. `npm run test:seed` picks a new one. Say it in the test's title, so that every report shows it.
 * @throws Error if DJANGOGUARD_SEED is no integer
 */
export function seedOr(fixed: number): number {
  if (chosen === undefined) return fixed;
  const seed = Number(chosen);
  if (chosen === "" || !Number.isSafeInteger(seed)) throw new Error(`DJANGOGUARD_SEED is no integer: ${chosen}`);
  return seed;
}
