import pulumi
import pulumi_aws as aws


class Storage(pulumi.ComponentResource):
    def __init__(self, name, versioned, opts=None):
        super().__init__("shop:index:Storage", name, {"versioned": versioned}, opts)
        self.bucket = aws.s3.Bucket(f"{name}-files", opts=pulumi.ResourceOptions(parent=self))
        aws.s3.BucketVersioning(
            f"{name}-files",
            bucket=self.bucket.id,
            versioning_configuration={"status": "Enabled" if versioned else "Suspended"},
            opts=pulumi.ResourceOptions(parent=self.bucket),
        )
        self.register_outputs({"bucket": self.bucket, "arn": self.bucket.arn})


class Site(pulumi.ComponentResource):
    def __init__(self, name, opts=None):
        super().__init__("shop:index:Site", name, None, opts)
        media = Storage(f"{name}-media", True, pulumi.ResourceOptions(parent=self))
        Storage(f"{name}-static", False, pulumi.ResourceOptions(parent=self, depends_on=[media]))


virginia = aws.Provider("virginia", region="us-east-1")
site = Site("shop", pulumi.ResourceOptions(providers={"aws": virginia}, protect=True))
aws.sns.Topic("after", opts=pulumi.ResourceOptions(depends_on=[site]))
