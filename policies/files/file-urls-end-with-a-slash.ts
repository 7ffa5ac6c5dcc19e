import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "file-urls-end-with-a-slash",
  title: "STATIC_URL and MEDIA_URL end with a slash",
  problem: "STATIC_URL or MEDIA_URL lacks its trailing slash",
  section: "files",
  severity: "low",
  enforcement: "advisory",
  why: "Django appends file names directly, so without the slash every link to a file is broken.",
  fix: "End the URL with a slash: /static/ or https://files.example.com/media/.",
  django: { chapter: "STATIC_ROOT and STATIC_URL" },

  on: setting("STATIC_URL", "MEDIA_URL"),
  check({ variable, value }) {
    if (value !== "" && !value.endsWith("/")) return `${variable} does not end with a slash`;
  },
});
