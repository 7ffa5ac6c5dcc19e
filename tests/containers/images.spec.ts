import assert from "node:assert/strict";
import { archive, asset, output, rawTaskDefinition, resource, UNKNOWN, type Fixture } from "../fixtures";
import { containersIn, seen, type Given, type Seen } from "./read";

const image = (properties: Fixture["properties"], name = "shop"): Fixture =>
  resource("docker:index/image:Image", name, { imageName: "example.com/shop:1", ...properties });
const built = image({ build: { context: "app", args: { LEVEL: "3", OPEN: UNKNOWN } } });
const dockerfile = [
  "ARG VERSION=3.13",
  "FROM python:${VERSION} AS base",
  "ENV DJANGO_SETTINGS_MODULE=config.settings \\",
  "    DEBUG=True",
  "FROM base",
  "ARG LEVEL=1",
  "ARG OPEN",
  "ARG UNSET=none",
  "ENV LOG_LEVEL $LEVEL",
  'ENV GREETING="a b" BESIDE=$GREETING',
  "ENV TOKEN=${OPEN}",
  "ENV KIND=${UNSET}",
  'CMD ["gunicorn", "config.wsgi"]',
].join("\n");
const fromImage = {
  DJANGO_SETTINGS_MODULE: "config.settings",
  DEBUG: "True",
  LOG_LEVEL: "3",
  GREETING: "a b",
  BESIDE: "",
  TOKEN: "?",
  KIND: "none",
};
const task = (definition: object): Fixture =>
  rawTaskDefinition("shop", [{ name: "web", image: "example.com/shop:1", ...definition }]);
const component = resource("awsx:ecr:Image", "shop");
const child: Fixture = {
  ...resource("docker-build:index:Image", "shop-child", { context: { location: "app" }, tags: [UNKNOWN] }),
  parent: component,
};
const platform = (name: string, properties: Fixture["properties"]): Fixture =>
  resource("docker-build:index:Image", name, { context: { location: "app" }, ...properties });
const amd = platform("amd", { platforms: ["linux/amd64"] });
const arm = platform("arm", { platforms: ["linux/arm64"] });
const index = resource("docker-build:index:Index", "index", {
  tag: "example.com/shop:1",
  sources: [output(amd, "ref"), output(arm, "ref")],
});
const scripted = (...lines: readonly string[]): Readonly<Record<string, string>> => ({
  "app/Dockerfile": [
    "FROM python:3.13",
    "WORKDIR /srv",
    "COPY ./docker/entrypoint /entrypoint",
    "RUN sed -i 's/\\r$//g' /entrypoint && chmod +x /entrypoint",
    "COPY . .",
    'ENTRYPOINT ["/entrypoint"]',
    ...lines,
  ].join("\n"),
  "app/docker/entrypoint":
    '#!/bin/bash\nexport DATABASE_URL="postgres://${DB_USER}:${DB_PASSWORD}@db/shop"\nexec "$@"\n',
  "app/start.sh":
    "#!/bin/sh\npython manage.py migrate\nexport DEBUG=True\nexec gunicorn config.wsgi --bind 0.0.0.0:${PORT:-8000}\n",
});

interface Expected extends Given {
  readonly sees: Partial<Seen>;
  readonly undecided?: RegExp;
}

const images: Readonly<Record<string, Expected>> = {
  "its variables and command": {
    stack: [built, task({})],
    files: { "app/Dockerfile": dockerfile },
    sees: { command: "gunicorn config.wsgi", variables: fromImage },
  },
  "variables that the container hides": {
    stack: [built, task({ environment: [{ name: "DEBUG", value: "False" }] })],
    files: { "app/Dockerfile": dockerfile },
    sees: { command: "gunicorn config.wsgi", variables: { ...fromImage, DEBUG: "False" } },
  },
  "no command where the container has one": {
    stack: [built, task({ command: ["celery", "-A", "config", "worker"] })],
    files: { "app/Dockerfile": dockerfile },
    sees: { command: "celery -A config worker", variables: fromImage },
  },
  "an entry point before the container's command": {
    stack: [built, task({ command: ["runserver"] })],
    files: { "app/Dockerfile": 'FROM python\nENTRYPOINT ["python", "manage.py"]\nCMD ["check"]' },
    sees: { command: "python manage.py runserver" },
  },
  "nothing but the container's entry point": {
    stack: [built, task({ entryPoint: ["gunicorn"] })],
    files: { "app/Dockerfile": 'FROM python\nENTRYPOINT ["python", "manage.py"]\nCMD ["check"]' },
    sees: { command: "gunicorn", runsDjango: false },
  },
  "a command in the form of a shell": {
    stack: [built, task({})],
    files: { "app/Dockerfile": "FROM python\nCMD python manage.py runserver 0:8000" },
    sees: { command: "/bin/sh -c python manage.py runserver 0:8000" },
  },
  "an entry point that undoes the command of its base": {
    stack: [built, task({})],
    files: {
      "app/Dockerfile": 'FROM python AS base\nCMD ["check"]\nFROM base\nENTRYPOINT ["gunicorn", "config.wsgi"]',
    },
    sees: { command: "gunicorn config.wsgi" },
  },
  "the target of the build": {
    stack: [image({ build: { context: "app", target: "base" } }), task({})],
    files: { "app/Dockerfile": dockerfile },
    sees: { variables: { DJANGO_SETTINGS_MODULE: "config.settings", DEBUG: "True" } },
  },
  scripts: {
    stack: [
      built,
      task({
        environment: [{ name: "DB_USER", value: "shop" }],
        secrets: [{ name: "DB_PASSWORD", valueFrom: "/shop/db" }],
      }),
    ],
    files: scripted('CMD ["./start.sh"]'),
    sees: {
      command:
        "sh -c export 'DATABASE_URL=postgres://shop:$SECRET@db/shop'\nmanage.py migrate\nexport DEBUG=True\ngunicorn config.wsgi --bind 0.0.0.0:8000",
      variables: { DB_USER: "shop", DB_PASSWORD: "secret ssm /shop/db", DATABASE_URL: "secret", DEBUG: "True" },
    },
  },
  "a script that is not seen": {
    stack: [built, task({ command: ["/elsewhere.sh", "gunicorn", "config.wsgi"] })],
    files: { "app/Dockerfile": "FROM python" },
    sees: { command: "/elsewhere.sh gunicorn config.wsgi" },
  },
  "an image of docker-build": {
    stack: [
      resource("docker-build:index:Image", "shop", {
        tags: ["example.com/shop:1"],
        context: { location: "app" },
        dockerfile: { inline: "FROM python\nENV DJANGO_DEBUG=1" },
      }),
      task({}),
    ],
    files: {},
    sees: { variables: { DJANGO_DEBUG: "1" } },
  },
  "an image of awsx, known by its digest": {
    stack: [
      resource("awsx:ecr:Image", "shop", { context: "app", imageUri: `example.com/shop@sha256:${"0".repeat(64)}` }),
      task({ image: `example.com/shop@sha256:${"0".repeat(64)}` }),
    ],
    files: { "app/Dockerfile": "FROM python\nENV DJANGO_DEBUG=1" },
    sees: { image: `example.com/shop@sha256:${"0".repeat(64)}`, variables: { DJANGO_DEBUG: "1" } },
  },
  "the child of a component of awsx, which says how it is built": {
    stack: [component, child, task({ image: output(component, "imageUri") })],
    files: { "app/Dockerfile": "FROM python\nENV DJANGO_DEBUG=1" },
    sees: { image: "?", variables: { DJANGO_DEBUG: "1" } },
  },
  "nothing of a component of awsx whose child is not registered yet": {
    stack: [component, task({ image: output(component, "imageUri") })],
    files: { "app/Dockerfile": "FROM python\nENV DJANGO_DEBUG=1", Dockerfile: "FROM python" },
    sees: { image: "?", command: "?", runsDjango: "?" },
    undecided: /the build context of a container's image is not known/,
  },
  "an index of images for several platforms": {
    stack: [amd, arm, index, task({ image: output(index, "ref") })],
    files: { "app/Dockerfile": "FROM python\nENV DJANGO_DEBUG=1" },
    sees: { image: "?", variables: { DJANGO_DEBUG: "1" } },
  },
  "an index by its tag": {
    stack: [amd, arm, index, task({})],
    files: { "app/Dockerfile": "FROM python\nENV DJANGO_DEBUG=1" },
    sees: { variables: { DJANGO_DEBUG: "1" } },
  },
  "which of two images an index is for that is not known": {
    stack: [
      amd,
      platform("other", { context: { location: "other" } }),
      resource("docker-build:index:Index", "index", {
        tag: "example.com/shop:1",
        sources: [output(amd, "ref"), output(platform("other", {}), "ref")],
      }),
      task({}),
    ],
    files: { "app/Dockerfile": "FROM python\nENV DJANGO_DEBUG=1" },
    sees: { runsDjango: "?", command: "?" },
    undecided: /joins images that are built from different folders/,
  },
  "an image that docker builds without pushing it": {
    stack: [
      resource("docker:index/remoteImage:RemoteImage", "shop", {
        name: "example.com/shop:1",
        build: { context: "app", dockerfile: "deploy/Dockerfile", target: "base", buildArgs: { LEVEL: "3" } },
      }),
      task({}),
    ],
    files: { "app/deploy/Dockerfile": "FROM python AS base\nARG LEVEL\nENV DJANGO_DEBUG=$LEVEL\nFROM python" },
    sees: { variables: { DJANGO_DEBUG: "3" } },
  },
  "nothing of an image that docker pulls": {
    stack: [
      resource("docker:index/remoteImage:RemoteImage", "shop", { name: "example.com/shop:1" }),
      task({ image: UNKNOWN }),
    ],
    files: { "app/Dockerfile": dockerfile },
    sees: { image: "?", runsDjango: "?" },
  },
  "an image whose build is the name of a folder": {
    stack: [image({ build: "app" }), task({})],
    files: { "app/Dockerfile": "FROM python\nENV DJANGO_DEBUG=1" },
    sees: { variables: { DJANGO_DEBUG: "1" } },
  },
  "a stage that is left empty, which is the last one": {
    stack: [image({ build: { context: "app", target: "", dockerfile: "" } }), task({})],
    files: { "app/Dockerfile": "FROM python AS base\nFROM base\nENV DJANGO_DEBUG=1" },
    sees: { variables: { DJANGO_DEBUG: "1" } },
  },
  "a service in ECS Express Mode": {
    stack: [
      built,
      resource("aws:ecs/expressGatewayService:ExpressGatewayService", "shop", {
        primaryContainer: { image: output(built, "repoDigest") },
      }),
    ],
    files: { "app/Dockerfile": dockerfile },
    sees: { part: "", image: "?", command: "gunicorn config.wsgi", variables: fromImage },
  },
  "nothing of a context from the network": {
    stack: [image({ build: { context: "https://example.com/shop.git" } }), task({})],
    files: { Dockerfile: dockerfile },
    sees: { runsDjango: false },
  },
  "which stage it is that is not known": {
    stack: [image({ build: { context: "app", target: UNKNOWN } }), task({})],
    files: { "app/Dockerfile": dockerfile },
    sees: { command: "?", runsDjango: "?" },
    undecided: /the build context of a container's image is not known/,
  },
  "an image that the definition depends on": {
    stack: [built, task({ image: output(built, "repoDigest") })],
    files: { "app/Dockerfile": "FROM python\nENV DJANGO_DEBUG=1" },
    sees: { image: "?", variables: { DJANGO_DEBUG: "1" } },
  },
  "a Lambda function's image": {
    stack: [built, resource("aws:lambda/function:Function", "shop", { imageUri: "example.com/shop:1" })],
    files: { "app/Dockerfile": dockerfile },
    sees: { part: "", command: "gunicorn config.wsgi", variables: fromImage },
  },
  "nothing of an image that is made elsewhere": {
    stack: [built, task({ image: "example.com/other:1" })],
    files: { "app/Dockerfile": dockerfile },
    sees: { image: "example.com/other:1", runsDjango: false },
  },
  "nothing where no file may be read": { stack: [built, task({})], sees: { runsDjango: false } },
  "nothing where there is no Dockerfile": { stack: [built, task({})], files: {}, sees: { runsDjango: false } },
  "which of two it is that is not known": {
    stack: [
      built,
      image({ imageName: "example.com/other:1" }, "other"),
      task({ image: UNKNOWN, environment: [{ name: "DJANGO_DEBUG", value: "1" }] }),
    ],
    files: { "app/Dockerfile": dockerfile },
    sees: { image: "?", command: "?", variables: { DJANGO_DEBUG: "1" } },
    undecided: /which image of this stack a container runs is not known/,
  },
};

describe("a container takes from its image", () => {
  for (const [title, { sees, undecided, ...given }] of Object.entries(images)) {
    it(title, () => {
      const container: Seen = {
        part: "container web",
        image: "example.com/shop:1",
        command: "",
        variables: {},
        runsDjango: true,
      };
      assert.deepEqual(seen(given), [{ ...container, ...sees }]);
      assert.match(containersIn(given).undecided ?? "", undecided ?? /^$/);
    });
  }
});

const bucket = resource("aws:s3/bucket:Bucket", "config", { bucket: "config" });
const object = (key: string, properties: Fixture["properties"]): Fixture =>
  resource("aws:s3/bucketObjectv2:BucketObjectv2", key, { bucket: "config", key, ...properties });
const withFiles = (...values: readonly unknown[]): Fixture =>
  task({
    environment: [{ name: "OWN", value: "own" }],
    environmentFiles: values.map((value) => ({ type: "s3", value })),
  });
const arn = (key: string): string => `arn:aws:s3:::config/${key}`;
const content = '# comment\nDJANGO_DEBUG="1"\nOWN=file\nEMPTY=\nexport A=b\nno assignment\nURL=a=b c\r\n';
const read = { DJANGO_DEBUG: '"1"', "export A": "b", URL: "a=b c", OWN: "own" };

const environmentFiles: Readonly<Record<string, Expected>> = {
  "the content of an object": {
    stack: [object("app.env", { content }), withFiles(arn("app.env"))],
    sees: { variables: read },
  },
  "content in base64": {
    stack: [object("app.env", { contentBase64: Buffer.from(content).toString("base64") }), withFiles(arn("app.env"))],
    sees: { variables: read },
  },
  "the first of several files": {
    stack: [
      object("one.env", { content: "DJANGO_DEBUG=1" }),
      object("two.env", { content: "DJANGO_DEBUG=0\nDJANGO_A=2" }),
      withFiles(arn("one.env"), arn("two.env")),
    ],
    sees: { variables: { DJANGO_A: "2", DJANGO_DEBUG: "1", OWN: "own" } },
  },
  "an object that the definition depends on": {
    stack: [bucket, object("app.env", { content }), withFiles(output(object("app.env", { content }), "arn"))],
    sees: { variables: read },
  },
  "an object that this stack does not upload": {
    stack: [withFiles("arn:aws:s3:::other/app.env")],
    sees: { variables: { "?": "?", OWN: "own" }, runsDjango: "?" },
  },
  "an object whose content is not known": {
    stack: [object("app.env", { content: UNKNOWN }), withFiles(arn("app.env"))],
    sees: { variables: { "?": "?", OWN: "own" }, runsDjango: "?" },
  },
  "the file that an object is made of": {
    stack: [object("app.env", { source: asset({ path: "deploy/app.env" }) }), withFiles(arn("app.env"))],
    files: { "deploy/app.env": content },
    sees: { variables: read },
  },
  "the text that an object is made of": {
    stack: [object("app.env", { source: asset({ text: content }) }), withFiles(arn("app.env"))],
    sees: { variables: read },
  },
  "an object with a file, whose bucket is not known before the update": {
    stack: [
      object("app.env", { bucket: UNKNOWN, source: asset({ text: content }) }),
      object("other.env", { bucket: UNKNOWN, content: "DJANGO_DEBUG=2" }),
      withFiles(arn("app.env")),
    ],
    sees: { variables: read },
  },
  "which of two objects it is that is not known": {
    stack: [object("one.env", { content }), object("two.env", { content }), withFiles(UNKNOWN)],
    sees: { variables: { "?": "?", OWN: "own" }, runsDjango: "?" },
  },
  "an object with a file that is not there": {
    stack: [object("app.env", { source: asset({ path: "app.env" }) }), withFiles(arn("app.env"))],
    files: {},
    sees: { variables: { "?": "?", OWN: "own" }, runsDjango: "?" },
  },
  "an object with a file where none may be read": {
    stack: [object("app.env", { source: asset({ path: "app.env" }) }), withFiles(arn("app.env"))],
    sees: { variables: { "?": "?", OWN: "own" }, runsDjango: "?" },
  },
  "an object from the network": {
    stack: [object("app.env", { source: asset({ uri: "https://example.com/app.env" }) }), withFiles(arn("app.env"))],
    files: {},
    sees: { variables: { "?": "?", OWN: "own" }, runsDjango: "?" },
  },
  "an object that is an archive": {
    stack: [object("app.env", { source: archive({ path: "app" }) }), withFiles(arn("app.env"))],
    files: { "app/app.env": content },
    sees: { variables: { "?": "?", OWN: "own" }, runsDjango: "?" },
  },
};

describe("a container takes from its environment files", () => {
  for (const [title, { sees, ...given }] of Object.entries(environmentFiles)) {
    it(title, () => {
      const container: Seen = {
        part: "container web",
        image: "example.com/shop:1",
        command: "",
        variables: {},
        runsDjango: true,
      };
      assert.deepEqual(seen(given), [{ ...container, ...sees }]);
    });
  }
});
