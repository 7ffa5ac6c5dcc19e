import pulumi
import pulumi_aws as aws


class Flags(pulumi.ProviderResource):
    def __init__(self, name):
        super().__init__("flags", name, {"region": name})


class Site(pulumi.ComponentResource):
    def __init__(self, name, opts=None):
        super().__init__("shop:index:Site", name, {}, opts)


def asked(**options):
    pulumi.runtime.invoke("flags:index:getFlag", {}, pulumi.InvokeOptions(**options))


own, inherited = Flags("own"), Flags("inherited")
site = Site("site", pulumi.ResourceOptions(providers=[inherited]))

# Which default providers there are in the end tells what each of them asked.
asked(provider=own)
asked(parent=site)
asked(version="1.2.3")
asked(version="1.2.3", plugin_download_url="https://plugins.example.com/flags/")

# The SDKs of old name no version.
pulumi.runtime.invoke("other:index:getNothing", {})
region = pulumi.runtime.invoke("aws:index/getRegion:getRegion", {}).value

topic = aws.sns.Topic("news")
later = aws.get_region_output(opts=pulumi.InvokeOutputOptions(depends_on=[topic]))
of_site = aws.get_region_output(opts=pulumi.InvokeOutputOptions(depends_on=[site]))
aws.ssm.Parameter("later", type="String", value=later.id, description=region["id"])
aws.ssm.Parameter("of-site", type="String", value=of_site.id)
