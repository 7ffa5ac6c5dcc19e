/**
 * Type tokens of one resource under all its names: `aws.lb`, `aws.alb`, … are the same API, and before @pulumi/aws 7
 * some resources had the suffix V2.
 */
function tokens(modules: readonly string[], names: readonly string[]): readonly string[] {
  return modules.flatMap((module) =>
    names.map((name) => `aws:${module}/${name.charAt(0).toLowerCase()}${name.slice(1)}:${name}`),
  );
}

const loadBalancing = ["lb", "alb", "elasticloadbalancingv2", "applicationloadbalancing"];

/** The type tokens of the resources that facts are read from. */
export const types = {
  loadBalancer: tokens(loadBalancing, ["LoadBalancer"]),
  listener: tokens(loadBalancing, ["Listener"]),
  listenerRule: tokens(loadBalancing, ["ListenerRule"]),
  listenerCertificate: tokens(loadBalancing, ["ListenerCertificate"]),
  targetGroup: tokens(loadBalancing, ["TargetGroup"]),
  taskDefinition: tokens(["ecs"], ["TaskDefinition"]),
  ecsService: tokens(["ecs"], ["Service"]),
  appRunnerService: tokens(["apprunner"], ["Service"]),
  lambdaFunction: tokens(["lambda"], ["Function"]),
  ec2Instance: tokens(["ec2"], ["Instance"]),
  beanstalkVersion: tokens(["elasticbeanstalk"], ["ApplicationVersion"]),
  launchTemplate: tokens(["ec2"], ["LaunchTemplate"]),
  launchConfiguration: tokens(["ec2"], ["LaunchConfiguration"]),
  spotInstanceRequest: tokens(["ec2"], ["SpotInstanceRequest"]),
  beanstalkEnvironment: tokens(["elasticbeanstalk"], ["Environment"]),
  beanstalkTemplate: tokens(["elasticbeanstalk"], ["ConfigurationTemplate"]),
  lightsailDeployment: tokens(["lightsail"], ["ContainerServiceDeploymentVersion"]),
  lightsailInstance: tokens(["lightsail"], ["Instance"]),
  batchJobDefinition: tokens(["batch"], ["JobDefinition"]),
  codeBuildProject: tokens(["codebuild"], ["Project"]),
  /** The files that `djangoguard nginx` is given, as one resource. */
  nginxFiles: ["djangoguard:nginx:Files"],
  ssmParameter: tokens(["ssm"], ["Parameter"]),
  fileSystem: tokens(["efs"], ["FileSystem"]),
  securityGroup: tokens(["ec2"], ["SecurityGroup", "DefaultSecurityGroup"]),
  securityGroupRule: tokens(["ec2"], ["SecurityGroupRule"]),
  securityGroupIngressRule: tokens(["vpc"], ["SecurityGroupIngressRule"]),
  databaseInstance: tokens(["rds"], ["Instance"]),
  databaseCluster: tokens(["rds"], ["Cluster"]),
  databaseClusterInstance: tokens(["rds"], ["ClusterInstance"]),
  replicationGroup: tokens(["elasticache"], ["ReplicationGroup"]),
  cacheCluster: tokens(["elasticache"], ["Cluster"]),
  serverlessCache: tokens(["elasticache"], ["ServerlessCache"]),
  memoryDbCluster: tokens(["memorydb"], ["Cluster"]),
  bucket: tokens(["s3"], ["Bucket", "BucketV2"]),
  bucketObject: tokens(["s3"], ["BucketObject", "BucketObjectv2"]),
  bucketAcl: tokens(["s3"], ["BucketAcl", "BucketAclV2"]),
  bucketPolicy: tokens(["s3"], ["BucketPolicy"]),
  bucketPublicAccessBlock: tokens(["s3"], ["BucketPublicAccessBlock"]),
  accountPublicAccessBlock: tokens(["s3"], ["AccountPublicAccessBlock"]),
  bucketOwnershipControls: tokens(["s3"], ["BucketOwnershipControls"]),
  bucketObjectLock: tokens(["s3"], ["BucketObjectLockConfiguration", "BucketObjectLockConfigurationV2"]),
  accessPoint: tokens(["s3"], ["AccessPoint"]),
  accessPointPolicy: tokens(["s3control"], ["AccessPointPolicy"]),
  multiRegionAccessPoint: tokens(["s3control"], ["MultiRegionAccessPoint"]),
  multiRegionAccessPointPolicy: tokens(["s3control"], ["MultiRegionAccessPointPolicy"]),
  bucketVersioning: tokens(["s3"], ["BucketVersioning", "BucketVersioningV2"]),
  backupSelection: tokens(["backup"], ["Selection"]),
  backupRegionSettings: tokens(["backup"], ["RegionSettings"]),
  eventTarget: tokens(["cloudwatch"], ["EventTarget"]),
  schedule: tokens(["scheduler"], ["Schedule"]),
  role: tokens(["iam"], ["Role"]),
  rolePolicy: tokens(["iam"], ["RolePolicy"]),
  rolePolicyAttachment: tokens(["iam"], ["RolePolicyAttachment"]),
  iamPolicy: tokens(["iam"], ["Policy"]),
  policyAttachment: tokens(["iam"], ["PolicyAttachment"]),
  rolePoliciesExclusive: tokens(["iam"], ["RolePoliciesExclusive"]),
  rolePolicyAttachmentsExclusive: tokens(["iam"], ["RolePolicyAttachmentsExclusive"]),
  secretsManagerSecret: tokens(["secretsmanager"], ["Secret"]),
  secretVersion: tokens(["secretsmanager"], ["SecretVersion"]),
  secretPolicy: tokens(["secretsmanager"], ["SecretPolicy"]),
} as const;
