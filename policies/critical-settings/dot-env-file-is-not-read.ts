import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "dot-env-file-is-not-read",
  title: "Django does not read a .env file",
  problem: "Django reads a .env file",
  section: "critical-settings",
  severity: "low",
  enforcement: "advisory",
  why: "A file in the image overrides what the stack shows or fills in what it leaves out, unseen and under version control.",
  fix: "Remove the variable or set it to False, and give every setting through the container's environment.",
  django: { chapter: "SECRET_KEY" },

  on: setting("READ_DOT_ENV_FILE"),
  check({ variable, value }) {
    if (value.mayBeTrue) return `${variable} has a .env file read`;
  },
});
