import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "ssl-redirect-ends",
  title: "SECURE_SSL_REDIRECT does not loop",
  problem: "SECURE_SSL_REDIRECT redirects endlessly",
  section: "https",
  severity: "high",
  enforcement: "advisory",
  why: "Behind a load balancer that takes TLS off, Django sees plain HTTP and redirects every request for ever.",
  fix: "Set SECURE_PROXY_SSL_HEADER to HTTP_X_FORWARDED_PROTO,https, or leave the redirect to the load balancer.",
  django: "checklist: HTTPS",

  on: "djangoApps",
  when: ({ servesRequests, settings }) =>
    servesRequests && settings.SECURE_SSL_REDIRECT.isPlain && settings.SECURE_PROXY_SSL_HEADER.isPlain,
  *check(app) {
    const { SECURE_SSL_REDIRECT, SECURE_PROXY_SSL_HEADER } = app.settings;
    for (const { variable } of SECURE_PROXY_SSL_HEADER.where((header) => header.isOff)) {
      if (!SECURE_SSL_REDIRECT.value.mayBeFalse && app.tlsEndsInFront)
        yield `${SECURE_SSL_REDIRECT.variable} redirects and ${variable} is off, behind a load balancer that takes TLS off`;
    }
  },
});
