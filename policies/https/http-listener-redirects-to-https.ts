import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "http-listener-redirects-to-https",
  title: "HTTP listeners redirect to HTTPS",
  problem: "An HTTP listener does not redirect to HTTPS",
  section: "https",
  severity: "high",
  enforcement: "mandatory",
  why: "Anyone on the network path can read session cookies and CSRF tokens sent over plain HTTP.",
  fix: "Make the default action a redirect with `protocol: HTTPS` and `statusCode: HTTP_301`.",
  django: { check: "security.W008" },

  on: "listeners",
  when: (listener) => listener.protocol === "HTTP",
  check(listener) {
    if (listener.servesPlainHttp && listener.isPublic)
      return { message: `port ${listener.port} serves plain HTTP`, because: { fact: listener, aspect: "plain HTTP" } };
  },
});
