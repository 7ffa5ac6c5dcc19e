import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "email-encryption-fits-its-port",
  title: "The mail encryption matches the mail server's port",
  problem: "The mail encryption does not match the port",
  section: "email",
  severity: "medium",
  enforcement: "advisory",
  why: "With both ways of TLS on Django sends nothing, and with the wrong one the mail server never answers.",
  fix: "Use EMAIL_USE_TLS with port 587, or EMAIL_USE_SSL with port 465.",
  django: "checklist: MAILERS and related settings",

  on: "djangoApps",
  when: (app) => app.settings.EMAIL_USE_TLS.isPlain || app.settings.EMAIL_USE_SSL.isPlain,
  *check({ settings: { EMAIL_USE_TLS, EMAIL_USE_SSL, EMAIL_PORT } }) {
    const tls = EMAIL_USE_TLS.isPlain && !EMAIL_USE_TLS.value.mayBeFalse;
    const ssl = EMAIL_USE_SSL.isPlain && !EMAIL_USE_SSL.value.mayBeFalse;
    if (tls && ssl) yield `${EMAIL_USE_TLS.variable} and ${EMAIL_USE_SSL.variable} are both on`;
    for (const { variable } of EMAIL_PORT.where((port) => port === 465))
      if (tls && !ssl) yield `${variable} is 465, and ${EMAIL_USE_TLS.variable} is on`;
    for (const { variable } of EMAIL_PORT.where((port) => port === 587))
      if (ssl && !tls) yield `${variable} is 587, and ${EMAIL_USE_SSL.variable} is on`;
  },
});
