import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "django-gets-the-request-scheme",
  title: "nginx tells Django which requests came over HTTPS",
  problem: "Django does not know which requests came over HTTPS",
  section: "https",
  severity: "high",
  enforcement: "advisory",
  why: "SECURE_SSL_REDIRECT redirects for ever where Django is not told; cookies cross the network in plain text where it is told wrongly.",
  fix: "Hand on X-Forwarded-Proto: `$http_x_forwarded_proto` behind a load balancer that takes TLS off, `$scheme` where nginx does.",

  on: "nginxProxies",
  when: (proxy) => proxy.showsHeaders,
  *check(proxy) {
    if (proxy.hidesHttps) yield `${proxy.at} does not tell Django that requests came over HTTPS`;
    if (proxy.feignsHttps) yield `${proxy.at} lets plain HTTP pass for HTTPS`;
  },
});
