import json

import pulumi
import pulumi_aws as aws

bucket = aws.s3.Bucket("media")
zones = aws.get_availability_zones(state="available")
vpc = aws.ec2.get_vpc_output(default=True)
for index, zone in enumerate(zones.names[:2]):
    aws.ec2.Subnet(f"private-{index}", vpc_id=vpc.id, availability_zone=zone, cidr_block=f"172.31.{100 + index}.0/24")

known = aws.iam.get_policy_document_output(statements=[{"actions": ["s3:*"], "resources": ["*"]}])
unknown = aws.iam.get_policy_document_output(statements=[{"actions": ["s3:GetObject"], "resources": [bucket.arn]}])
role = aws.iam.Role("web", assume_role_policy=known.json)
aws.iam.RolePolicy("unknown", role=role.name, policy=unknown.json)
aws.s3.BucketPolicy(
    "media",
    bucket=bucket.id,
    policy=bucket.arn.apply(lambda arn: json.dumps({"Statement": [{"Effect": "Allow", "Resource": arn}]})),
)
aws.ssm.Parameter(
    "account",
    type="String",
    value=pulumi.Output.concat(aws.get_caller_identity().account_id, " ", bucket.arn),
)
existing = aws.s3.Bucket.get("existing", "shop-existing")
aws.s3.BucketVersioning("existing", bucket=existing.id, versioning_configuration={"status": "Enabled"})
