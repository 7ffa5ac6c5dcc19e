import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "media-files-are-apart-from-static-files",
  title: "Media files are separate from static files",
  problem: "Media files and static files share a folder or URL",
  section: "files",
  severity: "high",
  enforcement: "advisory",
  why: "Uploads among the static files are served as part of the site, and collectstatic can overwrite them.",
  fix: "Use separate, non-nested folders and URLs for media and static files.",
  django: { chapter: "MEDIA_ROOT and MEDIA_URL" },

  on: "djangoApps",
  when: ({ settings }) =>
    (settings.MEDIA_ROOT.isInPlainText && settings.STATIC_ROOT.isInPlainText) ||
    (settings.MEDIA_URL.isInPlainText && settings.STATIC_URL.isInPlainText),
  *check({ mediaRootOverlap, mediaUrlIsStaticUrl, settings: { MEDIA_ROOT, STATIC_ROOT, MEDIA_URL, STATIC_URL } }) {
    if (mediaRootOverlap) yield `${MEDIA_ROOT.variable} is ${mediaRootOverlap} ${STATIC_ROOT.variable}`;
    if (mediaUrlIsStaticUrl) yield `${MEDIA_URL.variable} is the same as ${STATIC_URL.variable}`;
  },
});
