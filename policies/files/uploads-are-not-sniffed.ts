import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "uploads-are-not-sniffed",
  title: "nginx sends uploads with nosniff",
  problem: "Browsers may guess the type of uploads",
  section: "files",
  severity: "medium",
  enforcement: "advisory",
  why: "A browser that guesses can treat an image containing HTML as a page of the site and run its scripts.",
  fix: "Add `add_header X-Content-Type-Options nosniff always;` to the location, which inherits none once it has an add_header of its own.",
  django: { chapter: "MEDIA_ROOT and MEDIA_URL" },

  on: "nginxLocations",
  when: (location) => location.servesFiles && location.holdsUploads,
  check(location) {
    if (!location.forbidsSniffing) return `the uploads at ${location.at} have no X-Content-Type-Options: nosniff`;
  },
});
