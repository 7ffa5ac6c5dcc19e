import * as pulumi from "@pulumi/pulumi";
import { aws, awsResult, outputOf, type Arguments, type Child } from "./resource";

/** `awsx:lb:TargetGroupAttachment`: an instance or a function behind a target group. */
export function targetGroupAttachment(name: string, args: Arguments, self: pulumi.Resource): Arguments {
  const { arn, type } = targetGroup(args, self);
  const target = args["lambda"] ?? args["lambdaArn"];
  const lambdaPermission =
    target === undefined
      ? undefined
      : aws(
          "lambda/permission:Permission",
          name,
          {
            action: "lambda:InvokeFunction",
            function: target,
            principal: "elasticloadbalancing.amazonaws.com",
            sourceArn: arn,
          },
          self,
        );
  const attachment = aws(
    "lb/targetGroupAttachment:TargetGroupAttachment",
    name,
    { ...(target === undefined ? instanceTarget(args, type, self) : { targetId: arnOf(target) }), targetGroupArn: arn },
    self,
    lambdaPermission === undefined ? [] : [lambdaPermission],
  );
  return { lambdaPermission, targetGroupAttachment: attachment };
}

function targetGroup(args: Arguments, self: pulumi.Resource) {
  if (args["targetGroup"] !== undefined) {
    const group = outputOf<Child>(args["targetGroup"]);
    return {
      arn: group.apply((known) => known.output("arn")),
      type: group.apply((known) => known.output("targetType")),
    };
  }
  const arn = outputOf<string>(args["targetGroupArn"]);
  const { targetType } = awsResult<{ targetType: string }>("lb/getTargetGroup:getTargetGroup", { arn }, self);
  return { arn, type: targetType };
}

function instanceTarget(args: Arguments, type: pulumi.Output<string>, self: pulumi.Resource): Arguments {
  const instance =
    args["instance"] === undefined
      ? awsResult<Instance>("ec2/getInstance:getInstance", { instanceId: args["instanceId"] }, self)
      : outputOf<Child>(args["instance"]).apply((known) =>
          pulumi.output({
            id: known.id,
            privateIp: known.output("privateIp"),
            availabilityZone: known.output("availabilityZone"),
          }),
        );
  return {
    targetId: pulumi.all([instance, type]).apply(([{ id, privateIp }, kind]) => (kind === "instance" ? id : privateIp)),
    availabilityZone: instance.availabilityZone,
  };
}

interface Instance {
  readonly id: string;
  readonly privateIp: string;
  readonly availabilityZone: string;
}

function arnOf(lambda: unknown): pulumi.Output<string> {
  return outputOf<Child | string>(lambda).apply((known) =>
    typeof known === "string" ? pulumi.output(known) : known.output("arn"),
  );
}
