import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "https-listener-has-a-certificate",
  title: "HTTPS listeners have a certificate",
  problem: "An HTTPS listener has no certificate",
  section: "https",
  severity: "high",
  enforcement: "mandatory",
  why: "Without a certificate no browser can connect securely, and people fall back to plain HTTP.",
  fix: "Give the listener the ARN of a certificate of ACM for the site's names.",

  on: "listeners",
  when: (listener) => listener.protocol === "HTTPS",
  check(listener) {
    if (!listener.hasCertificate) return `port ${listener.port} has no certificate`;
  },
});
