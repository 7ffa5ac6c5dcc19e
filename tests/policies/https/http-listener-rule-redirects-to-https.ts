import policy from "../../../policies/https/http-listener-rule-redirects-to-https";
import { HTTPS_REDIRECT, listener, listenerRule, loadBalancer, NOT_FOUND, UNKNOWN } from "../../fixtures";
import { cases } from "../../harness";

const balancer = loadBalancer();
const web = listener("web", { defaultActions: [HTTPS_REDIRECT] });
const secure = listener("secure", { port: 443, protocol: "HTTPS" });
const internal = loadBalancer("internal", { internal: true });
const finds = { api: "it serves plain HTTP on port 80" };

export default cases(policy, {
  accepts: {
    "a redirect to HTTPS": [balancer, web, listenerRule("api", web, { actions: [HTTPS_REDIRECT] })],
    "an answer of its own": [balancer, web, listenerRule("api", web, { actions: [NOT_FOUND] })],
  },
  rejects: {
    "forwarding although the listener redirects": { stack: [balancer, web, listenerRule("api", web)], finds },
    "a redirect that stays on HTTP": {
      stack: [balancer, web, listenerRule("api", web, { actions: [{ type: "redirect", redirect: { path: "/v2" } }] })],
      finds,
    },
    "forwarding next to a rule that redirects": {
      stack: [balancer, web, listenerRule("old", web, { actions: [HTTPS_REDIRECT] }), listenerRule("api", web)],
      finds,
    },
    "forwarding under the rule's older name": {
      stack: [balancer, web, { ...listenerRule("api", web), type: "aws:alb/listenerRule:ListenerRule" }],
      finds,
    },
  },
  notApplicable: {
    "a rule of an HTTPS listener": [balancer, secure, listenerRule("api", secure)],
    "a rule that only the network reaches": [internal, listener("web", {}, internal), listenerRule("api", web)],
    "a rule of another stack's listener": [
      listenerRule("api", web, { listenerArn: "arn:aws:elasticloadbalancing:eu-west-1:1:listener/app/web/1/2" }),
    ],
  },
  undecided: {
    "the rule's actions, next to a rule that forwards": {
      stack: [balancer, web, listenerRule("late", web, { actions: UNKNOWN }), listenerRule("api", web)],
      at: { late: "actions is not known before the update" },
      finds,
    },
    "whose rule it is": {
      stack: [balancer, web, listenerRule("api", web, { listenerArn: UNKNOWN })],
      at: { api: "listenerArn is not known before the update" },
    },
  },
});
