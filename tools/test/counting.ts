import { appendFileSync } from "node:fs";
import { reporters, Runner, type MochaOptions } from "mocha";

/**
 * mocha's own reporter, which also appends a line of JSON with the counts to the file that DJANGOGUARD_COUNTS names:
 * `{"passes": 12, "failures": 0, "pending": 1}`.
 */
export default class Counting extends reporters.Spec {
  constructor(runner: Runner, options: MochaOptions) {
    super(runner, options);
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats;
      const file = process.env["DJANGOGUARD_COUNTS"];
      if (file) appendFileSync(file, `${JSON.stringify({ passes, failures, pending })}\n`);
    });
  }
}
