import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "proxy-ssl-header-is-a-pair",
  title: "SECURE_PROXY_SSL_HEADER is a header and its value",
  problem: "SECURE_PROXY_SSL_HEADER is malformed",
  section: "https",
  severity: "medium",
  enforcement: "advisory",
  why: "Django stops with an error, or takes every request for plain HTTP and redirects it for ever.",
  fix: "Write HTTP_X_FORWARDED_PROTO,https, without blanks.",
  django: "checklist: HTTPS",

  on: "djangoApps",
  when: (app) => app.servesRequests && app.settings.SECURE_PROXY_SSL_HEADER.isPlain,
  *check(app) {
    for (const { variable, value } of app.settings.SECURE_PROXY_SSL_HEADER.where((header) => header.flaw !== undefined))
      yield `${variable} ${value.flaw}`;
  },
});
