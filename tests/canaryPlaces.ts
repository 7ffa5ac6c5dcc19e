import { archive, asset, rawTaskDefinition, resource, type Fixture } from "./fixtures";
import type { Case } from "./harness";

/** Stands for a value that nothing may show. */
export const CANARY = "c4n4ry";

/** Values that policies have something to say about, each with the canary in it. */
const exposed: Readonly<Record<string, string>> = {
  SECRET_KEY: CANARY,
  SECRET_KEY_FALLBACKS: `${CANARY},${CANARY}-2`,
  DEBUG: `${CANARY} on`,
  ALLOWED_HOSTS: `*,*.${CANARY}.com,https://${CANARY}.com:81`,
  CSRF_TRUSTED_ORIGINS: `${CANARY}.com,http://${CANARY}.com`,
  DATABASE_URL: `postgres://shop:${CANARY}@localhost:80${CANARY}/${CANARY}?sslmode=${CANARY}`,
  CACHE_URL: `locmemcache://${CANARY}`,
  EMAIL_URL: `smtp://shop:${CANARY}@${CANARY}.com:25`,
  CELERY_BROKER_URL: `amqp://guest:${CANARY}@127.0.0.1/${CANARY}`,
  REDIS_URL: `redis://:${CANARY}@localhost/${CANARY}`,
  DEFAULT_FROM_EMAIL: `${CANARY}@localhost`,
  ADMINS: CANARY,
  EMAIL_PORT: CANARY,
  EMAIL_USE_TLS: CANARY,
  STATIC_ROOT: `/srv/${CANARY}`,
  MEDIA_ROOT: `/srv/${CANARY}/media`,
  MEDIA_URL: `/${CANARY}`,
  SESSION_ENGINE: CANARY,
  SESSION_COOKIE_SECURE: `off ${CANARY}`,
  SECURE_HSTS_SECONDS: CANARY,
  SECURE_PROXY_SSL_HEADER: CANARY,
  SECURE_REFERRER_POLICY: CANARY,
  CONN_MAX_AGE: CANARY,
  LOG_LEVEL: `debug ${CANARY}`,
  SENTRY_DSN: `https://${CANARY}@sentry.io/1`,
  READ_DOT_ENV_FILE: `yes ${CANARY}`,
  AWS_SECRET_ACCESS_KEY: `${CANARY}/K7MDENG/bPxRfiCYzEXAMPLEKE9Q2`,
  STRIPE_API_KEY: `sk_live_${CANARY}4eC39HqLyjWDarjtT1`,
  PAYLOAD: `{"password": "${CANARY}"}`,
};

const named = Object.entries(exposed).map(([name, value]) => ({ name, value }));
const assignments = Object.entries(exposed).map(([name, value]) => `${name}=${value}`);
const quoted = Object.entries(exposed).map(([name, value]) => `${name}='${value}'`);
const lines = (...given: readonly string[]): string => `${given.join("\n")}\n`;
const indented = (given: readonly string[]): readonly string[] => given.map((line) => `      ${line}`);
const mapping = indented(Object.entries(exposed).map(([name, value]) => `${name}: ${JSON.stringify(value)}`));

const start = `gunicorn config.wsgi --env TOKEN=${CANARY}`;
const task = (definition: object): Fixture =>
  rawTaskDefinition("shop", [{ name: "web", image: "example.com/shop:1", ...definition }]);
const instance = (...script: readonly string[]): readonly Fixture[] => [
  resource("aws:ec2/instance:Instance", "shop", { userData: lines("#!/bin/sh", ...script) }),
];
const object = (key: string, properties: Fixture["properties"]): Fixture =>
  resource("aws:s3/bucketObjectv2:BucketObjectv2", key, { bucket: "config", key, ...properties });
const image = resource("docker:index/image:Image", "shop", {
  imageName: "example.com/shop:1",
  build: { context: "app", args: { TOKEN: CANARY } },
});
/** A stack whose image is built from a folder with this settings module. */
const settings = (environment: readonly object[], ...module: readonly string[]): Case => ({
  stack: [image, task({ environment: [{ name: "DJANGO_SETTINGS_MODULE", value: "config.settings" }, ...environment] })],
  files: {
    "app/Dockerfile": lines("FROM python", "WORKDIR /srv", "COPY . .", 'CMD ["gunicorn", "config.wsgi"]'),
    "app/manage.py": "",
    "app/config/__init__.py": "",
    "app/config/settings.py": lines("import os", ...module),
  },
});
const deployed = (files: Readonly<Record<string, string>>): Case => ({
  stack: [
    object("app.zip", { source: archive({ path: "app" }) }),
    resource("aws:elasticbeanstalk/applicationVersion:ApplicationVersion", "shop-1", {
      name: "shop-1",
      bucket: "config",
      key: "app.zip",
    }),
    resource("aws:elasticbeanstalk/environment:Environment", "shop", { version: "shop-1", settings: [] }),
  ],
  files: Object.fromEntries(Object.entries(files).map(([path, text]) => [`app/${path}`, text])),
});

/** Every place that an application's environment is read from. */
export const places: Readonly<Record<string, Case>> = {
  "an ECS definition": { stack: [task({ command: ["sh", "-c", start], environment: named })] },
  "values that are no texts": {
    stack: [
      task({
        command: ["gunicorn", "config.wsgi"],
        environment: named.map(({ name, value }) => ({ name, value: { [CANARY]: value } })),
      }),
    ],
  },
  "a definition that is not JSON": { stack: [rawTaskDefinition("shop", `[{"value": ${CANARY}}]`)] },
  "user data": { stack: instance(...quoted.map((each) => `export ${each}`), start) },
  "docker run in user data": {
    stack: instance(`docker run ${quoted.map((each) => `-e ${each}`).join(" ")} example.com/shop:1 ${start}`),
  },
  "a Compose file in user data": {
    stack: instance(
      "cat > /srv/compose.yaml <<'EOF'",
      ...["services:", "  web:", "    image: example.com/shop:1", `    command: ${start}`, "    environment:"],
      ...mapping,
      "EOF",
    ),
  },
  "a Compose file that is no YAML": {
    stack: instance("cat > /srv/compose.yaml <<'EOF'", "services:", `  web: [${CANARY}`, "EOF"),
  },
  "a systemd unit and its file in user data": {
    stack: instance(
      "cat > /etc/shop.env <<'EOF'",
      ...assignments,
      "EOF",
      "cat > /etc/systemd/system/shop.service <<'EOF'",
      ...["[Service]", "EnvironmentFile=/etc/shop.env", `ExecStart=/srv/${start}`],
      "EOF",
    ),
  },
  "a cloud-config": {
    stack: [
      resource("aws:ec2/launchTemplate:LaunchTemplate", "shop", {
        userData: Buffer.from(
          lines(
            "#cloud-config",
            ...["write_files:", "  - path: /srv/.env", "    content: |"],
            ...indented(["DJANGO_SETTINGS_MODULE=config.settings", ...assignments]),
          ),
        ).toString("base64"),
      }),
    ],
  },
  "a cloud-config that is no YAML": {
    stack: [resource("aws:ec2/instance:Instance", "shop", { userData: `#cloud-config\nruncmd: [${CANARY}\n` })],
  },
  "a Dockerfile": {
    stack: [image, task({})],
    files: { "app/Dockerfile": lines("FROM python", ...quoted.map((each) => `ENV ${each}`), `CMD ${start}`) },
  },
  "a Dockerfile that copies what is not there": {
    stack: [image, task({ environment: named })],
    files: { "app/Dockerfile": lines("FROM python", `COPY --from=${CANARY} /a /srv`, `ENTRYPOINT ["/srv/${CANARY}"`) },
  },
  "a start script": {
    stack: [image, task({})],
    files: {
      "app/Dockerfile": lines("FROM python", "COPY start.sh /start.sh", 'CMD ["/start.sh"]'),
      "app/start.sh": lines("#!/bin/sh", ...quoted.map((each) => `export ${each}`), `exec ${start}`),
    },
  },
  "an environment file": {
    stack: [
      object("app.env", { content: lines(...assignments) }),
      task({
        command: ["gunicorn", "config.wsgi"],
        environmentFiles: [{ value: "arn:aws:s3:::config/app.env", type: "s3" }],
      }),
    ],
  },
  "an environment file that is uploaded": {
    stack: [
      object("app.env", { source: asset({ path: "app.env" }) }),
      task({
        command: ["gunicorn", "config.wsgi"],
        environmentFiles: [{ value: "arn:aws:s3:::config/app.env", type: "s3" }],
      }),
    ],
    files: { "app.env": lines(...assignments) },
  },
  "a settings module that reads the environment": settings(
    named,
    ...Object.keys(exposed).map((name) => `${name} = os.environ["${name}"]`),
  ),
  "a settings module that holds values": settings(
    [],
    ...Object.entries(exposed).map(([name, value]) => `${name} = ${JSON.stringify(value)}`),
    `DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "${CANARY}", "PASSWORD": "${CANARY}"}}`,
    `CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "${CANARY}"}}`,
  ),
  "a settings module that refuses a value": settings(named, 'PORT = int(os.environ["EMAIL_PORT"])'),
  "a settings module that says a value": settings(named, 'raise ValueError("not " + os.environ["SECRET_KEY"])'),
  "a settings module that looks a value up": settings(named, `KEY = {}[os.environ["SECRET_KEY"]]`, `{}["${CANARY}"]`),
  "a settings module that is no Python": settings(named, `SECRET_KEY = = "${CANARY}"`),
  "the options of Elastic Beanstalk": {
    stack: [
      resource("aws:elasticbeanstalk/environment:Environment", "shop", {
        settings: [
          { namespace: "aws:elasticbeanstalk:container:python", name: "WSGIPath", value: "config.wsgi" },
          ...named.map((each) => ({ namespace: "aws:elasticbeanstalk:application:environment", ...each })),
        ],
      }),
    ],
  },
  "the bundle of Elastic Beanstalk": deployed({
    Procfile: `web: ${start}\nworker: celery -A config worker --broker amqp://a:${CANARY}@${CANARY}\n`,
    ".env": lines(...quoted),
    ".ebextensions/django.config": lines(
      "option_settings:",
      "  aws:elasticbeanstalk:application:environment:",
      ...mapping,
    ),
  }),
  "an extension of Elastic Beanstalk that is no YAML": deployed({
    Procfile: `web: ${start}`,
    ".ebextensions/django.config": `option_settings: [${CANARY}\n`,
  }),
  "App Runner": {
    stack: [
      resource("aws:apprunner/service:Service", "shop", {
        sourceConfiguration: {
          imageRepository: {
            imageIdentifier: "example.com/shop:1",
            imageConfiguration: { startCommand: start, runtimeEnvironmentVariables: exposed },
          },
        },
      }),
    ],
  },
  "ECS Express Mode": {
    stack: [
      resource("aws:ecs/expressGatewayService:ExpressGatewayService", "shop", {
        primaryContainer: { image: "example.com/shop:1", commands: ["sh", "-c", start], environments: named },
      }),
    ],
  },
  Lambda: {
    stack: [
      resource("aws:lambda/function:Function", "shop", {
        handler: "config.asgi.handler",
        environment: { variables: exposed },
        code: archive({ assets: { ".env": asset({ text: lines(`TOKEN=${CANARY}`) }) } }),
      }),
    ],
  },
  Batch: {
    stack: [
      resource("aws:batch/jobDefinition:JobDefinition", "shop", {
        containerProperties: JSON.stringify({ image: "example.com/shop:1", command: [start], environment: named }),
      }),
    ],
  },
  "a job of Batch that is no JSON": {
    stack: [resource("aws:batch/jobDefinition:JobDefinition", "shop", { containerProperties: `{"a": ${CANARY}` })],
  },
  CodeBuild: {
    stack: [
      resource("aws:codebuild/project:Project", "shop", {
        environment: { image: "example.com/shop:1", environmentVariables: named },
        source: {
          buildspec: lines("env:", "  variables:", ...mapping, "phases:", "  build:", `    commands: [${start}]`),
        },
      }),
    ],
  },
  Lightsail: {
    stack: [
      resource("aws:lightsail/containerServiceDeploymentVersion:ContainerServiceDeploymentVersion", "shop", {
        serviceName: "shop",
        containers: [{ containerName: "web", image: "example.com/shop:1", commands: [start], environment: exposed }],
      }),
    ],
  },
};
