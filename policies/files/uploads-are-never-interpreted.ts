import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "uploads-are-never-interpreted",
  title: "nginx never executes or renders uploads",
  problem: "nginx executes or renders uploads",
  section: "files",
  severity: "critical",
  enforcement: "mandatory",
  why: "An upload that the server executes, or shows as a page of the site, can take over the site.",
  fix: "Serve uploads from `location ^~ /media/` without handlers or SSI, and send unknown types as application/octet-stream.",
  django: { chapter: "MEDIA_ROOT and MEDIA_URL" },

  on: "nginxLocations",
  when: (location) => location.servesFiles && location.holdsUploads,
  *check(location) {
    const { interpreter } = location;
    if (interpreter)
      yield `uploads at ${location.at} that end with ${interpreter.ending} are executed by ${interpreter.at}`;
    if (location.runsServerSideIncludes) yield `server-side includes run in uploads at ${location.at}`;
    if (location.rendersUnknownFiles) yield `uploads of unknown type at ${location.at} are served as pages`;
  },
});
