import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "media-files-are-apart-from-static-files",
  title: "Media files are kept apart from static files",
  problem: "Media files and static files share a place",
  section: "files",
  severity: "high",
  enforcement: "advisory",
  why: "Uploads among the static files are served as the site's own, and collectstatic overwrites them.",
  fix: "Give MEDIA_ROOT and STATIC_ROOT, and their URLs, places of which none is inside the other.",
  django: { chapter: "MEDIA_ROOT and MEDIA_URL" },

  on: "djangoApps",
  when: ({ settings }) =>
    (settings.MEDIA_ROOT.isPlain && settings.STATIC_ROOT.isPlain) ||
    (settings.MEDIA_URL.isPlain && settings.STATIC_URL.isPlain),
  *check({ mediaRootOverlap, mediaUrlIsStaticUrl, settings: { MEDIA_ROOT, STATIC_ROOT, MEDIA_URL, STATIC_URL } }) {
    if (mediaRootOverlap) yield `${MEDIA_ROOT.variable} is ${mediaRootOverlap} ${STATIC_ROOT.variable}`;
    if (mediaUrlIsStaticUrl) yield `${MEDIA_URL.variable} is the same as ${STATIC_URL.variable}`;
  },
});
