import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "source-code-is-not-served",
  title: "nginx does not serve the project's source code",
  problem: "nginx serves the project's source code",
  section: "files",
  severity: "high",
  enforcement: "advisory",
  why: "If the folder contains the project, anyone can download its settings, keys and database files by name.",
  fix: "Point `root` and `alias` at STATIC_ROOT and MEDIA_ROOT, which contain nothing else.",
  django: { chapter: "STATIC_ROOT and STATIC_URL" },

  on: "nginxLocations",
  when: (location) => location.servesFiles,
  check(location) {
    if (location.sourceServed) {
      return {
        message: `the location at ${location.at} would serve ${location.sourceServed}`,
        because: { fact: location, aspect: `folder sent by ${location.at}` },
      };
    }
  },
});
