import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "https-listener-uses-current-tls",
  title: "HTTPS listeners require TLS 1.2 or later",
  problem: "An HTTPS listener accepts outdated TLS",
  section: "https",
  severity: "medium",
  enforcement: "advisory",
  why: "TLS 1.0 and 1.1 are broken and deprecated (RFC 8996).",
  fix: "Set `sslPolicy` to ELBSecurityPolicy-TLS13-1-2-2021-06 or later. Without `sslPolicy`, the listener accepts TLS 1.0.",

  on: "listeners",
  when: (listener) => listener.protocol === "HTTPS",
  check(listener) {
    const oldest = listener.minimumTlsVersion;
    if (oldest === "1.0" || oldest === "1.1") return `port ${listener.port} accepts TLS ${oldest}`;
  },
});
