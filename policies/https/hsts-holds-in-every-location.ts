import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "hsts-holds-in-every-location",
  title: "nginx sends HSTS from every location",
  problem: "A location drops the HSTS header",
  section: "https",
  severity: "medium",
  enforcement: "advisory",
  why: "A location with an add_header of its own inherits none: its answers come without Strict-Transport-Security.",
  fix: "Repeat the header in the location, or leave HSTS to Django's SECURE_HSTS_SECONDS.",

  on: "nginxLocations",
  check(location) {
    if (location.losesTransportSecurity)
      return `the headers of the block at ${location.at} drop Strict-Transport-Security`;
  },
});
