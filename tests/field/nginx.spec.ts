import { describeSituations } from "./situations";

describeSituations("nginx--", [
  "nginx--beanstalk-snippet-with-an-if",
  "nginx--host-variable-checked-by-anchored-regex",
  "nginx--host-variable-checked-for-two-names",
  "nginx--host-variable-checked-through-a-flag",
  "nginx--host-variable-compared-inside-the-location",
  "nginx--http-host-regex-with-an-open-end",
  "nginx--http-host-regex-without-anchors",
  "nginx--location-sends-the-git-folder",
  "nginx--old-tls-and-null-ciphers",
  "nginx--root-of-the-server-is-the-project",
  "nginx--sites-enabled-is-not-given",
  "nginx--static-folder-of-a-project-named-social-media",
  "nginx--static-root-and-a-part-of-it",
  "nginx--stock-main-file-with-unseen-includes",
  "nginx--template-without-its-variables",
  "nginx--try-files-in-the-projects-folder",
]);
