import policy from "../../../policies/critical-settings/allowed-hosts-are-named";
import {
  type Fixture,
  containerDefinition,
  django,
  listener,
  listenerRule,
  loadBalancer,
  nginxParameter,
  NOT_FOUND,
  rawTaskDefinition,
  taskDefinition,
  UNKNOWN,
} from "../../fixtures";
import { cases } from "../../harness";

const anyHost = django({ ALLOWED_HOSTS: "*" });
const web = listener("web", { port: 443, protocol: "HTTPS", defaultActions: [NOT_FOUND] });
const hosts = (...values: unknown[]): Fixture["properties"] => ({ conditions: [{ hostHeader: { values } }] });
const finds = {
  shop: "container web: ALLOWED_HOSTS allows every host, and nothing in front rejects unknown hosts",
};
const dropping =
  "server { listen 80 default_server; return 444; } server { listen 80; server_name shop.example.com; location / { proxy_pass http://127.0.0.1:8000; } }";
const forwarding = "server { listen 80; location / { proxy_pass http://127.0.0.1:8000; } }";

export default cases(policy, {
  accepts: {
    "hosts by name": [django({ ALLOWED_HOSTS: "shop.example.com,www.example.com" })],
    "a domain with its subdomains": [django({ DJANGO_ALLOWED_HOSTS: ".example.com" })],
    "hosts as a JSON array": [django({ ALLOWED_HOSTS: '["shop.example.com"]' })],
    "every host behind a load balancer that forwards named hosts only": [
      loadBalancer(),
      web,
      listenerRule("shop", web, hosts("shop.example.com", "*.example.com")),
      anyHost,
    ],
    "every host behind a rule for named hosts in another stack's listener": [
      listenerRule("shop", web, {
        listenerArn: "arn:aws:elasticloadbalancing:eu-west-1:1:listener/app/web/1/2",
        ...hosts("a.example"),
      }),
      anyHost,
    ],
    "every host behind nginx that drops unknown ones": [nginxParameter(dropping), anyHost],
    "every host behind nginx that drops unknown ones, which the load balancer forwards": [
      loadBalancer(),
      listener("web"),
      nginxParameter(dropping),
      anyHost,
    ],
    "every host behind nginx that forwards unknown ones, which the load balancer turns away": [
      loadBalancer(),
      web,
      listenerRule("shop", web, hosts("shop.example.com")),
      nginxParameter(forwarding),
      anyHost,
    ],
  },
  rejects: {
    "every host": { stack: [anyHost], finds },
    "every host among named ones": { stack: [django({ ALLOWED_HOSTS: "shop.example.com, *" })], finds },
    "every host in a JSON array": { stack: [django({ ALLOWED_HOSTS: ' ["*"]' })], finds },
    "every host behind a load balancer that forwards by default": {
      stack: [loadBalancer(), listener("web"), anyHost],
      finds,
      evidence: { shop: "the load balancer forwards unknown hosts" },
    },
    "every host behind a rule that names all hosts": {
      stack: [loadBalancer(), web, listenerRule("all", web, hosts("*")), anyHost],
      finds,
      evidence: { shop: "the load balancer forwards unknown hosts" },
    },
    "every host behind a rule for a path": {
      stack: [loadBalancer(), web, listenerRule("api", web), anyHost],
      finds,
      evidence: { shop: "the load balancer forwards unknown hosts" },
    },
    "every host behind a load balancer that forwards nothing": { stack: [loadBalancer(), web, anyHost], finds },
    "every host behind nginx that forwards them": {
      stack: [nginxParameter(forwarding), anyHost],
      finds,
      evidence: { shop: "nginx forwards unknown hosts" },
    },
    "every host behind nginx and a load balancer that both forward them": {
      stack: [loadBalancer(), listener("web"), nginxParameter(forwarding), anyHost],
      finds,
      evidence: { shop: ["nginx forwards unknown hosts", "the load balancer forwards unknown hosts"] },
    },
  },
  notApplicable: {
    "hosts that the settings module decides": [django({})],
    "hosts from a secret": [django({}, { secrets: { ALLOWED_HOSTS: "arn:aws:ssm:eu-west-1:1:parameter/hosts" } })],
    "a worker, which answers no requests": [
      django({ ALLOWED_HOSTS: "*" }, { command: ["celery", "-A", "config", "worker"] }),
    ],
    "a container that does not run Django": [
      taskDefinition("node", { command: ["node", "server.js"], environment: { ALLOWED_HOSTS: "*" } }),
    ],
  },
  undecided: {
    "hosts that are not known yet": {
      stack: [
        rawTaskDefinition("shop", [
          {
            ...containerDefinition({ command: ["gunicorn", "config.wsgi"] }),
            environment: [{ name: "ALLOWED_HOSTS", value: UNKNOWN }],
          },
        ]),
      ],
      at: { shop: "ALLOWED_HOSTS is not known before the update" },
    },
    "a host that was simulated": {
      stack: [django({ ALLOWED_HOSTS: "web-s1mulated-1.eu-west-1.elb.amazonaws.com" })],
      at: { shop: "ALLOWED_HOSTS is not known before the update" },
    },
    "every host behind a rule whose hosts are not known yet": {
      stack: [loadBalancer(), web, listenerRule("shop", web, hosts(UNKNOWN)), anyHost],
      at: { shop: "conditions[0].hostHeader.values[0] is not known before the update" },
    },
    "every host where a container that may be nginx is not known yet": {
      stack: [anyHost, rawTaskDefinition("edge", UNKNOWN)],
      at: {
        shop: "containerDefinitions is not known before the update",
        edge: "containerDefinitions is not known before the update",
      },
    },
  },
});
