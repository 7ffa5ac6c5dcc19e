import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "hsts-may-be-preloaded",
  title: "HSTS opts in to the browsers' preload list",
  problem: "HSTS does not opt in to the preload list",
  section: "https",
  severity: "low",
  enforcement: "advisory",
  why: "Browsers that never saw the site ask it over plain HTTP once.",
  fix: "Set the variable to True and enter the domain at hstspreload.org, once you are sure of HTTPS for years.",
  django: { check: "security.W021" },

  on: setting("SECURE_HSTS_PRELOAD"),
  when: ({ app }) => app.servesRequests && !app.hstsIsOff,
  check({ variable, value, app }) {
    if (value.mayBeFalse)
      return {
        message: `${variable} keeps the site off the preload lists`,
        because: { fact: app, aspect: `text of ${variable}` },
      };
  },
});
