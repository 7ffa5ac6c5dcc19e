import policy from "../../../policies/https/http-listener-redirects-to-https";
import { FORWARD, HTTPS_REDIRECT, listener, loadBalancer, NOT_FOUND, UNKNOWN } from "../../fixtures";
import { cases } from "../../harness";

const internal = loadBalancer("internal", { internal: true });
const redirect = (parts: object): object => ({ type: "redirect", redirect: { statusCode: "HTTP_301", ...parts } });

export default cases(policy, {
  accepts: {
    "a redirect to HTTPS": [listener("web", { defaultActions: [HTTPS_REDIRECT] })],
    "a redirect on another port": [listener("web", { port: 8080, defaultActions: [HTTPS_REDIRECT] })],
    "an answer of its own": [listener("web", { defaultActions: [NOT_FOUND] })],
    "a load balancer that only the network reaches": [internal, listener("web", {}, internal)],
    "a redirect under the balancer's older name": [
      { ...listener("web", { defaultActions: [HTTPS_REDIRECT] }), type: "aws:alb/listener:Listener" },
    ],
    "a redirect to HTTPS on another port": [
      listener("web", { defaultActions: [redirect({ protocol: "HTTPS", port: "8443" })] }),
    ],
  },
  rejects: {
    "forwarding to the application": {
      stack: [loadBalancer(), listener("web")],
      finds: { web: "port 80 serves plain HTTP" },
    },
    "a redirect that stays on HTTP": {
      stack: [loadBalancer(), listener("web", { defaultActions: [redirect({ port: "8080" })] })],
      finds: { web: "port 80 serves plain HTTP" },
    },
    "a redirect to HTTP by name": {
      stack: [
        loadBalancer(),
        listener("web", { defaultActions: [redirect({ protocol: "HTTP", host: "example.com" })] }),
      ],
      finds: { web: "port 80 serves plain HTTP" },
    },
    "a listener without a protocol, which is HTTP": {
      stack: [loadBalancer(), listener("web", { protocol: undefined, port: 8000 })],
      finds: { web: "port 8000 serves plain HTTP" },
    },
    "forwarding to a target that is not known yet": {
      stack: [loadBalancer(), listener("web", { defaultActions: [{ ...FORWARD, targetGroupArn: UNKNOWN }] })],
      finds: { web: "port 80 serves plain HTTP" },
    },
    "forwarding under the balancer's older name": {
      stack: [
        { ...loadBalancer(), type: "aws:alb/loadBalancer:LoadBalancer" },
        {
          ...listener("web", {}, { ...loadBalancer(), type: "aws:alb/loadBalancer:LoadBalancer" }),
          type: "aws:alb/listener:Listener",
        },
      ],
      finds: { web: "port 80 serves plain HTTP" },
    },
    "forwarding after authentication": {
      stack: [
        loadBalancer(),
        listener("web", {
          defaultActions: [
            { type: "authenticate-cognito", order: 1 },
            { ...FORWARD, order: 2 },
          ],
        }),
      ],
      finds: { web: "port 80 serves plain HTTP" },
    },
    "forwarding after an action that is not known yet": {
      stack: [loadBalancer(), listener("web", { defaultActions: [UNKNOWN, FORWARD] })],
      finds: { web: "port 80 serves plain HTTP" },
    },
    "forwarding from a load balancer of another stack": {
      stack: [listener("web", { loadBalancerArn: "arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/app/web/1" })],
      finds: { web: "port 80 serves plain HTTP" },
    },
  },
  notApplicable: {
    "HTTPS only": [listener("secure", { protocol: "HTTPS", port: 443 })],
    "TCP on port 80": [listener("tcp", { protocol: "TCP" })],
    "a stack without listeners": [loadBalancer()],
  },
  undecided: {
    "the protocol itself": {
      stack: [loadBalancer(), listener("web", { protocol: UNKNOWN })],
      at: { web: "protocol is not known before the update" },
    },
    "all actions": {
      stack: [loadBalancer(), listener("web", { defaultActions: UNKNOWN })],
      at: { web: "defaultActions is not known before the update" },
    },
    "whether the balancer is internal, next to one that is known": {
      stack: [
        loadBalancer("late", { internal: UNKNOWN }),
        loadBalancer(),
        listener("a", {}, loadBalancer("late")),
        listener("b"),
      ],
      at: { a: "internal is not known before the update" },
      finds: { b: "port 80 serves plain HTTP" },
    },
  },
});
