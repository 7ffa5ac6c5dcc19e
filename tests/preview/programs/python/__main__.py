import pulumi
import pulumi_aws as aws
import pulumi_random as random

from network import Network

config = pulumi.Config()
print("to stdout")

network = Network("shop")
key = random.RandomPassword("key", length=50)
database = aws.rds.Instance(
    "shop",
    engine="postgres",
    instance_class="db.t3.micro",
    allocated_storage=config.require_int("size"),
    password=config.require_secret("password"),
    username="shop",
    opts=pulumi.ResourceOptions(protect=True, depends_on=[network]),
)
certificate = aws.acm.Certificate("www", domain_name="shop.example.com", validation_method="DNS")
certificate.domain_validation_options.apply(
    lambda options: aws.route53.Record(
        "validate",
        zone_id=aws.route53.get_zone(name="example.com").zone_id,
        name=options[0].resource_record_name,
        type=options[0].resource_record_type,
        records=[options[0].resource_record_value],
        ttl=60,
    )
)
task = aws.ecs.TaskDefinition(
    "django",
    family="django",
    container_definitions=pulumi.Output.json_dumps(
        [
            {
                "name": "django",
                "image": "shop:1",
                "environment": [
                    {"name": "DJANGO_DEBUG", "value": "True"},
                    {"name": "SECRET_KEY", "value": key.result},
                    {"name": "DB_HOST", "value": database.address},
                ],
            }
        ]
    ),
)
pulumi.export("endpoint", database.endpoint)
