import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "redirects-keep-the-path-encoded",
  title: "nginx redirects keep the path encoded",
  problem: "An nginx redirect decodes the path",
  section: "web-server",
  severity: "high",
  enforcement: "mandatory",
  why: "An encoded line break (%0d%0a) in the path becomes a real one in the response, so a crafted link can add headers, cookies and content.",
  fix: "Use $request_uri in redirects. $uri and captured groups contain the decoded path.",

  on: "nginxRedirects",
  check(redirect) {
    if (redirect.splitsHeaders)
      return `the redirect at ${redirect.at} copies the decoded path into the Location header`;
  },
});
