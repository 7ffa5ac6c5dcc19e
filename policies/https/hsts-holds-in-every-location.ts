import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "hsts-holds-in-every-location",
  title: "nginx sends HSTS from every location",
  problem: "A location drops the HSTS header",
  section: "https",
  severity: "medium",
  enforcement: "advisory",
  why: "A location with its own add_header inherits none, so its responses lack Strict-Transport-Security.",
  fix: "Repeat the header in the location, or leave HSTS to Django's SECURE_HSTS_SECONDS.",

  on: "nginxLocations",
  check(location) {
    if (location.losesTransportSecurity)
      return `the block at ${location.at} has its own add_header and so drops Strict-Transport-Security`;
  },
});
