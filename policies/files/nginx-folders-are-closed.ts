import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "nginx-folders-are-closed",
  title: "nginx only serves files from the folders it names",
  problem: "nginx serves files from outside the folder it names",
  section: "files",
  severity: "critical",
  enforcement: "mandatory",
  why: "If `alias` ends with a slash and `location` does not, /media../settings.py reads the parent folder.",
  fix: "End both with a slash: `location /media/ { alias /srv/media/; }`.",
  django: { chapter: "MEDIA_ROOT and MEDIA_URL" },

  on: "nginxLocations",
  when: (location) => location.servesFiles,
  check(location) {
    if (location.leadsOutOfFolder) return `the location at ${location.at} serves files from the parent folder`;
  },
});
