import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "proxy-ssl-header-is-a-pair",
  title: "SECURE_PROXY_SSL_HEADER is a header and its value",
  problem: "SECURE_PROXY_SSL_HEADER is malformed",
  section: "https",
  severity: "medium",
  enforcement: "advisory",
  why: "Django raises an error, or treats every request as plain HTTP and redirects endlessly.",
  fix: "Set SECURE_PROXY_SSL_HEADER to HTTP_X_FORWARDED_PROTO,https without spaces.",
  django: { chapter: "HTTPS" },

  on: setting("SECURE_PROXY_SSL_HEADER"),
  when: ({ app }) => app.servesRequests,
  check({ variable, value }) {
    if (value.flaw !== undefined) return `${variable} ${value.flaw}`;
  },
});
