import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "redirects-keep-the-path-encoded",
  title: "nginx redirects keep the path encoded",
  problem: "An nginx redirect decodes the path",
  section: "web-server",
  severity: "high",
  enforcement: "mandatory",
  why: "A line feed in the path, %0d%0a, becomes one in the answer: whoever makes the link adds cookies and pages of his own.",
  fix: "Use $request_uri in redirects; $uri and groups of the decoded path are not encoded.",

  on: "nginxRedirects",
  check(redirect) {
    if (redirect.splitsHeaders) return `the redirect at ${redirect.at} puts the decoded path into the Location header`;
  },
});
