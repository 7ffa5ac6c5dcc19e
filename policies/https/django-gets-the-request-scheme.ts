import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "django-gets-the-request-scheme",
  title: "nginx tells Django which requests came over HTTPS",
  problem: "Django does not know which requests came over HTTPS",
  section: "https",
  severity: "high",
  enforcement: "advisory",
  why: "If Django is not told, SECURE_SSL_REDIRECT loops. If plain HTTP is declared as HTTPS, secure cookies travel unencrypted.",
  fix: "Set X-Forwarded-Proto to `$http_x_forwarded_proto` behind a load balancer that terminates TLS, or to `$scheme` if nginx terminates TLS.",

  on: "nginxProxies",
  when: (proxy) => proxy.showsHeaders,
  *check(proxy) {
    if (proxy.hidesHttps) yield `${proxy.at} does not declare HTTPS requests as HTTPS`;
    if (proxy.feignsHttps) yield `${proxy.at} declares plain HTTP as HTTPS`;
  },
});
