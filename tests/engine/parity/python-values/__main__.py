import pulumi
import pulumi_aws as aws
import pulumi_random as random

config = pulumi.Config()
key = random.RandomPassword("key", length=config.require_int("size"))
bucket = aws.s3.Bucket("media", tags={"empty": "", "origins": config.require_object("origins")[0]})
aws.s3.BucketObjectv2("text", bucket=bucket, key="text", source=pulumi.StringAsset("hello"))
aws.s3.BucketObjectv2("file", bucket=bucket.id, key="file", source=pulumi.FileAsset("__main__.py"))
aws.lambda_.Function(
    "web",
    role="arn:aws:iam::123456789012:role/web",
    runtime="python3.13",
    handler="web.handler",
    code=pulumi.AssetArchive({"web.py": pulumi.StringAsset("handler = None")}),
    environment={"variables": {"DJANGO_SECRET_KEY": key.result, "BUCKET": bucket.bucket, "DJANGO_DEBUG": "True"}},
    layers=[],
    vpc_config={"subnet_ids": [bucket.id], "security_group_ids": []},
    timeout=pulumi.Output.from_input(30),
    publish=True,
)
aws.secretsmanager.SecretVersion(
    "both",
    secret_id="shop",
    secret_string=pulumi.Output.json_dumps({"key": key.result, "debug": False, "ratio": 0.5, "none": None}),
)
pulumi.export("key", key.result)
pulumi.export("mixed", {"known": 1, "unknown": bucket.id, "list": [bucket.arn, "known"]})
