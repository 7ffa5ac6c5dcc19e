import { types } from "./types";

/**
 * What a resource does with the connections of the security groups that it carries.
 *
 * - `compute` runs the application's code.
 * - `proxy` opens connections for those who connect to it.
 * - `loadBalancer` forwards requests of clients.
 * - `entrance` lets people or other networks in, who then connect to whatever admits it.
 * - `passive` accepts connections and opens none.
 * - `other` is everything else. Whether it belongs to the application is not known.
 */
export type CarrierRole = "compute" | "proxy" | "loadBalancer" | "entrance" | "passive" | "other";

/** Types whose network interfaces run the application's own code, or the tasks that they start do. */
const compute = new Set<string>([
  "aws:ecs/service:Service",
  "aws:ecs/taskSet:TaskSet",
  "aws:ecs/expressGatewayService:ExpressGatewayService",
  "aws:ecs/capacityProvider:CapacityProvider",
  "aws:lambda/function:Function",
  "aws:lambda/capacityProvider:CapacityProvider",
  "aws:ec2/instance:Instance",
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
  "aws:ec2/spotFleetRequest:SpotFleetRequest",
  "aws:ec2/launchTemplate:LaunchTemplate",
  "aws:ec2/launchConfiguration:LaunchConfiguration",
  "aws:ec2/networkInterface:NetworkInterface",
  "aws:apprunner/vpcConnector:VpcConnector",
  "aws:elasticbeanstalk/environment:Environment",
  "aws:elasticbeanstalk/configurationTemplate:ConfigurationTemplate",
  "aws:batch/computeEnvironment:ComputeEnvironment",
  "aws:codebuild/project:Project",
  "aws:codebuild/fleet:Fleet",
  "aws:cloudwatch/eventTarget:EventTarget",
  "aws:scheduler/schedule:Schedule",
  "aws:pipes/pipe:Pipe",
  "aws:sfn/stateMachine:StateMachine",
  "aws:eks/cluster:Cluster",
  "aws:eks/nodeGroup:NodeGroup",
]);

/** What forwards the requests of clients, and what messages call it. */
const loadBalancers = new Map<string, string>([
  ...types.loadBalancer.map((type): [string, string] => [type, "load balancer"]),
  ["aws:elb/loadBalancer:LoadBalancer", "load balancer"],
  ["aws:apigatewayv2/vpcLink:VpcLink", "VPC link"],
]);

const proxies = new Map<string, string>(types.databaseProxy.map((type) => [type, "RDS proxy"]));

/** What lets people or other networks in, and what messages call it. */
const entrances = new Map<string, string>([
  [types.clientVpnEndpoint[0] ?? "", "client VPN endpoint"],
  ["aws:ec2transitgateway/instanceConnectEndpoint:InstanceConnectEndpoint", "EC2 Instance Connect endpoint"],
  ["aws:verifiedaccess/endpoint:Endpoint", "Verified Access endpoint"],
  ["aws:vpclattice/resourceGateway:ResourceGateway", "VPC Lattice resource gateway"],
  ["aws:workspaces/directory:Directory", "WorkSpaces directory"],
  ["aws:workspacesweb/networkSettings:NetworkSettings", "WorkSpaces browser"],
  ["aws:appstream/fleet:Fleet", "AppStream fleet"],
  ["aws:appstream/imageBuilder:ImageBuilder", "AppStream image builder"],
]);

/** Modules whose resources are data stores. */
const stores =
  /^aws:(rds|elasticache|memorydb|docdb|neptune|neptunegraph|dax|redshift|redshiftserverless|opensearch|elasticsearch|mq|msk|efs|fsx|timestreaminfluxdb)\//;

const passive = new Set<string>([
  "aws:ec2/vpcEndpoint:VpcEndpoint",
  "aws:ec2/securityGroupAssociation:SecurityGroupAssociation",
  "aws:s3/filesMountTarget:FilesMountTarget",
  "aws:transfer/server:Server",
  "aws:route53/resolverEndpoint:ResolverEndpoint",
  "aws:vpclattice/serviceNetworkVpcAssociation:ServiceNetworkVpcAssociation",
]);

/** The role of a resource that carries a security group. */
export function roleOf(type: string): CarrierRole {
  if (compute.has(type)) return "compute";
  if (proxies.has(type)) return "proxy";
  if (loadBalancers.has(type)) return "loadBalancer";
  if (entrances.has(type)) return "entrance";
  return passive.has(type) || stores.test(type) ? "passive" : "other";
}

/** A carrier as messages name it: `load balancer web`, `client VPN endpoint staff`, `aws.dms.ReplicationInstance copy`. */
export function labelOf({ type, name }: { readonly type: string; readonly name: string }): string {
  const noun = loadBalancers.get(type) ?? proxies.get(type) ?? entrances.get(type) ?? programNameOf(type);
  return `${noun} ${name}`;
}

/** A type token as a program writes it: `aws.dms.ReplicationInstance` for `aws:dms/replicationInstance:ReplicationInstance`. */
function programNameOf(type: string): string {
  const [, pkg, module, kind] = /^([^:]+):([^:/]+)[^:]*:([^:]+)$/.exec(type) ?? [];
  if (kind === undefined) return type;
  return module === "index" ? `${pkg}.${kind}` : `${pkg}.${module}.${kind}`;
}
