import pulumi
import pulumi_aws as aws

ireland = aws.Provider("ireland", region="eu-west-1", default_tags={"tags": {"team": "shop"}})
database = aws.rds.Instance(
    "shop",
    engine="postgres",
    instance_class="db.t4g.small",
    allocated_storage=20,
    username="shop",
    password=pulumi.Output.secret("hidden"),
    opts=pulumi.ResourceOptions(
        protect=True,
        ignore_changes=["tags", "engine_version"],
        replace_on_changes=["engine"],
        additional_secret_outputs=["username", "endpoint"],
        custom_timeouts=pulumi.CustomTimeouts(create="1h30m", delete="90s"),
        aliases=[pulumi.Alias(name="store")],
        provider=ireland,
    ),
)
aws.lb.TargetGroup(
    "web",
    port=8000,
    protocol="HTTP",
    target_type="ip",
    vpc_id="vpc-1",
    opts=pulumi.ResourceOptions(delete_before_replace=True, retain_on_delete=True, deleted_with=database),
)
aws.sns.Topic("child", opts=pulumi.ResourceOptions(parent=database))
aws.s3.Bucket("existing", bucket="shop-media", opts=pulumi.ResourceOptions(version="7.0.0"))
pulumi.export("database", {"address": database.address, "port": 5432})
