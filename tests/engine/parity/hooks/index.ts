import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

// What a hook has seen shows in the tags of what is created afterwards.
const seen: string[] = [];
const onlyAtUpdate = new pulumi.ResourceHook("only-at-update", ({ name }) => void seen.push(`update ${name}`));
const inPreviews = new pulumi.ResourceHook(
  "in-previews",
  ({ name, type, newInputs, newOutputs }) => void seen.push(JSON.stringify([name, type, newInputs, newOutputs])),
  { onDryRun: true },
);

const topic = new aws.sns.Topic(
  "alarms",
  { displayName: "Alarms" },
  { hooks: { beforeCreate: [onlyAtUpdate, inPreviews], afterCreate: [inPreviews], afterDelete: [onlyAtUpdate] } },
);
topic.urn.apply(
  () => new aws.sqs.Queue("after", { tags: Object.fromEntries(seen.map((text, index) => [index, text])) }),
);
