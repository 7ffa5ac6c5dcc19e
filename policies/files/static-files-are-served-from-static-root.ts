import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "static-files-are-served-from-static-root",
  title: "nginx serves static files from STATIC_ROOT",
  problem: "nginx serves static files from the wrong folder",
  section: "files",
  severity: "low",
  enforcement: "advisory",
  why: "collectstatic copies files to STATIC_ROOT. Any other folder contains outdated files or none.",
  fix: "Point the location's alias at the path where nginx mounts the volume of STATIC_ROOT.",
  django: { chapter: "STATIC_ROOT and STATIC_URL" },

  on: "nginxLocations",
  when: (location) => location.servesFiles,
  check(location) {
    if (!location.staticRootMissed) return;
    const { sends, collected } = location.staticRootMissed;
    return {
      message: `the location at ${location.at} serves ${sends}, but STATIC_ROOT is mounted at ${collected}`,
      because: { fact: location, aspect: `folder sent by ${location.at}` },
    };
  },
});
