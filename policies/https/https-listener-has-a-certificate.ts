import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "https-listener-has-a-certificate",
  title: "HTTPS listeners have a certificate",
  problem: "An HTTPS listener has no certificate",
  section: "https",
  severity: "high",
  enforcement: "mandatory",
  why: "Without a certificate, no client can connect over HTTPS.",
  fix: "Set `certificateArn` to an ACM certificate for the site's host names.",

  on: "listeners",
  when: (listener) => listener.protocol === "HTTPS",
  check(listener) {
    if (!listener.hasCertificate) return `\`certificateArn\` is not set for port ${listener.port}`;
  },
});
