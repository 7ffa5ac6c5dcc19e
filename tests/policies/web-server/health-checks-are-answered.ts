import policy from "../../../policies/web-server/health-checks-are-answered";
import { nginxParameter, resource, taskDefinition, UNKNOWN, type Fixture } from "../../fixtures";
import { cases } from "../../harness";

const server = (...lines: readonly string[]): string => ["server {", ...lines, "}"].join("\n");
const drop = server("listen 80 default_server;", "return 444;");
const shop = server("listen 80;", "server_name shop.example.com;", "location / { proxy_pass http://127.0.0.1:8000; }");
const targets = (healthCheck?: object, more: object = {}): Fixture =>
  resource("aws:lb/targetGroup:TargetGroup", "nginx", { port: 80, protocol: "HTTP", healthCheck, ...more });
const health = { path: "/healthz", matcher: "200" };

export default cases(policy, {
  accepts: {
    "a location for it in the default server": [
      nginxParameter(
        server("listen 80 default_server;", "location = /healthz { return 200; }", "location / { return 444; }") + shop,
      ),
      targets(health),
    ],
    "a status that counts as healthy": [
      nginxParameter(server("listen 80 default_server;", "return 404;") + shop),
      targets({ path: "/", matcher: "200,400-404" }),
    ],
    "Django, which may answer anything": [nginxParameter(shop), targets(health)],
    "a server that is named for addresses": [
      nginxParameter(drop + server("listen 80;", "server_name ~^[0-9.]+$;", "location / { return 200; }")),
      targets(health),
    ],
  },
  rejects: {
    "a default server that drops all": {
      stack: [nginxParameter(drop + shop), targets(health)],
      finds: { nginx: "nginx closes the connection at line 3 when the health check requests /healthz" },
    },
    "nothing said about the check": {
      stack: [nginxParameter(drop + shop), targets()],
      finds: { nginx: "nginx closes the connection at line 3 when the health check requests /" },
    },
    "a location for another path": {
      stack: [
        nginxParameter(
          server("listen 80 default_server;", "location = /healthz { return 200; }", "location / { return 444; }"),
        ),
        targets({ path: "/health" }),
      ],
      finds: { nginx: "nginx closes the connection at line 4 when the health check requests /health" },
    },
    "a redirect to HTTPS": {
      stack: [
        nginxParameter(server("listen 80 default_server;", "return 301 https://shop.example.com$request_uri;")),
        targets(health),
      ],
      finds: { nginx: "nginx answers 301 at line 3 when the health check requests /healthz" },
    },
  },
  notApplicable: {
    "targets on another port": [nginxParameter(drop + shop), targets(health, { port: 8000 })],
    "targets that are Django": [
      nginxParameter(drop.replace("80", "8000")),
      targets(health, { port: 8000 }),
      taskDefinition("shop", { command: ["gunicorn", "config.wsgi"] }),
    ],
    "a function": [nginxParameter(drop + shop), targets(health, { targetType: "lambda" })],
    "a network load balancer": [nginxParameter(drop + shop), targets(undefined, { protocol: "TCP" })],
  },
  undecided: {
    "the path": {
      stack: [nginxParameter(drop + shop), targets({ path: UNKNOWN })],
      at: { nginx: "healthCheck.path is not known before the update" },
    },
    "the configuration": {
      stack: [resource("aws:ssm/parameter:Parameter", "nginx-conf", { value: UNKNOWN }), targets(health)],
      at: { nginx: "value is not known before the update" },
    },
  },
});
