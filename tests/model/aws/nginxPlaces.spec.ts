import assert from "node:assert/strict";
import policy from "../../../policies/web-server/unknown-hosts-do-not-reach-django";
import {
  containerDefinition,
  nginxParameter,
  rawTaskDefinition,
  resource,
  taskDefinition,
  UNKNOWN,
  type ContainerFixture,
  type Fixture,
} from "../../fixtures";
import { judge } from "../../harness";

const shop =
  "server {\n  listen 80;\n  server_name shop.example.com;\n  location / { proxy_pass http://127.0.0.1:8000; }\n}\n";
const drop = "server {\n  listen 80 default_server;\n  return 444;\n}\n";
const whole = `events {}\nhttp {\n  include /etc/nginx/conf.d/*.conf;\n}\n`;
const base64 = (text: string): string => Buffer.from(text).toString("base64");
const official = "nginx:1.29-alpine";
const custom = "registry.example.com/shop/nginx:3";

const container = (more: ContainerFixture): Fixture =>
  taskDefinition("edge", { name: "nginx", image: official, ...more });
const shell = (script: string, more: ContainerFixture = {}): Fixture =>
  container({ command: ["sh", "-c", `${script}\nexec nginx -g 'daemon off;'`], ...more });
const write = (path: string, text: string): string => `cat > ${path} <<'EOF'\n${text}EOF\n`;
const writeDefault = (text: string): string => write("/etc/nginx/conf.d/default.conf", text);

const dockerImage = (build: object): Fixture => resource("docker:index/image:Image", "edge", { build });

interface Expected {
  readonly stack: readonly Fixture[];
  readonly finds?: string;
  readonly undecided?: RegExp;
  readonly files?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
}

const forwarded = (where: string, line = "line 4"): string =>
  `${where}: requests for unknown hosts on *:80 are forwarded by ${line}`;
const inDefault = "line 4 of /etc/nginx/conf.d/default.conf";

const places: Readonly<Record<string, Expected>> = {
  "a variable": {
    stack: [container({ environment: { NGINX_CONF: shop } })],
    finds: forwarded("variable NGINX_CONF of container nginx"),
  },
  "a variable in base64": {
    stack: [container({ environment: { NGINX_CONF_B64: base64(shop) } })],
    finds: forwarded("variable NGINX_CONF_B64 of container nginx"),
  },
  "a here-document": {
    stack: [shell(writeDefault(shop))],
    finds: forwarded("command of container nginx", inDefault),
  },
  "a here-document in an entry point": {
    stack: [
      rawTaskDefinition("edge", [
        { name: "nginx", image: custom, entryPoint: ["sh", "-c"], command: [writeDefault(shop)] },
      ]),
    ],
    finds: forwarded("command of container nginx"),
  },
  printf: {
    stack: [shell(`printf '${shop.replaceAll("\n", "\\n")}' > /etc/nginx/conf.d/default.conf`)],
    finds: forwarded("command of container nginx", inDefault),
  },
  "echo and base64 -d": {
    stack: [shell(`echo ${base64(shop)} | base64 -d > /etc/nginx/conf.d/default.conf`)],
    finds: forwarded("command of container nginx", inDefault),
  },
  "a variable that the command writes, said once": {
    stack: [shell(`printf '%s' "$NGINX_CONF" > /etc/nginx/conf.d/default.conf`, { environment: { NGINX_CONF: shop } })],
    finds: forwarded("variable NGINX_CONF of container nginx"),
  },
  "a here-document whose variables the shell fills in": {
    stack: [
      shell(
        `cat > /etc/nginx/conf.d/default.conf <<EOF\n${shop.replace("80;", "$PORT;").replace("8000;", "8000\\$request_uri;")}EOF`,
        { environment: { PORT: "80" } },
      ),
    ],
    finds: forwarded("command of container nginx", inDefault),
  },
  "a main file and one that it includes": {
    stack: [
      shell(write("/etc/nginx/nginx.conf", whole) + write("/etc/nginx/conf.d/a.conf", drop) + writeDefault(shop)),
    ],
  },
  "a second file beside the image's default.conf, which comes first": {
    stack: [shell(write("/etc/nginx/conf.d/site.conf", shop))],
  },
  "a second file that comes before the image's default.conf": {
    stack: [shell(write("/etc/nginx/conf.d/api.conf", shop))],
    finds: forwarded("command of container nginx", "line 4 of /etc/nginx/conf.d/api.conf"),
  },
  "another place, named to nginx": {
    stack: [shell(write("/tmp/nginx.conf", `events {}\nhttp {\n${shop}}\n`))],
    finds: forwarded("command of container nginx", "line 6"),
  },
  "a template of the image": {
    stack: [
      shell(
        write(
          "/etc/nginx/templates/default.conf.template",
          shop.replace("80;", "${PORT};").replace("8000", "$upstream"),
        ),
        {
          environment: { PORT: "80", upstream: "8000" },
        },
      ),
    ],
    finds: forwarded("command of container nginx", inDefault),
  },
  "a template with a variable that is secret": {
    stack: [
      shell(write("/etc/nginx/templates/default.conf.template", shop.replace("80;", "${PORT};")), {
        secrets: { PORT: "arn:aws:ssm:eu-west-1:123456789012:parameter/port" },
      }),
    ],
    undecided: /PORT comes from a secret/,
  },
  "a parameter": { stack: [nginxParameter(shop)], finds: forwarded("value") },
  "a secret": {
    stack: [resource("aws:secretsmanager/secretVersion:SecretVersion", "nginx-conf", { secretString: shop })],
    finds: forwarded("secretString"),
  },
  "a key of a secret": {
    stack: [
      resource("aws:secretsmanager/secretVersion:SecretVersion", "nginx-conf", {
        secretString: JSON.stringify({ other: "x", site: shop }),
      }),
    ],
    finds: forwarded("key site of secretString"),
  },
  "an object of a bucket": {
    stack: [resource("aws:s3/bucketObjectv2:BucketObjectv2", "nginx.conf", { content: shop })],
    finds: forwarded("content"),
  },
  "an object of a bucket in base64": {
    stack: [resource("aws:s3/bucketObject:BucketObject", "nginx.conf", { contentBase64: base64(shop) })],
    finds: forwarded("contentBase64"),
  },
  "a machine's script": {
    stack: [
      resource("aws:ec2/instance:Instance", "web", {
        userData: `#!/bin/bash\napt-get install -y nginx\n${write("/etc/nginx/sites-enabled/shop", shop)}`,
      }),
    ],
    finds: forwarded("userData"),
  },
  "a launch template's script": {
    stack: [
      resource("aws:ec2/launchTemplate:LaunchTemplate", "web", {
        userData: base64(`#!/bin/bash\n${write("/etc/nginx/conf.d/shop.conf", shop)}`),
      }),
    ],
    finds: forwarded("userData"),
  },
  "a cloud-config": {
    stack: [
      resource("aws:ec2/instance:Instance", "web", {
        userDataBase64: base64(
          [
            "#cloud-config",
            "packages: [nginx]",
            "write_files:",
            "  - path: /etc/nginx/conf.d/shop.conf",
            '    permissions: "0644"',
            "    content: |",
            ...shop.split("\n").map((line) => `      ${line}`),
            "  - encoding: b64",
            "    path: /etc/motd",
            `    content: ${base64("hello, hello")}`,
            "runcmd:",
            "  - systemctl reload nginx",
          ].join("\n"),
        ),
      }),
    ],
    finds: forwarded("userDataBase64"),
  },
  "a cloud-config in base64, in a message of several parts": {
    stack: [
      resource("aws:ec2/instance:Instance", "web", {
        userData: [
          'Content-Type: multipart/mixed; boundary="BOUNDARY"',
          "MIME-Version: 1.0",
          "",
          "--BOUNDARY",
          "Content-Type: text/x-shellscript",
          "",
          "#!/bin/sh",
          "echo started",
          "--BOUNDARY",
          "Content-Type: text/cloud-config",
          "",
          "#cloud-config",
          "write_files:",
          "- encoding: b64",
          `  content: ${base64(shop)}`,
          "  path: /etc/nginx/conf.d/shop.conf",
          "--BOUNDARY--",
        ].join("\n"),
      }),
    ],
    finds: forwarded("userData"),
  },
  "an image that docker.Image builds": {
    stack: [container({ image: custom }), dockerImage({ context: "./edge" })],
    files: {
      "edge/Dockerfile": `FROM ${official}\nCOPY shop.conf /etc/nginx/conf.d/default.conf\n`,
      "edge/shop.conf": shop,
    },
    finds: "requests for unknown hosts on *:80 are forwarded by line 4 of edge/shop.conf",
  },
  "an image with a Dockerfile elsewhere, a target and arguments": {
    stack: [
      dockerImage({ context: ".", dockerfile: "docker/nginx.Dockerfile", target: "edge", args: { VERSION: "1.29" } }),
    ],
    files: {
      "docker/nginx.Dockerfile":
        "ARG VERSION\nFROM nginx:${VERSION} AS edge\nRUN rm /etc/nginx/conf.d/default.conf\nCOPY conf/ /etc/nginx/conf.d/\nFROM python:3.13 AS app\n",
      "conf/site.conf": shop,
    },
    finds: "requests for unknown hosts on *:80 are forwarded by line 4 of conf/site.conf",
  },
  "an image whose default.conf comes first": {
    stack: [dockerImage({ context: "." })],
    files: { Dockerfile: `FROM ${official}\nCOPY site.conf /etc/nginx/conf.d/\n`, "site.conf": shop },
  },
  "an image that docker-build.Image builds": {
    stack: [
      resource("docker-build:index:Image", "edge", {
        context: { location: "edge" },
        dockerfile: { inline: `FROM ${official}\nCOPY <<EOF /etc/nginx/conf.d/default.conf\n${shop}EOF\n` },
      }),
    ],
    files: {},
    finds: "requests for unknown hosts on *:80 are forwarded by line 4 of /etc/nginx/conf.d/default.conf",
  },
  "an image that awsx.ecr.Image builds": {
    stack: [resource("awsx:ecr:Image", "edge", { context: "edge" })],
    files: {
      "edge/Dockerfile": `FROM ${official}\nCOPY nginx.conf /etc/nginx/nginx.conf\n`,
      "edge/nginx.conf": `events {}\nhttp {\n${shop}}\n`,
    },
    finds: "requests for unknown hosts on *:80 are forwarded by line 6",
  },
  "a template in an image, with the container's variables": {
    stack: [
      container({ image: custom, environment: { PORT: "80" } }),
      resource("awsx:ecr:Image", "edge", { context: "edge" }),
    ],
    files: {
      "edge/Dockerfile": `FROM ${official}\nENV UPSTREAM=127.0.0.1:8000\nCOPY *.template /etc/nginx/templates/\n`,
      "edge/default.conf.template": shop.replace("80;", "${PORT};").replace("127.0.0.1:8000", "${UPSTREAM}"),
    },
    finds: "requests for unknown hosts on *:80 are forwarded by line 4 of edge/default.conf.template",
  },
  "an image that a command changes": {
    stack: [dockerImage({ context: "." })],
    files: {
      Dockerfile: `FROM ${official}\nCOPY shop.conf /etc/nginx/conf.d/default.conf\nRUN sed -i s/80/81/ /etc/nginx/conf.d/default.conf\n`,
      "shop.conf": shop,
    },
    undecided: /what `sed` of the Dockerfile makes of \/etc\/nginx is not known/,
  },
  "a folder without a Dockerfile": {
    stack: [dockerImage({ context: "edge" })],
    files: { "edge/shop.conf": shop },
    undecided: /there is no Dockerfile in edge/,
  },
  "an image, where no file may be read": {
    stack: [container({ image: custom }), dockerImage({ context: "edge" })],
    undecided: /is not seen/,
  },
  "an image of the application": {
    stack: [dockerImage({ context: "." })],
    files: { Dockerfile: "FROM python:3.13\nCOPY . /app/\n", "shop.conf": shop },
  },
  "the file that the settings name": {
    stack: [container({ image: custom })],
    files: { "deploy/nginx.conf": whole, "deploy/conf.d/shop.conf": shop },
    settings: { nginxConfiguration: "deploy/nginx.conf" },
    finds: "requests for unknown hosts on *:80 are forwarded by line 4 of deploy/conf.d/shop.conf",
  },
  "no file where the settings name one": {
    stack: [container({ image: custom })],
    files: {},
    settings: { nginxConfiguration: "deploy/nginx.conf" },
    undecided: /the settings name \(deploy\/nginx\.conf\) cannot be read/,
  },
  "an nginx of which nothing is seen": {
    stack: [container({ image: custom })],
    undecided: /the nginx configuration of container nginx is not seen; name its file in the settings/,
  },
  "an nginx whose configuration another resource carries": {
    stack: [container({ image: custom }), nginxParameter(drop)],
  },
  "an nginx whose configuration another resource may carry": {
    stack: [container({ image: custom }), resource("aws:ssm/parameter:Parameter", "nginx-conf", { value: UNKNOWN })],
    undecided: /value is not known/,
  },
  "nothing in a container that is no web server": { stack: [taskDefinition("shop", { image: "shop/nginxless:1" })] },
  ...Object.fromEntries(
    Object.entries({
      Caddy: "caddy:2",
      Traefik: "traefik:v3",
      Apache: "public.ecr.aws/docker/library/httpd:2.4",
      HAProxy: "haproxy@sha256:0",
      Envoy: "public.ecr.aws/appmesh/aws-appmesh-envoy:v1",
    }).map(([server, image]) => [
      `${server}, which is not read`,
      {
        stack: [rawTaskDefinition("edge", [containerDefinition({ name: "front", image })])],
        undecided: new RegExp(`container front runs ${server}, whose configuration is not read`),
      },
    ]),
  ),
};

describe("an nginx configuration is found in", () => {
  for (const [title, { stack, finds, undecided, files, settings }] of Object.entries(places)) {
    it(title, async () => {
      const verdict = await judge(policy, {
        stack,
        ...(files && { files }),
        ...(settings && { configuration: { settings } }),
      });
      const findings = verdict.analysis.evaluations
        .find((evaluation) => evaluation.policy === policy)!
        .resources.flatMap((each) => each.findings);
      assert.deepEqual(Object.values(verdict.finds).flat(), finds === undefined ? [] : [finds]);
      const open = findings.filter((finding) => finding.outcome === "undecided").map((finding) => finding.message);
      if (undecided) assert.match(open.join("\n"), undecided);
      else assert.deepEqual(open, []);
    });
  }
});
