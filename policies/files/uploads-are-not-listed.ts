import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "uploads-are-not-listed",
  title: "nginx does not list uploads",
  problem: "nginx lists uploads",
  section: "files",
  severity: "high",
  enforcement: "mandatory",
  why: "A listing reveals the names of all files, including other users' uploads.",
  fix: "Remove `autoindex on` from the location.",
  django: { chapter: "MEDIA_ROOT and MEDIA_URL" },

  on: "nginxLocations",
  when: (location) => location.servesFiles && location.holdsUploads,
  check(location) {
    if (location.listsFiles) return `autoindex is on for the uploads at ${location.at}`;
  },
});
