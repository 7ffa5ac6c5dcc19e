import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const bucket = new aws.s3.Bucket("media", { tags: { empty: "", zero: "0" }, bucketPrefix: undefined });
const topic = new aws.sns.Topic("alarms", { deliveryPolicy: undefined, fifoTopic: false });

new aws.lambda.Function("web", {
  role: "arn:aws:iam::123456789012:role/web",
  packageType: "Image",
  imageUri: pulumi.interpolate`${bucket.id}.example.com/web:1`,
  environment: { variables: { BUCKET: bucket.id, DJANGO_DEBUG: "True" } },
  layers: [],
  architectures: ["arm64", topic.arn],
  vpcConfig: { subnetIds: [bucket.id], securityGroupIds: [] },
  timeout: pulumi.output(30),
  publish: topic.fifoTopic.apply((fifo) => fifo === true),
});
new aws.ssm.Parameter("nothing", { type: "String", value: topic.displayName, tags: null as never });
new aws.cloudwatch.MetricAlarm("errors", {
  comparisonOperator: "GreaterThanThreshold",
  evaluationPeriods: 2,
  threshold: 0.5,
  dimensions: { Topic: topic.name },
  alarmActions: [topic.arn],
  okActions: pulumi.all([topic.arn, "arn:aws:sns:eu-central-1:123456789012:ok"]),
});
export const mixed = { known: 1, unknown: bucket.id, list: [bucket.arn, "known"], secret: pulumi.secret(bucket.arn) };
