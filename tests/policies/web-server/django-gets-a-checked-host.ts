import policy from "../../../policies/web-server/django-gets-a-checked-host";
import { nginxParameter } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const server = (inServer: string, inLocation = ""): string =>
  `server {\n  ${inServer}\n  location / {\n    ${inLocation}\n    proxy_pass http://127.0.0.1:8000;\n  }\n}`;
const rejected = (message: string, ...lines: Parameters<typeof server>): RejectedCase => ({
  stack: [nginxParameter(server(...lines))],
  finds: { "nginx-conf": `value: line 5 hands on ${message}` },
});
const upstream = "its upstream's name as the host";
const asSent = "the Host header as the client sent it, which need not be the host that chose the server";

export default cases(policy, {
  accepts: {
    "the host that chose the server": [nginxParameter(server("", "proxy_set_header Host $host;"))],
    "the server's own name": [nginxParameter(server("", "proxy_set_header Host $server_name;"))],
    "a fixed name": [nginxParameter(server("", "proxy_set_header Host shop.example.com;"))],
    "the header that Django may read instead": [nginxParameter(server("", "proxy_set_header X-Forwarded-Host $host;"))],
    "the host that chose the server, to uWSGI": [
      nginxParameter("server { location / { uwsgi_param HTTP_HOST $host; uwsgi_pass django:3031; } }"),
    ],
    "the header of the server, in a location without its own": [nginxParameter(server("proxy_set_header Host $host;"))],
  },
  rejects: {
    "no header": rejected(upstream, ""),
    "the header of the server, which one in the location drops": rejected(
      upstream,
      "proxy_set_header Host $host;",
      "proxy_set_header X-Real-IP $remote_addr;",
    ),
    "what the client wrote": rejected(asSent, "", "proxy_set_header Host $http_host;"),
    "what the client wrote, to uWSGI": {
      stack: [
        nginxParameter("server {\n  location / {\n    include uwsgi_params;\n    uwsgi_pass django:3031;\n  }\n}"),
      ],
      finds: { "nginx-conf": `value: line 4 hands on ${asSent}` },
    },
    "what the client wrote, by Debian's proxy_params": rejected(asSent, "include proxy_params;"),
  },
  notApplicable: {
    "FastCGI, which Django no longer speaks": [nginxParameter("server { location / { fastcgi_pass php:9000; } }")],
    "a bucket": [nginxParameter("server { location / { proxy_pass https://files.s3.amazonaws.com; } }")],
  },
  undecided: {
    "an included file in the location": {
      stack: [nginxParameter(server("", "include snippets/proxy.conf;"))],
      at: ["nginx-conf"],
    },
  },
});
