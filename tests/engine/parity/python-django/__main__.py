import asyncio

import pulumi
import pulumi_aws as aws
from pulumi.dynamic import CreateResult, Resource, ResourceProvider


class Registration(Resource):
    token: pulumi.Output[str]

    def __init__(self, name, props, opts=None):
        super().__init__(Registry(), name, {**props, "token": None}, opts)


class Registry(ResourceProvider):
    def create(self, props):
        return CreateResult(id_=props["name"], outs={**props, "token": "abc"})


async def main():
    await asyncio.sleep(0.01)
    registration = Registration("shop", {"name": "shop"})
    database = aws.rds.Instance(
        "shop",
        engine="postgres",
        instance_class="db.t4g.small",
        allocated_storage=20,
        username="shop",
        password="postgres",
        publicly_accessible=True,
        skip_final_snapshot=True,
        backup_retention_period=0,
    )
    for name, environment in {
        "known": [{"name": "DJANGO_SECRET_KEY", "value": "django-insecure-abc"}],
        "unknown": [{"name": "DATABASE_HOST", "value": database.address}, {"name": "TOKEN", "value": registration.token}],
    }.items():
        web = {
            "name": "web",
            "image": "example.com/shop:1",
            "command": ["python", "manage.py", "runserver", "0.0.0.0:8000"],
            "environment": [{"name": "DJANGO_DEBUG", "value": "True"}, *environment],
        }
        aws.ecs.TaskDefinition(name, family=name, container_definitions=pulumi.Output.json_dumps([web]))
    return database.endpoint


pulumi.export("endpoint", pulumi.Output.from_input(main()))
