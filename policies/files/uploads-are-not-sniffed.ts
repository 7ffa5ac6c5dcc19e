import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "uploads-are-not-sniffed",
  title: "nginx sends uploads with nosniff",
  problem: "Browsers guess the type of uploads",
  section: "files",
  severity: "medium",
  enforcement: "advisory",
  why: "A browser that guesses takes an image that holds HTML for a page of the site, and runs its scripts.",
  fix: "Add `add_header X-Content-Type-Options nosniff always;` to the location: it inherits none once it has one of its own.",
  django: { chapter: "MEDIA_ROOT and MEDIA_URL" },

  on: "nginxLocations",
  when: (location) => location.servesFiles && location.holdsUploads,
  check(location) {
    if (!location.forbidsSniffing)
      return `the uploads at ${location.at} are sent without X-Content-Type-Options: nosniff`;
  },
});
