import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "ssl-redirect-ends",
  title: "SECURE_SSL_REDIRECT does not loop",
  problem: "SECURE_SSL_REDIRECT redirects endlessly",
  section: "https",
  severity: "high",
  enforcement: "advisory",
  why: "Behind a load balancer that terminates TLS, Django sees only plain HTTP and redirects every request again.",
  fix: "Set SECURE_PROXY_SSL_HEADER to HTTP_X_FORWARDED_PROTO,https, or leave the redirect to the load balancer.",
  django: { chapter: "HTTPS" },

  on: setting("SECURE_PROXY_SSL_HEADER"),
  when: ({ app }) => app.servesRequests && app.settings.SECURE_SSL_REDIRECT.isInPlainText,
  check({ variable, value, app }) {
    if (value.isOff && app.redirectBehindTls)
      return `${app.redirectBehindTls} turns the redirect on and ${variable} trusts no header, but the load balancer terminates TLS`;
  },
});
