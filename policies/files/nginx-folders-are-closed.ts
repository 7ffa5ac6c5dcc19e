import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "nginx-folders-are-closed",
  title: "nginx only serves files from the folders it names",
  problem: "nginx serves files from outside a folder",
  section: "files",
  severity: "critical",
  enforcement: "mandatory",
  why: "A location without the slash that its alias ends with lets everybody read the folder above: /media../settings.py.",
  fix: "Write the slash on both sides: `location /media/ { alias /srv/media/; }`.",
  django: { chapter: "MEDIA_ROOT and MEDIA_URL" },

  on: "nginxLocations",
  when: (location) => location.servesFiles,
  check(location) {
    if (location.leadsOutOfFolder) return `the location at ${location.at} sends files from above its folder`;
  },
});
