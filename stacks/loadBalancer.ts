import * as aws from "@pulumi/aws";
import { issuedCertificate, zone } from "./dns";
import { publicSubnetIds, vpc } from "./network";
import { choose, isSecure } from "./posture";
import { loadBalancerGroup } from "./securityGroups";

export const loadBalancer = new aws.lb.LoadBalancer("shop", {
  loadBalancerType: "application",
  subnets: publicSubnetIds,
  securityGroups: [loadBalancerGroup.id],
  dropInvalidHeaderFields: isSecure,
  enableDeletionProtection: isSecure,
});

new aws.route53.Record("shop", {
  zoneId: zone.zoneId,
  name: zone.name,
  type: "A",
  aliases: [{ name: loadBalancer.dnsName, zoneId: loadBalancer.zoneId, evaluateTargetHealth: true }],
});

/** nginx, on port 80 of every task of the web service. */
export const nginxTargets = new aws.lb.TargetGroup("nginx", {
  vpcId: vpc.id,
  port: 80,
  protocol: "HTTP",
  targetType: "ip",
  healthCheck: choose({
    secure: { path: "/healthz", matcher: "200" },
    insecure: { path: "/", matcher: "200-499" },
  }),
});

const forward = { type: "forward", targetGroupArn: nginxTargets.arn };
const redirectToHttps = {
  type: "redirect",
  redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" },
};

const http = new aws.lb.Listener("http", {
  loadBalancerArn: loadBalancer.arn,
  port: 80,
  protocol: "HTTP",
  defaultActions: [choose<aws.types.input.lb.ListenerDefaultAction>({ secure: redirectToHttps, insecure: forward })],
});

export const https = new aws.lb.Listener("https", {
  loadBalancerArn: loadBalancer.arn,
  port: 443,
  protocol: "HTTPS",
  sslPolicy: choose({
    secure: "ELBSecurityPolicy-TLS13-1-2-2021-06",
    insecure: "ELBSecurityPolicy-2016-08",
  }),
  certificateArn: issuedCertificate("shop", zone),
  defaultActions: [forward],
});

if (!isSecure) {
  new aws.lb.ListenerRule("http-api", {
    listenerArn: http.arn,
    priority: 10,
    conditions: [{ pathPattern: { values: ["/api/*"] } }],
    actions: [forward],
  });
  new aws.lb.Listener("https-admin", {
    loadBalancerArn: loadBalancer.arn,
    port: 8443,
    protocol: "HTTPS",
    defaultActions: [forward],
  });
}
