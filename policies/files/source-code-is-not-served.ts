import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "source-code-is-not-served",
  title: "nginx does not serve the project's source code",
  problem: "nginx serves the project's source code",
  section: "files",
  severity: "high",
  enforcement: "advisory",
  why: "A folder that holds the project hands out its settings, keys and database files by their names.",
  fix: "Point `root` and `alias` at STATIC_ROOT and MEDIA_ROOT, which hold nothing else.",
  django: { chapter: "STATIC_ROOT and STATIC_URL" },

  on: "nginxLocations",
  when: (location) => location.servesFiles,
  check(location) {
    if (location.sourceServed)
      return {
        message: `the location at ${location.at} would send ${location.sourceServed}`,
        because: { fact: location, aspect: `folder sent by ${location.at}` },
      };
  },
});
