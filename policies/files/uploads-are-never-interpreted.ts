import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "uploads-are-never-interpreted",
  title: "nginx never interprets uploads",
  problem: "nginx interprets uploads",
  section: "files",
  severity: "critical",
  enforcement: "mandatory",
  why: "A file that a user uploads and that the server executes, or shows as a page of the site, takes the site over.",
  fix: "Serve uploads from `location ^~ /media/` without handlers and SSI, and give unknown types as application/octet-stream.",
  django: { chapter: "MEDIA_ROOT and MEDIA_URL" },

  on: "nginxLocations",
  when: (location) => location.servesFiles && location.holdsUploads,
  *check(location) {
    const { interpreter } = location;
    if (interpreter)
      yield `files ending with ${interpreter.ending} among the uploads at ${location.at} are executed by ${interpreter.at}`;
    if (location.runsServerSideIncludes) yield `server-side includes run in the uploads at ${location.at}`;
    if (location.rendersUnknownFiles) yield `uploads of unknown type at ${location.at} are shown as pages`;
  },
});
