import policy from "../../../policies/web-server/request-bodies-are-limited";
import { DROP_UNKNOWN_HOSTS, nginxParameter } from "../../fixtures";
import { cases } from "../../harness";

const server = (lines: string): string =>
  `server {\n  listen 80;\n  ${lines}\n  location / { proxy_pass http://127.0.0.1:8000; }\n}`;
const finds = { "nginx-conf": "value: line 4 has no limit (client_max_body_size 0)" };

export default cases(policy, {
  accepts: {
    "ten megabytes for a named host": [
      nginxParameter(DROP_UNKNOWN_HOSTS + server("server_name shop.example.com; client_max_body_size 10m;")),
    ],
    "nginx's own limit, a megabyte": [nginxParameter(server(""))],
    "a larger one": [nginxParameter(server("client_max_body_size 100m;"))],
    "the location's own": [
      nginxParameter(
        "server {\n  client_max_body_size 0;\n  location / { client_max_body_size 5m; uwsgi_pass django:3031; }\n}",
      ),
    ],
  },
  rejects: {
    "no limit": { stack: [nginxParameter(server("client_max_body_size 0;"))], finds },
    "no limit, in megabytes": { stack: [nginxParameter(server("client_max_body_size 0m;"))], finds },
  },
  notApplicable: {
    "a server that forwards nothing": [nginxParameter("server { location / { root /srv/public; } }")],
  },
  undecided: {
    "an included file in the server": {
      stack: [nginxParameter(server("include snippets/limits.conf;"))],
      at: { "nginx-conf": "an included file of the configuration is not visible" },
    },
  },
});
