import policy from "../../../policies/web-server/django-gets-a-checked-host";
import { DROP_UNKNOWN_HOSTS, nginxParameter, type Fixture } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const server = (inServer: string, inLocation = ""): string =>
  `server {\n  ${inServer}\n  location / {\n    ${inLocation}\n    proxy_pass http://127.0.0.1:8000;\n  }\n}`;
const uwsgi = (inLocation: string): Fixture =>
  nginxParameter(`server {\n  location / {\n    ${inLocation}\n    uwsgi_pass django:3031;\n  }\n}`);
const rejected = (message: string, ...lines: Parameters<typeof server>): RejectedCase => ({
  stack: [nginxParameter(server(...lines))],
  finds: { "nginx-conf": `value: line 5 forwards ${message}` },
});
const upstream = "the upstream's name as Host";
const asSent = "Host as the client sent it, which may not be the host that selected the server";

export default cases(policy, {
  accepts: {
    "the host that chose the server, next to one that drops unknown hosts": [
      nginxParameter(
        DROP_UNKNOWN_HOSTS + server("listen 80; server_name shop.example.com;", "proxy_set_header Host $host;"),
      ),
    ],
    "the host that chose the server": [nginxParameter(server("", "proxy_set_header Host $host;"))],
    "the server's own name": [nginxParameter(server("", "proxy_set_header Host $server_name;"))],
    "a fixed name": [nginxParameter(server("", "proxy_set_header Host shop.example.com;"))],
    "the header that Django may read instead": [nginxParameter(server("", "proxy_set_header X-Forwarded-Host $host;"))],
    "the host that chose the server, to uWSGI": [uwsgi("uwsgi_param HTTP_HOST $host;")],
    "no headers at all to uWSGI, which leaves Django the server's name": [uwsgi("uwsgi_pass_request_headers off;")],
    "the host that chose the server, after what the package says": [
      nginxParameter(server("", "include proxy_params; proxy_set_header Host $host;")),
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
      stack: [uwsgi("uwsgi_param HTTPS $https;")],
      finds: { "nginx-conf": `value: line 4 forwards ${asSent}` },
    },
  },
  notApplicable: {
    "FastCGI, which Django no longer speaks": [nginxParameter("server { location / { fastcgi_pass php:9000; } }")],
    "a bucket": [nginxParameter("server { location / { proxy_pass https://files.s3.amazonaws.com; } }")],
  },
  undecided: {
    "an included file in the location": {
      stack: [nginxParameter(server("", "include snippets/proxy.conf;"))],
      at: { "nginx-conf": "an included file of the configuration is not visible" },
    },
    "Debian's proxy_params, whose versions differ": {
      stack: [nginxParameter(server("", "include proxy_params;"))],
      at: { "nginx-conf": "the forwarded host depends on the version of nginx's package, whose file is not visible" },
    },
    "uwsgi_params, whose versions differ": {
      stack: [uwsgi("include /etc/nginx/uwsgi_params;")],
      at: { "nginx-conf": "the forwarded host depends on the version of nginx's package, whose file is not visible" },
    },
  },
});
