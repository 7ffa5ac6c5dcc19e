import policy from "../../../policies/web-server/redirects-keep-the-path-encoded";
import { nginxParameter } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const server = (line: string): string => `server {\n  listen 80;\n  ${line}\n}`;
const rejected = (line: string): RejectedCase => ({
  stack: [nginxParameter(server(line))],
  finds: { "nginx-conf": "value: the redirect at line 3 copies the decoded path into the Location header" },
});

export default cases(policy, {
  accepts: {
    "the path as sent": [nginxParameter(server("return 301 https://shop.example.com$request_uri;"))],
    "groups of a rewrite, which encodes them": [
      nginxParameter(server("rewrite ^/old/([^.]*)$ https://shop.example.com/$1 permanent;")),
    ],
    "a group without line feeds": [
      nginxParameter(server("location ~ ^/old/(.*)$ { return 301 https://shop.example.com/$1; }")),
    ],
    "a group of the path as sent": [
      nginxParameter(server("if ($request_uri ~ ^/old/([^?]*)) { return 301 https://shop.example.com/$1; }")),
    ],
  },
  rejects: {
    "the decoded path": rejected("return 301 https://shop.example.com$uri;"),
    "the decoded path by its other name": rejected("return 302 https://shop.example.com$document_uri;"),
    "the decoded path in braces, without a code": rejected("return https://shop.example.com${uri};"),
    "the decoded path in a rewrite": rejected("rewrite ^ https://shop.example.com$uri permanent;"),
    "a group with line feeds": rejected("location ~ ^/old/([^/]*)/ { return 301 https://shop.example.com/$1; }"),
    "a named group with line feeds": rejected(
      "location ~ ^/old/(?<rest>[^/]*)/ { return 301 https://shop.example.com/$rest; }",
    ),
  },
  notApplicable: {
    "answers that are no redirects": [nginxParameter(server('return 200 "$uri";'))],
    "a rewrite within the server": [nginxParameter(server("rewrite ^/old/(.*)$ /new/$1 last;"))],
  },
  undecided: {
    "a configuration that nginx refuses": {
      stack: [nginxParameter("server { listen 80; location / { return 404; }")],
      at: { "nginx-conf": "nginx refuses the configuration" },
    },
  },
});
