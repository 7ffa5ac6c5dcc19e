import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "hsts-may-be-preloaded",
  title: "HSTS opts in to the browsers' preload list",
  problem: "HSTS does not opt in to the preload list",
  section: "https",
  severity: "low",
  enforcement: "advisory",
  why: "A browser's very first visit is still plain HTTP; the preload list closes that gap.",
  fix: "Set SECURE_HSTS_PRELOAD to True and submit the domain at hstspreload.org, once you are sure to keep HTTPS for years.",
  django: { check: "security.W021" },

  on: setting("SECURE_HSTS_PRELOAD"),
  when: ({ app }) => app.servesRequests && !app.hstsIsOff,
  check({ variable, value, text }) {
    if (value.mayBeFalse) return { message: `${variable} turns the preload directive off`, because: text };
  },
});
