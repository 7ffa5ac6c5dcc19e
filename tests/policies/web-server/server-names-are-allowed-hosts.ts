import policy from "../../../policies/web-server/server-names-are-allowed-hosts";
import {
  containerDefinition,
  DROP_UNKNOWN_HOSTS,
  django,
  nginxParameter,
  rawTaskDefinition,
  taskDefinition,
  UNKNOWN,
  type Fixture,
} from "../../fixtures";
import { cases } from "../../harness";

const server = (names: string): Fixture =>
  nginxParameter(`server {\n  server_name ${names};\n  location / { proxy_pass http://127.0.0.1:8000; }\n}`);
const allows = (hosts: string): Fixture => django({ DJANGO_ALLOWED_HOSTS: hosts });
const finds = { "nginx-conf": "value: www.example.com of the server at line 1 is not in DJANGO_ALLOWED_HOSTS" };

export default cases(policy, {
  accepts: {
    "the same host, next to a server that drops unknown ones": [
      nginxParameter(
        `${DROP_UNKNOWN_HOSTS}server {\n  server_name shop.example.com;\n  location / { proxy_pass http://127.0.0.1:8000; }\n}`,
      ),
      allows("shop.example.com"),
    ],
    "the same host": [server("shop.example.com"), allows("shop.example.com")],
    "a host below an allowed domain": [server("shop.example.com"), allows(".example.com")],
    "all hosts below an allowed domain": [server("*.example.com"), allows(".example.com")],
    "every host allowed": [server("shop.example.com"), allows("*")],
    "in capitals": [server("Shop.example.com"), allows("shop.EXAMPLE.com")],
  },
  rejects: {
    "a host that Django refuses": {
      stack: [server("shop.example.com www.example.com"), allows("shop.example.com")],
      finds,
    },
    "all hosts below a domain of which Django allows one": {
      stack: [server("*.example.com"), allows("shop.example.com")],
      finds: { "nginx-conf": "value: .example.com of the server at line 1 is not in DJANGO_ALLOWED_HOSTS" },
    },
    "two hosts in a sidecar's variable": {
      stack: [
        rawTaskDefinition("shop", [
          containerDefinition({
            name: "nginx",
            environment: {
              NGINX_CONF:
                "server { server_name a.example.com b.example.com; location / { proxy_pass http://127.0.0.1:8000; } }",
            },
          }),
          containerDefinition({
            command: ["gunicorn", "config.wsgi"],
            environment: { ALLOWED_HOSTS: "c.example.com" },
          }),
        ]),
      ],
      finds: {
        shop: "variable NGINX_CONF of container nginx: a.example.com, b.example.com of the server at line 1 are not in ALLOWED_HOSTS",
      },
    },
  },
  notApplicable: {
    "a stack without Django": [server("shop.example.com")],
    "names that stand for no host": [server('_ localhost 10.0.0.1 ""'), allows("shop.example.com")],
    "a server that forwards nothing": [
      nginxParameter("server { server_name www.example.com; location / { return 404; } }"),
      allows("shop.example.com"),
    ],
  },
  undecided: {
    "the allowed hosts": {
      stack: [server("shop.example.com"), django({ DJANGO_ALLOWED_HOSTS: UNKNOWN })],
      at: { "nginx-conf": "DJANGO_ALLOWED_HOSTS is not known before the update" },
    },
    "allowed hosts that the settings module gives": {
      stack: [server("shop.example.com"), django({})],
      at: { "nginx-conf": "the environment does not show ALLOWED_HOSTS" },
    },
    "which of two containers is behind": {
      stack: [
        server("shop.example.com"),
        allows("shop.example.com"),
        taskDefinition("admin", { command: ["gunicorn", "admin.wsgi"] }),
      ],
      at: { "nginx-conf": "several Django containers may be behind nginx" },
    },
  },
});
