import pulumi
import pulumi_aws as aws


class Site(pulumi.ComponentResource):
    """A component as its SDK declares it: built by its provider, outputs named in advance."""

    def __init__(self, name, args, opts=None):
        outputs = {"bucket": None, "domain": None, "queue": None, "plain": None}
        opts = pulumi.ResourceOptions.merge(pulumi.ResourceOptions(version="1.2.3"), opts)
        super().__init__("shop:index:Site", name, {**outputs, **args}, opts, remote=True)

    @property
    def domain(self):
        return pulumi.get(self, "domain")

    @property
    def plain(self):
        return pulumi.get(self, "plain")

    def greet(self, **args):
        return pulumi.runtime.call("shop:index:Site/greet", {"__self__": self, **args}, res=self)


topic = aws.sns.Topic("news")
virginia = aws.Provider("virginia", region="us-east-1")
site = Site("site", {"team": topic.name, "password": pulumi.Output.secret("hidden"), "topic": topic})
Site(
    "options",
    {"team": "shop"},
    pulumi.ResourceOptions(
        protect=True,
        retain_on_delete=True,
        depends_on=[topic],
        providers={"aws": virginia},
        transforms=[
            lambda args: pulumi.ResourceTransformResult(props={**args.props, "forceDestroy": True}, opts=args.opts)
            if args.type_ == "aws:s3/bucket:Bucket"
            else None
        ],
    ),
)
known = site.greet(word="hello")
unknown = site.greet(word="hello", **{"from": topic.name})
aws.ssm.Parameter("domain", type="String", value=site.domain, description=site.plain)
aws.ssm.Parameter("known", type="String", value=known["greeting"])
aws.ssm.Parameter("unknown", type="String", value=unknown["greeting"], description=unknown["plain"])
pulumi.export("hidden", known["hidden"])
