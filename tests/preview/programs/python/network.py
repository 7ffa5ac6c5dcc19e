import pulumi
import pulumi_aws as aws


class Network(pulumi.ComponentResource):
    def __init__(self, name, opts=None):
        super().__init__("shop:index:Network", name, None, opts)
        self.vpc = aws.ec2.Vpc(
            f"{name}-vpc",
            cidr_block="10.0.0.0/16",
            opts=pulumi.ResourceOptions(parent=self),
        )
        self.register_outputs({"vpcId": self.vpc.id})
