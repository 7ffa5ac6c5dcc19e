import policy from "../../../policies/web-server/nginx-configuration-is-valid";
import {
  djangoWithUnknown,
  nginxParameter,
  rawTaskDefinition,
  resource,
  taskDefinition,
  UNKNOWN,
} from "../../fixtures";
import { cases } from "../../harness";

const valid = "server { listen 80; server_name shop.example.com; return 404; }";

export default cases(policy, {
  accepts: {
    "a configuration in a parameter": [nginxParameter(valid)],
    "a configuration in a variable": [taskDefinition("edge", { name: "nginx", environment: { NGINX_CONF: valid } })],
    "a configuration that a command writes": [
      taskDefinition("edge", {
        name: "nginx",
        command: [
          "sh",
          "-c",
          `cat > /etc/nginx/conf.d/default.conf <<'EOF'\n${valid}\nEOF\nexec nginx -g 'daemon off;'`,
        ],
      }),
    ],
  },
  rejects: {
    "a missing semicolon": {
      stack: [nginxParameter("server {\n  listen 80\n  location / { return 404; }\n}")],
      finds: {
        "nginx-conf": 'value: line 3: directive "listen" is not terminated by ";"',
      },
    },
    "a missing brace": {
      stack: [
        taskDefinition("edge", {
          name: "nginx",
          environment: { NGINX_CONF: "server { listen 80; location / { return 404; }" },
        }),
      ],
      finds: {
        edge: 'variable NGINX_CONF of container nginx: line 1: unexpected end of file, expecting "}"',
      },
    },
  },
  notApplicable: {
    "a parameter that holds something else": [resource("aws:ssm/parameter:Parameter", "level", { value: "server" })],
    "a container without a configuration": [
      taskDefinition("edge", { name: "nginx", command: ["nginx", "-g", "daemon off;"] }),
    ],
    "a variable that is not known, of a container that has nothing to do with nginx": [
      djangoWithUnknown("POSTGRES_USER"),
    ],
  },
  undecided: {
    "the parameter": {
      stack: [resource("aws:ssm/parameter:Parameter", "nginx-conf", { value: UNKNOWN })],
      at: { "nginx-conf": "value is not known before the update" },
    },
    "a variable that is not known and named like a configuration": {
      stack: [djangoWithUnknown("PROXY_CONF")],
      at: { shop: "PROXY_CONF is not known before the update" },
    },
    "the first variable, next to a configuration with a mistake": {
      stack: [
        rawTaskDefinition("edge", [
          {
            name: "nginx",
            environment: [
              { name: "A", value: UNKNOWN },
              { name: "NGINX_CONF", value: "server { listen 80; location / { return 404; }" },
            ],
          },
        ]),
      ],
      at: { edge: "A is not known before the update" },
      finds: {
        edge: 'variable NGINX_CONF of container nginx: line 1: unexpected end of file, expecting "}"',
      },
    },
  },
});
