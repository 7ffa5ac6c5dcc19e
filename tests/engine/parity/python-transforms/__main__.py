import pulumi
import pulumi_aws as aws

key = aws.kms.Key("shop")


def tagged(args: pulumi.ResourceTransformArgs):
    if not args.type_.startswith("aws:sns"):
        return None
    tags = {**(args.props.get("tags") or {}), "name": args.name, "stack": pulumi.get_stack()}
    return pulumi.ResourceTransformResult(props={**args.props, "tags": tags}, opts=args.opts)


def protected(args: pulumi.ResourceTransformArgs):
    args.opts.protect = True
    return pulumi.ResourceTransformResult(props={**args.props, "kmsMasterKeyId": key.arn}, opts=args.opts)


def with_id(args: pulumi.InvokeTransformArgs):
    return pulumi.InvokeTransformResult(args={**args.args, "policyId": "transformed"}, opts=args.opts)


def hidden(args: pulumi.ResourceTransformationArgs):
    return pulumi.ResourceTransformationResult(props={**args.props, "display_name": "hidden"}, opts=args.opts)


pulumi.runtime.register_resource_transform(tagged)
pulumi.runtime.register_invoke_transform(with_id)
aws.sns.Topic("alarms", tags={"team": "shop"})
aws.sns.Topic("own", opts=pulumi.ResourceOptions(transforms=[protected]))
aws.sns.Topic("former", opts=pulumi.ResourceOptions(transformations=[hidden]))
document = aws.iam.get_policy_document(statements=[{"actions": ["s3:*"], "resources": ["*"]}])
aws.iam.Policy("all", policy=document.json)
