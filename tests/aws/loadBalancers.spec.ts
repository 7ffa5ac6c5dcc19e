import assert from "node:assert/strict";
import {
  balancersForward,
  balancersValidateHosts,
  listenerRules,
  listeners,
  loadBalancers,
} from "../../src/aws/loadBalancers";
import { itReads, reasonOf, stackOf } from "../facts";
import {
  FORWARD,
  HTTPS_REDIRECT,
  listener,
  listenerRule,
  loadBalancer,
  NOT_FOUND,
  output,
  resource,
  UNKNOWN,
  type Fixture,
} from "../fixtures";

const web = loadBalancer();
const elsewhere = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/shared/1";

describe("a load balancer", () => {
  itReads(loadBalancers, {
    "is public and appends to X-Forwarded-For by default": {
      stack: [loadBalancer()],
      gives: [{ isInternal: false, forwardedFor: "append" }],
    },
    "may be internal and preserve X-Forwarded-For": {
      stack: [loadBalancer("web", { internal: true, xffHeaderProcessingMode: "preserve" })],
      gives: [{ isInternal: true, forwardedFor: "preserve" }],
    },
    "is the same under all its names": {
      stack: ["lb", "alb", "elasticloadbalancingv2", "applicationloadbalancing"].map((module) =>
        resource(`aws:${module}/loadBalancer:LoadBalancer`, module, { internal: true }),
      ),
      gives: ["lb", "alb", "elasticloadbalancingv2", "applicationloadbalancing"].map((name) => ({
        isInternal: true,
        resource: { name },
      })),
    },
    "with values that are unknown": {
      stack: [loadBalancer("web", { internal: UNKNOWN })],
      gives: [{ isInternal: "? internal is not known before the update", forwardedFor: "append" }],
    },
  });
});

describe("a listener", () => {
  itReads(listeners, {
    "without port and protocol is HTTP on port 80": {
      stack: [web, listener("web", { port: undefined, protocol: undefined })],
      gives: [{ protocol: "HTTP", port: 80, hasCertificate: false, forwards: true, servesPlainHttp: true }],
    },
    "of HTTPS listens on port 443 and has the oldest policy by default": {
      stack: [web, listener("web", { port: undefined, protocol: "https", certificateArn: UNKNOWN })],
      gives: [
        {
          protocol: "HTTPS",
          port: 443,
          hasCertificate: true,
          sslPolicy: "ELBSecurityPolicy-2016-08",
          minimumTlsVersion: "1.0",
        },
      ],
    },
    "with a certificate of its own resource": {
      stack: [
        web,
        listener("web", { protocol: "HTTPS" }),
        resource("aws:lb/listenerCertificate:ListenerCertificate", "more", {
          listenerArn: output(listener("web"), "arn"),
        }),
      ],
      gives: [{ hasCertificate: true }],
    },
    "that redirects keeps what it does not name": {
      stack: [web, listener("web", { defaultActions: [{ type: "redirect", redirect: {} }] })],
      gives: [
        {
          actions: [{ type: "redirect", redirect: { protocol: "#{PROTOCOL}", port: "#{port}", host: "#{host}" } }],
          forwards: false,
          servesPlainHttp: true,
        },
      ],
    },
    "that redirects to HTTPS serves no plain HTTP": {
      stack: [web, listener("web", { defaultActions: [HTTPS_REDIRECT] })],
      gives: [{ actions: [{ type: "redirect", redirect: { protocol: "HTTPS" } }], servesPlainHttp: false }],
    },
    "that answers by itself forwards nothing": {
      stack: [web, listener("web", { defaultActions: [NOT_FOUND] })],
      gives: [{ forwards: false, servesPlainHttp: false }],
    },
    "that authenticates and then forwards": {
      stack: [web, listener("web", { defaultActions: [{ type: "authenticate-oidc" }, FORWARD] })],
      gives: [{ forwards: true }],
    },
    "with actions that are unknown": {
      stack: [web, listener("web", { defaultActions: UNKNOWN })],
      gives: [{ actions: "? defaultActions is not known before the update", port: 80 }],
    },
    "with an action of no type": {
      stack: [web, listener("web", { defaultActions: [{}] })],
      gives: [{ forwards: "? an action has no type" }],
    },
    "of an internal load balancer is not public": {
      stack: [loadBalancer("web", { internal: true }), listener("web")],
      gives: [{ loadBalancer: { resource: { name: "web" } }, isPublic: false }],
    },
    "of another stack's load balancer is public": {
      stack: [listener("web", { loadBalancerArn: elsewhere })],
      gives: [{ loadBalancer: undefined, isPublic: true }],
    },
  });
});

describe("a listener rule", () => {
  itReads(listenerRules, {
    "has the hosts of its conditions": {
      stack: [
        web,
        listener("web"),
        listenerRule("shop", listener("web"), {
          conditions: [{ hostHeader: { values: ["a.example", "b.example"] } }, { pathPattern: { values: ["/api/*"] } }],
        }),
      ],
      gives: [{ hosts: ["a.example", "b.example"], forwards: true, listener: { resource: { name: "web" } } }],
    },
    "with an unknown listener": {
      stack: [listenerRule("shop", listener("web"), { listenerArn: UNKNOWN })],
      gives: [{ listener: "? listenerArn is not known before the update" }],
    },
  });
});

describe("load balancers in front", () => {
  const closed = listener("web", { defaultActions: [NOT_FOUND] });
  const rule = (properties: Fixture["properties"]): Fixture => listenerRule("shop", closed, properties);
  const named = rule({ conditions: [{ hostHeader: { values: ["shop.example.com"] } }] });
  const rows: Readonly<
    Record<
      string,
      { readonly stack: readonly Fixture[]; readonly validate: boolean | string; readonly forward: boolean }
    >
  > = {
    "are none": { stack: [], validate: false, forward: false },
    "forward every host by default": { stack: [web, listener("web")], validate: false, forward: true },
    "forward named hosts only": { stack: [web, closed, named], validate: true, forward: true },
    "forward by a rule without hosts": { stack: [web, closed, rule({})], validate: false, forward: true },
    "forward by a rule for every host": {
      stack: [web, closed, rule({ conditions: [{ hostHeader: { values: ["*.*"] } }] })],
      validate: false,
      forward: true,
    },
    "forward inside the VPC only": {
      stack: [loadBalancer("web", { internal: true }), listener("web")],
      validate: false,
      forward: false,
    },
    "forward by a rule of another stack's listener": {
      stack: [
        listenerRule("shop", closed, {
          listenerArn: elsewhere,
          conditions: [{ hostHeader: { values: ["shop.example.com"] } }],
        }),
      ],
      validate: true,
      forward: true,
    },
    "have rules with unknown conditions": {
      stack: [web, closed, rule({ conditions: UNKNOWN })],
      validate: "conditions is not known before the update",
      forward: true,
    },
  };
  for (const [title, { stack, validate, forward }] of Object.entries(rows)) {
    it(title, () => {
      let validated: boolean | undefined;
      const reason = reasonOf(() => {
        validated = balancersValidateHosts(stackOf(stack));
      });
      assert.equal(reason ?? validated, validate);
      assert.equal(balancersForward(stackOf(stack)), forward);
    });
  }
});
