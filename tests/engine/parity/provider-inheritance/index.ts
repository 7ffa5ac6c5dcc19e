import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";

class Queue extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("shop:index:Queue", name, {}, opts);
    const dead = new aws.sqs.Queue(`${name}-dead`, {}, { parent: this });
    new aws.sqs.RedriveAllowPolicy(
      `${name}-dead`,
      { queueUrl: dead.url, redriveAllowPolicy: pulumi.jsonStringify({ redrivePermission: "allowAll" }) },
      { parent: dead },
    );
    new random.RandomPet(`${name}-pet`, {}, { parent: this });
  }
}

class Worker extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("shop:index:Worker", name, {}, opts);
    new Queue(`${name}-queue`, { parent: this });
    new Queue(`${name}-elsewhere`, { parent: this, providers: { aws: ireland } });
  }
}

const virginia = new aws.Provider("virginia", { region: "us-east-1" });
const ireland = new aws.Provider("ireland", { region: "eu-west-1" });

new Worker("inherits", { providers: { aws: virginia } });
new Worker("listed", { providers: [virginia, new random.Provider("seeded", {})] });
new Worker("single", { provider: virginia });
new Worker("default");
const topic = new aws.sns.Topic("alarms", {}, { provider: ireland });
new aws.sns.TopicSubscription(
  "alarms",
  { topic: topic.arn, protocol: "email", endpoint: "ops@example.com" },
  { parent: topic },
);
new random.RandomPet("of-topic", {}, { parent: topic });
