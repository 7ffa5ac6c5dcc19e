import assert from "node:assert/strict";
import { output, rawTaskDefinition, resource, UNKNOWN, type Fixture } from "../fixtures";
import { containersIn, seen, type Given, type Seen } from "./read";

const secretArn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop-AbCdEf";
const parameterArn = "arn:aws:ssm:eu-west-1:123456789012:parameter/shop/key";
const gunicorn = ["gunicorn", "config.wsgi"];
const environment = [
  { name: "DEBUG", value: "True" },
  { name: "DJANGO_SETTINGS_MODULE", value: "config.settings" },
];
const variables = { DEBUG: "True", DJANGO_SETTINGS_MODULE: "config.settings" };

const appRunner = (source: object): Fixture =>
  resource("aws:apprunner/service:Service", "shop", { sourceConfiguration: source });
const express = (properties: Fixture["properties"]): Fixture =>
  resource("aws:ecs/expressGatewayService:ExpressGatewayService", "shop", properties);
const lambda = (properties: Fixture["properties"]): Fixture =>
  resource("aws:lambda/function:Function", "shop", properties);
const job = (properties: Fixture["properties"]): Fixture =>
  resource("aws:batch/jobDefinition:JobDefinition", "nightly", { type: "container", ...properties });
const option = (name: string, value: unknown, namespace = "aws:elasticbeanstalk:application:environment"): object => ({
  namespace,
  name,
  value,
});
const beanstalk = (...settings: unknown[]): Fixture =>
  resource("aws:elasticbeanstalk/environment:Environment", "shop", { settings });
const template = resource("aws:elasticbeanstalk/configurationTemplate:ConfigurationTemplate", "base", {
  settings: [option("DEBUG", "True"), option("DJANGO_SETTINGS_MODULE", "config.settings")],
});
const codeBuild = (properties: Fixture["properties"]): Fixture =>
  resource("aws:codebuild/project:Project", "checks", properties);

const shop: Seen = { part: "", image: "", command: "", variables: {}, runsDjango: true };

interface Expected extends Given {
  readonly sees: readonly Partial<Seen>[];
}

const services: Readonly<Record<string, Expected>> = {
  "an ECS definition as text": {
    stack: [
      rawTaskDefinition("shop", JSON.stringify([{ name: "web", image: "shop:1", command: gunicorn, environment }])),
    ],
    sees: [{ part: "container web", image: "shop:1", command: "gunicorn config.wsgi", variables }],
  },
  "an ECS definition with white space before it": {
    stack: [rawTaskDefinition("shop", `\n  ${JSON.stringify([{ name: "web", environment }])}`)],
    sees: [{ part: "container web", variables }],
  },
  "an ECS definition as a list": {
    stack: [rawTaskDefinition("shop", [{ name: "web", entryPoint: ["sh", "-c"], command: ["./manage.py runserver"] }])],
    sees: [{ part: "container web", command: "sh -c ./manage.py runserver" }],
  },
  "secrets by ARN, key and bare name": {
    stack: [
      rawTaskDefinition("shop", [
        {
          name: "web",
          command: gunicorn,
          secrets: [
            { name: "WHOLE", valueFrom: secretArn },
            { name: "KEY", valueFrom: `${secretArn}:password::` },
            { name: "VERSION", valueFrom: `${secretArn}::AWSPREVIOUS:` },
            { name: "PARAMETER", valueFrom: parameterArn },
            { name: "BARE", valueFrom: "/shop/key" },
            { name: "OPEN", valueFrom: UNKNOWN },
          ],
        },
      ]),
    ],
    sees: [
      {
        part: "container web",
        command: "gunicorn config.wsgi",
        variables: {
          WHOLE: `secret secretsmanager ${secretArn}`,
          KEY: `secret secretsmanager ${secretArn} password`,
          VERSION: `secret secretsmanager ${secretArn}`,
          PARAMETER: `secret ssm ${parameterArn}`,
          BARE: "secret ssm /shop/key",
          OPEN: "secret ?",
        },
      },
    ],
  },
  "a service in ECS Express Mode": {
    stack: [
      express({
        primaryContainer: {
          image: "shop:1",
          commands: gunicorn,
          environments: environment,
          secrets: [{ name: "SECRET_KEY", valueFrom: `${secretArn}:key::` }],
        },
      }),
    ],
    sees: [
      {
        image: "shop:1",
        command: "gunicorn config.wsgi",
        variables: { ...variables, SECRET_KEY: `secret secretsmanager ${secretArn} key` },
      },
    ],
  },
  "a service in ECS Express Mode with one variable that is not known": {
    stack: [
      express({
        primaryContainer: { image: "shop:1", commands: gunicorn, environments: [{ name: "DB_HOST", value: UNKNOWN }] },
      }),
    ],
    sees: [{ image: "shop:1", command: "gunicorn config.wsgi", variables: { DB_HOST: "?" } }],
  },
  "a service in ECS Express Mode without a container": { stack: [express({})], sees: [] },
  "an App Runner service from an image": {
    stack: [
      appRunner({
        imageRepository: {
          imageIdentifier: "shop:1",
          imageConfiguration: {
            startCommand: "gunicorn config.wsgi",
            runtimeEnvironmentVariables: variables,
            runtimeEnvironmentSecrets: { SECRET_KEY: parameterArn },
          },
        },
      }),
    ],
    sees: [
      {
        image: "shop:1",
        command: "gunicorn config.wsgi",
        variables: { ...variables, SECRET_KEY: `secret ssm ${parameterArn}` },
      },
    ],
  },
  "an App Runner service from source": {
    stack: [
      appRunner({
        codeRepository: {
          codeConfiguration: {
            codeConfigurationValues: { startCommand: "python manage.py runserver", runtimeEnvironmentVariables: {} },
          },
        },
      }),
    ],
    sees: [{ command: "python manage.py runserver" }],
  },
  "an App Runner service from an image that says nothing more": {
    stack: [appRunner({ imageRepository: { imageIdentifier: "registry.example.com/shop-django:1" } })],
    sees: [{ image: "registry.example.com/shop-django:1" }],
  },
  "a Lambda function from an image": {
    stack: [
      lambda({
        packageType: "Image",
        imageUri: "shop:1",
        imageConfig: { entryPoints: ["/usr/bin/python", "-m", "awslambdaric"], commands: ["config.asgi.handler"] },
        environment: { variables },
      }),
    ],
    sees: [{ image: "shop:1", command: "/usr/bin/python -m awslambdaric config.asgi.handler", variables }],
  },
  "a Lambda function with Mangum": {
    stack: [lambda({ runtime: "python3.13", handler: "config.asgi.handler" })],
    sees: [{ command: "config.asgi.handler" }],
  },
  "a Lambda function with serverless-wsgi": {
    stack: [lambda({ runtime: "python3.13", handler: "wsgi_handler.handler", environment: { variables } })],
    sees: [{ command: "wsgi_handler.handler", variables }],
  },
  "a Lambda function with the Web Adapter": {
    stack: [
      lambda({
        handler: "run.sh",
        environment: { variables: { ...variables, AWS_LAMBDA_EXEC_WRAPPER: "/opt/bootstrap" } },
      }),
    ],
    sees: [{ command: "run.sh", variables: { ...variables, AWS_LAMBDA_EXEC_WRAPPER: "/opt/bootstrap" } }],
  },
  "another Lambda function": {
    stack: [lambda({ handler: "index.handler", environment: { variables: { DEBUG: "1" } } })],
    sees: [{ command: "index.handler", variables: { DEBUG: "1" }, runsDjango: false }],
  },
  "an Elastic Beanstalk environment": {
    stack: [
      beanstalk(
        option("DEBUG", "True"),
        option("SECRET_KEY", secretArn, "aws:elasticbeanstalk:application:environmentsecrets"),
        option("WSGIPath", "config.wsgi:application", "aws:elasticbeanstalk:container:python"),
        option("NumProcesses", "3", "aws:elasticbeanstalk:container:python"),
        option("InstanceType", "t4g.small", "aws:autoscaling:launchconfiguration"),
      ),
    ],
    sees: [
      {
        command: "gunicorn --workers 3 config.wsgi:application",
        variables: { DEBUG: "True", SECRET_KEY: `secret secretsmanager ${secretArn}` },
      },
    ],
  },
  "an Elastic Beanstalk environment over its template": {
    stack: [
      template,
      resource("aws:elasticbeanstalk/environment:Environment", "shop", {
        templateName: output(template, "name"),
        settings: [option("DEBUG", "False")],
      }),
    ],
    sees: [{ variables: { DJANGO_SETTINGS_MODULE: "config.settings", DEBUG: "False" } }],
  },
  "an Elastic Beanstalk template by itself": { stack: [template], sees: [{ variables }] },
  "a Lightsail deployment": {
    stack: [
      resource("aws:lightsail/containerServiceDeploymentVersion:ContainerServiceDeploymentVersion", "shop", {
        serviceName: "shop",
        containers: [{ containerName: "web", image: "shop:1", commands: gunicorn, environment: variables }],
      }),
    ],
    sees: [{ part: "container web", image: "shop:1", command: "gunicorn config.wsgi", variables }],
  },
  "a job of one container": {
    stack: [
      job({
        containerProperties: JSON.stringify({
          image: "shop:1",
          command: ["python", "manage.py", "clearsessions"],
          environment,
          secrets: [{ name: "SECRET_KEY", valueFrom: "/shop/key" }],
        }),
      }),
    ],
    sees: [
      {
        image: "shop:1",
        command: "python manage.py clearsessions",
        variables: { ...variables, SECRET_KEY: "secret ssm /shop/key" },
      },
    ],
  },
  "a job of an ECS task": {
    stack: [
      job({
        ecsProperties: JSON.stringify({
          taskProperties: [{ containers: [{ name: "run", image: "shop:1", environment }] }],
        }),
      }),
    ],
    sees: [{ part: "container run", image: "shop:1", variables }],
  },
  "a task under keys in capitals": {
    stack: [
      rawTaskDefinition(
        "shop",
        JSON.stringify([
          {
            Name: "web",
            Image: "shop:1",
            Command: ["gunicorn"],
            Environment: [{ Name: "DJANGO_SETTINGS_MODULE", Value: "shop.settings" }],
            Secrets: [{ Name: "SECRET_KEY", ValueFrom: "key" }],
          },
        ]),
      ),
    ],
    sees: [
      {
        part: "container web",
        image: "shop:1",
        command: "gunicorn",
        variables: { DJANGO_SETTINGS_MODULE: "shop.settings", SECRET_KEY: "secret ssm key" },
      },
    ],
  },
  "a job of several nodes that are tasks": {
    stack: [
      job({
        nodeProperties: JSON.stringify({
          NodeRangeProperties: [
            { EcsProperties: { TaskProperties: [{ Containers: [{ Name: "run", Environment: environment }] }] } },
          ],
        }),
      }),
    ],
    sees: [{ part: "container run", variables }],
  },
  "a job of several nodes": {
    stack: [
      job({
        nodeProperties: JSON.stringify({ nodeRangeProperties: [{ targetNodes: "0:", container: { environment } }] }),
      }),
    ],
    sees: [{ variables }],
  },
  "a job of a pod": {
    stack: [
      job({
        eksProperties: {
          podProperties: {
            containers: [
              {
                name: "run",
                image: "shop:1",
                commands: ["sh", "-c"],
                args: ["./manage.py migrate"],
                envs: environment,
              },
            ],
          },
        },
      }),
    ],
    sees: [{ part: "container run", image: "shop:1", command: "sh -c ./manage.py migrate", variables }],
  },
  "a CodeBuild project": {
    stack: [
      codeBuild({
        environment: {
          image: "aws/codebuild/standard:7.0",
          environmentVariables: [
            ...environment,
            { name: "PARAMETER", value: "/shop/key", type: "PARAMETER_STORE" },
            { name: "SECRET", value: "shop:password", type: "SECRETS_MANAGER" },
          ],
        },
        source: { type: "GITHUB", buildspec: "buildspec.yml" },
      }),
    ],
    sees: [
      {
        image: "aws/codebuild/standard:7.0",
        variables: {
          ...variables,
          PARAMETER: "secret ssm /shop/key",
          SECRET: "secret secretsmanager shop password",
        },
      },
    ],
  },
  "a CodeBuild project with its specification": {
    stack: [
      codeBuild({
        environment: { environmentVariables: [{ name: "DEBUG", value: "False" }] },
        source: {
          buildspec: [
            "version: 0.2",
            "env:",
            "  variables: {DEBUG: 'True', LEVEL: 3}",
            "  parameter-store: {KEY: /shop/key}",
            "phases:",
            "  build:",
            "    commands: [python manage.py migrate]",
          ].join("\n"),
        },
      }),
    ],
    sees: [
      {
        command: "sh -c python manage.py migrate",
        variables: { LEVEL: "3", KEY: "secret ssm /shop/key", DEBUG: "False" },
      },
    ],
  },
};

describe("containers are read from", () => {
  for (const [title, { sees, ...given }] of Object.entries(services)) {
    it(title, () => {
      assert.deepEqual(
        seen(given),
        sees.map((each) => ({ ...shop, ...each })),
      );
    });
  }
});

const broken: Readonly<Record<string, Given & { readonly says: RegExp }>> = {
  "a definition that is no JSON": { stack: [rawTaskDefinition("shop", "[{")], says: /is not valid JSON/ },
  "an empty definition": { stack: [rawTaskDefinition("shop", "")], says: /is not valid JSON/ },
  "a definition that is no list": { stack: [rawTaskDefinition("shop", '{"name":"web"}')], says: /is not a list/ },
  "a definition that is not known": {
    stack: [rawTaskDefinition("shop", UNKNOWN)],
    says: /not known before the update/,
  },
  "a definition of 1 MB that breaks off": {
    stack: [rawTaskDefinition("shop", `[${JSON.stringify({ name: "x".repeat(1_000_000) })}`)],
    says: /is not valid JSON/,
  },
  "a job that is no JSON": { stack: [job({ containerProperties: "image: shop" })], says: /is not valid JSON/ },
  "options that are not known": {
    stack: [resource("aws:elasticbeanstalk/environment:Environment", "shop", { settings: UNKNOWN })],
    says: /settings is not known/,
  },
};

describe("what cannot be read says so:", () => {
  for (const [title, { says, ...given }] of Object.entries(broken)) {
    it(title, () => {
      const { containers, undecided } = containersIn(given);
      const reasons = containers.flatMap((container) => {
        try {
          return container.variables.length === 0 ? [] : [];
        } catch (error) {
          return [(error as Error).message];
        }
      });
      assert.match([...reasons, undecided ?? ""].join("\n"), says);
    });
  }
});

describe("values that are no texts", () => {
  const odd = [
    { name: "NUMBER", value: 1 },
    { name: "BOOLEAN", value: true },
    { name: "NULL", value: null },
    { name: "OBJECT", value: { a: 1 } },
    { name: "LIST", value: ["a"] },
    { name: "NOTHING" },
    { value: "nameless" },
    { name: "WITH BLANK ", value: "x" },
    { name: "TWICE", value: "one" },
    { name: "TWICE", value: "two" },
    UNKNOWN,
    null,
    "text",
  ];
  const expected = {
    NUMBER: "1",
    BOOLEAN: "true",
    NULL: "",
    OBJECT: "?",
    LIST: "?",
    NOTHING: "",
    "": "nameless",
    "WITH BLANK ": "x",
    TWICE: "two",
    "?": "?",
  };
  it("are read as AWS takes them, or undecided", () => {
    const [container] = seen({ stack: [rawTaskDefinition("shop", [{ name: "web", environment: odd }])] });
    assert.deepEqual(container?.variables, expected);
  });

  it("are told apart in every service", () => {
    const values = { NUMBER: 1, NULL: null, OBJECT: { a: 1 }, OPEN: UNKNOWN };
    const read = { NUMBER: "1", NULL: "", OBJECT: "?", OPEN: "?" };
    const named = Object.entries(values).map(([name, value]) => ({ name, value }));
    const stacks: Readonly<Record<string, Fixture>> = {
      appRunner: appRunner({ imageRepository: { imageConfiguration: { runtimeEnvironmentVariables: values } } }),
      lambda: lambda({ environment: { variables: values } }),
      batch: job({ containerProperties: JSON.stringify({ environment: named }) }),
      codeBuild: codeBuild({ environment: { environmentVariables: named } }),
      beanstalk: beanstalk(...Object.entries(values).map(([name, value]) => option(name, value))),
    };
    for (const [service, fixture] of Object.entries(stacks))
      assert.deepEqual(seen({ stack: [fixture] })[0]?.variables, read, service);
  });
});

describe("a value that is not known", () => {
  const values = { DB_HOST: UNKNOWN };
  const named = [{ name: "DB_HOST", value: UNKNOWN }];
  const container = { name: "web", image: "shop:1" };
  const stacks: Readonly<Record<string, Fixture>> = {
    ECS: rawTaskDefinition("shop", [{ ...container, environment: named }]),
    "ECS Express Mode": express({ primaryContainer: { image: "shop:1", environments: named } }),
    "App Runner": appRunner({ imageRepository: { imageConfiguration: { runtimeEnvironmentVariables: values } } }),
    "App Runner from source": appRunner({
      codeRepository: { codeConfiguration: { codeConfigurationValues: { runtimeEnvironmentVariables: values } } },
    }),
    Lambda: lambda({ environment: { variables: values } }),
    Lightsail: resource("aws:lightsail/containerServiceDeploymentVersion:ContainerServiceDeploymentVersion", "shop", {
      containers: [{ containerName: "web", environment: values }],
    }),
    Batch: job({ containerProperties: { environment: named } }),
    "Batch on EKS": job({ eksProperties: { podProperties: { containers: [{ ...container, envs: named }] } } }),
    CodeBuild: codeBuild({ environment: { environmentVariables: named } }),
    "Elastic Beanstalk": beanstalk(option("DB_HOST", UNKNOWN)),
  };
  for (const [service, fixture] of Object.entries(stacks)) {
    it(`is called by its variable in ${service}`, () => {
      const [variable] = containersIn({ stack: [fixture] }).containers[0]?.variables ?? [];
      assert.throws(() => variable?.value, { reason: "DB_HOST is not known before the update" });
    });
  }

  it("is called by its place if the variable has no name either", () => {
    const stack = [rawTaskDefinition("shop", [{ ...container, environment: [{ name: UNKNOWN, value: UNKNOWN }] }])];
    const [variable] = containersIn({ stack }).containers[0]?.variables ?? [];
    assert.throws(() => variable?.value, {
      reason: "containerDefinitions[0].environment[0].value is not known before the update",
    });
  });

  const secrets: Readonly<Record<string, Fixture>> = {
    ECS: rawTaskDefinition("shop", [{ ...container, secrets: [{ name: "KEY", valueFrom: UNKNOWN }] }]),
    "App Runner": appRunner({
      imageRepository: { imageConfiguration: { runtimeEnvironmentSecrets: { KEY: UNKNOWN } } },
    }),
    CodeBuild: codeBuild({
      environment: { environmentVariables: [{ name: "KEY", value: UNKNOWN, type: "SECRETS_MANAGER" }] },
    }),
    "Elastic Beanstalk": beanstalk(option("KEY", UNKNOWN, "aws:elasticbeanstalk:application:environmentsecrets")),
  };
  for (const [service, fixture] of Object.entries(secrets)) {
    it(`is called by the variable of the secret in ${service}`, () => {
      const [variable] = containersIn({ stack: [fixture] }).containers[0]?.variables ?? [];
      assert.throws(() => variable?.reference, {
        reason: "which secret KEY comes from is not known before the update",
      });
    });
  }
});
