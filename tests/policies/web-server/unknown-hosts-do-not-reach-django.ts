import policy from "../../../policies/web-server/unknown-hosts-do-not-reach-django";
import {
  django,
  HTTPS_REDIRECT,
  listener,
  listenerRule,
  loadBalancer,
  nginxParameter,
  NOT_FOUND,
  rawTaskDefinition,
  resource,
  taskDefinition,
  UNKNOWN,
} from "../../fixtures";
import { cases } from "../../harness";

const shop =
  "server {\n  listen 80;\n  server_name shop.example.com;\n  location / { proxy_pass http://127.0.0.1:8000; }\n}\n";
const drop = "server {\n  listen 80 default_server;\n  return 444;\n}\n";
const web = listener("web", { port: 443, protocol: "HTTPS", defaultActions: [NOT_FOUND] });
const redirecting = listener("web", { defaultActions: [HTTPS_REDIRECT] });
const inside = loadBalancer("inside", { internal: true });
const forwarded = "requests for unknown hosts on *:80 are forwarded by line 4";
const example = "for example `GET /` with `Host: unrecognized.invalid`";
const finds = { "nginx-conf": `value: ${forwarded}` };
const evidence = { "nginx-conf": [example] };

export default cases(policy, {
  accepts: {
    "a default server that drops": [nginxParameter(drop + shop)],
    "a default server after the others": [nginxParameter(shop + drop)],
    "a static answer": [nginxParameter("server { listen 80 default_server; return 404; }" + shop)],
    "a default server that drops what the load balancer forwards": [
      nginxParameter(drop + shop),
      loadBalancer(),
      listener("web"),
    ],
    "unknown hosts behind a load balancer that redirects those it does not name": [
      nginxParameter(shop),
      loadBalancer(),
      redirecting,
      listenerRule("shop", redirecting, { conditions: [{ hostHeader: { values: ["shop.example.com"] } }] }),
    ],
    "unknown hosts behind a load balancer that forwards named hosts only": [
      nginxParameter(shop),
      loadBalancer(),
      web,
      listenerRule("shop", web, { conditions: [{ hostHeader: { values: ["shop.example.com"] } }] }),
    ],
  },
  rejects: {
    "the one server, which is the default": { stack: [nginxParameter(shop)], finds, evidence },
    "hosts that Django's ALLOWED_HOSTS refuses, one error each": {
      stack: [nginxParameter(shop), django({ ALLOWED_HOSTS: "shop.example.com" })],
      finds,
      evidence: { "nginx-conf": [example, "Django answers each with a 400 and logs an error"] },
    },
    "hosts that Django serves": {
      stack: [nginxParameter(shop), django({ ALLOWED_HOSTS: "*" })],
      finds,
      evidence: { "nginx-conf": [example, "Django serves them, since ALLOWED_HOSTS allows every host"] },
    },
    "444 for an underscore, which names nobody": {
      stack: [nginxParameter(shop + "server { listen 80; server_name _; return 444; }")],
      finds,
      evidence,
    },
    "a redirect to whatever host was asked for": {
      stack: [nginxParameter("server {\n  listen 80;\n  return 301 https://$host$request_uri;\n}")],
      finds: { "nginx-conf": "value: requests for unknown hosts on *:80 are reflected by line 3" },
      evidence,
    },
    "forwarding on IPv6 alone": {
      stack: [nginxParameter(drop + shop.replace("listen 80;", "listen 80; listen [::]:80;"))],
      finds: { "nginx-conf": "value: requests for unknown hosts on [::]:80 are forwarded by line 8" },
      evidence,
    },
    "a sidecar's variable": {
      stack: [taskDefinition("edge", { name: "nginx", environment: { NGINX_CONF: shop } })],
      finds: { edge: `variable NGINX_CONF of container nginx: ${forwarded}` },
      evidence: { edge: [example] },
    },
    "a load balancer that forwards by default": {
      stack: [nginxParameter(shop), loadBalancer(), listener("web")],
      finds: { "nginx-conf": `value: ${forwarded}, and the load balancer forwards them` },
      evidence,
    },
    "a load balancer that forwards by path": {
      stack: [nginxParameter(shop), loadBalancer(), web, listenerRule("api", web)],
      finds: { "nginx-conf": `value: ${forwarded}, and the load balancer forwards them` },
      evidence,
    },
    "a load balancer that forwards nothing": { stack: [nginxParameter(shop), loadBalancer(), web], finds, evidence },
    "a load balancer that no client outside reaches": {
      stack: [nginxParameter(shop), inside, listener("web", {}, inside)],
      finds,
      evidence,
    },
  },
  notApplicable: {
    "a stack without nginx": [resource("aws:ssm/parameter:Parameter", "level", { value: "INFO" })],
  },
  undecided: {
    "the configuration": {
      stack: [resource("aws:ssm/parameter:Parameter", "nginx-conf", { value: UNKNOWN })],
      at: { "nginx-conf": "value is not known before the update" },
    },
    "a configuration that nginx refuses": {
      stack: [nginxParameter("server { listen 80; location / { return 404; }")],
      at: { "nginx-conf": "nginx refuses the configuration" },
    },
    "which hosts the load balancer forwards": {
      stack: [
        nginxParameter(shop),
        loadBalancer(),
        web,
        listenerRule("shop", web, { conditions: [{ hostHeader: { values: UNKNOWN } }] }),
      ],
      at: { "nginx-conf": "conditions[0].hostHeader.values is not known before the update" },
    },
    "a first container, next to one that forwards": {
      stack: [
        rawTaskDefinition("edge", [UNKNOWN, { name: "nginx", environment: [{ name: "NGINX_CONF", value: shop }] }]),
      ],
      at: { edge: "containerDefinitions[0] is not known before the update" },
      finds: { edge: `variable NGINX_CONF of container nginx: ${forwarded}` },
      evidence: { edge: [example] },
    },
  },
});
