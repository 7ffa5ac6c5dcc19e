import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import policy from "../../../policies/web-server/unknown-hosts-do-not-reach-django";
import {
  archive,
  asset,
  containerDefinition,
  nginxParameter,
  output,
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
const base64 = (content: string | Uint8Array): string => Buffer.from(content).toString("base64");
const official = "nginx:1.29-alpine";
const custom = "registry.example.com/shop/nginx:3";

const container = (more: ContainerFixture): Fixture =>
  taskDefinition("edge", { name: "nginx", image: official, ...more });
const shell = (script: string, more: ContainerFixture = {}): Fixture =>
  container({ command: ["sh", "-c", `${script}\nexec nginx -g 'daemon off;'`], ...more });
const write = (path: string, text: string): string => `cat > ${path} <<'EOF'\n${text}EOF\n`;
const writeDefault = (text: string): string => write("/etc/nginx/conf.d/default.conf", text);

const dockerImage = (build: object): Fixture => resource("docker:index/image:Image", "edge", { build });

const bucketObject = (name: string, properties: Fixture["properties"]): Fixture =>
  resource("aws:s3/bucketObjectv2:BucketObjectv2", name, { key: name, ...properties });
const bundle = (source: Parameters<typeof archive>[0], name = "app"): Fixture =>
  bucketObject(name, { source: archive(source) });
const platformLocation = "/etc/nginx/conf.d/elasticbeanstalk/00_application.conf";
const environmentFile = (content: string): Fixture =>
  bucketObject("edge.env", { bucket: "config", key: "edge.env", content });
const withEnvironmentFile = (more: ContainerFixture): Fixture =>
  rawTaskDefinition("edge", [
    {
      ...containerDefinition({ name: "nginx", image: official, ...more }),
      environmentFiles: [{ type: "s3", value: "arn:aws:s3:::config/edge.env" }],
    },
  ]);
const fileSystem = resource("aws:efs/fileSystem:FileSystem", "shared");
/** A task of one container that mounts the file system. */
const onFileSystem = (name: string, more: ContainerFixture, containerPath = "/mnt"): Fixture =>
  resource("aws:ecs/taskDefinition:TaskDefinition", name, {
    volumes: [{ name, efsVolumeConfiguration: { fileSystemId: output(fileSystem, "id") } }],
    containerDefinitions: [
      containerDefinition({ name, mountPoints: [{ sourceVolume: name, containerPath }], ...more }),
    ],
  });

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
  "a second file next to the image's default.conf, which comes first": {
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
  "a template of the image, with variables of an environment file": {
    stack: [
      environmentFile("PORT=80\nUPSTREAM=127.0.0.1:8000\n"),
      withEnvironmentFile({
        command: [
          "sh",
          "-c",
          `${write(
            "/etc/nginx/templates/default.conf.template",
            shop.replace("80;", "${PORT};").replace("127.0.0.1:8000", "${UPSTREAM}"),
          )}exec nginx -g 'daemon off;'`,
        ],
      }),
    ],
    finds: forwarded("command of container nginx", inDefault),
  },
  "a template of the image, with a variable of an environment file that is not seen": {
    stack: [
      withEnvironmentFile({
        command: ["sh", "-c", write("/etc/nginx/templates/default.conf.template", shop.replace("80;", "${PORT};"))],
      }),
    ],
    undecided: /this stack does not upload the environment file s3:\/\/config\/edge.env/,
  },
  "a variable of an environment file": {
    stack: [environmentFile(`NGINX_CONF=${shop.replaceAll("\n", " ")}\n`), withEnvironmentFile({})],
    finds: forwarded("variable NGINX_CONF of container nginx", "line 1"),
  },
  "a variable of an environment file in base64": {
    stack: [environmentFile(`NGINX_CONF_B64=${base64(shop)}\n`), withEnvironmentFile({})],
    finds: forwarded("variable NGINX_CONF_B64 of container nginx"),
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
  "an object of a bucket from a file": {
    stack: [bucketObject("edge", { key: "default.conf", source: asset({ path: "nginx/shop.conf" }) })],
    files: { "nginx/shop.conf": shop },
    finds: forwarded("source"),
  },
  "an object of a bucket from a text": {
    stack: [bucketObject("nginx", { source: asset({ text: shop }) })],
    finds: forwarded("source"),
  },
  "an object of a bucket from a file that is not there": {
    stack: [bucketObject("nginx", { source: asset({ path: "nginx/shop.conf" }) })],
    files: {},
    undecided: /nginx\/shop\.conf cannot be read/,
  },
  "an object of a bucket from the network": {
    stack: [bucketObject("nginx", { source: asset({ uri: "https://example.com/nginx.conf" }) })],
    files: {},
    undecided: /an asset from the network is not read/,
  },
  "nothing in an object that has another name": {
    stack: [bucketObject("logo", { source: asset({ path: "logo.png" }) })],
    files: {},
  },
  "nothing in a template in a bucket that is a configuration of something else": {
    stack: [bucketObject("settings", { key: "redis.conf", content: "maxmemory 100mb\n" })],
  },
  "a source bundle of Elastic Beanstalk, next to the platform's server": {
    stack: [bundle({ path: "app" })],
    files: { "app/.platform/nginx/conf.d/shop.conf": "client_max_body_size 20m;\n", "app/manage.py": "" },
    finds: `source: requests for unknown hosts on *:80 are forwarded by line 2 of ${platformLocation}`,
  },
  "a source bundle whose nginx.conf takes the platform's place": {
    stack: [bundle({ path: "app" })],
    files: { "app/.platform/nginx/nginx.conf": `events {}\nhttp {\n${drop}${shop}}\n` },
  },
  "a source bundle whose locations the platform includes in its server": {
    stack: [bundle({ path: "app" })],
    files: {
      "app/.platform/nginx/conf.d/elasticbeanstalk/00_application.conf":
        "if ($host != shop.example.com) { return 444; }\nlocation / { proxy_pass http://127.0.0.1:8000; }\n",
    },
  },
  "a source bundle that the program puts together": {
    stack: [
      bundle({
        assets: {
          ".platform/nginx": archive({ path: "deploy/nginx" }),
          ".platform/nginx/conf.d/elasticbeanstalk/00_application.conf": asset({
            text: "location / { return 404; }\n",
          }),
        },
      }),
    ],
    files: { "deploy/nginx/conf.d/more.conf": "server_tokens off;\n" },
  },
  "files of an extension of a source bundle": {
    stack: [bundle({ path: "app" })],
    files: {
      "app/.ebextensions/nginx.config": [
        "files:",
        '  "/etc/nginx/conf.d/elasticbeanstalk/00_application.conf":',
        '    mode: "000644"',
        "    content: |",
        "      location / {",
        "        return 404;",
        "      }",
      ].join("\n"),
    },
  },
  "commands of an extension of a source bundle": {
    stack: [bundle({ path: "app" })],
    files: {
      "app/.ebextensions/nginx.config": [
        "container_commands:",
        "  02_location:",
        "    command: cp nginx/location.conf /var/proxy/staging/nginx/conf.d/elasticbeanstalk/00_application.conf",
        "  01_remove:",
        "    command: rm -f /etc/nginx/conf.d/elasticbeanstalk/00_application.conf",
      ].join("\n"),
      "app/nginx/location.conf": "location / {\n  uwsgi_pass unix:/run/shop.sock;\n}\n",
    },
    finds: "source: requests for unknown hosts on *:80 are forwarded by line 2 of app/nginx/location.conf",
  },
  "hooks of a source bundle": {
    stack: [bundle({ path: "app" })],
    files: {
      "app/.platform/hooks/postdeploy/01.sh": `#!/bin/bash\ncat > /etc/nginx/nginx.conf <<'EOF'\nevents {}\nhttp {\n${drop}${shop}}\nEOF\nsystemctl reload nginx\n`,
    },
  },
  "an extension that is no YAML": {
    stack: [bundle({ path: "app" })],
    files: { "app/.ebextensions/a.config": "files: [\n", "app/.platform/nginx/conf.d/a.conf": "server_tokens off;\n" },
    undecided: /a file of \.ebextensions is not valid YAML at line 2/,
  },
  "nothing in an archive without nginx": {
    stack: [bundle({ path: "app" }, "functions")],
    files: { "app/index.js": "" },
  },
  "nothing in an archive that is not there, where Elastic Beanstalk is not used": {
    stack: [bundle({ path: "made.zip" })],
    files: {},
  },
  "a source bundle that is not there": {
    stack: [
      bundle({ path: "made.zip" }),
      resource("aws:elasticbeanstalk/applicationVersion:ApplicationVersion", "shop", { key: "app.zip" }),
    ],
    files: {},
    undecided: /made\.zip cannot be read as an archive/,
  },
  "a volume of the task that another container writes": {
    stack: [
      rawTaskDefinition("edge", [
        containerDefinition({
          name: "configure",
          image: "busybox",
          command: ["sh", "-c", write("/conf/default.conf", shop)],
          mountPoints: [{ sourceVolume: "conf", containerPath: "/conf" }],
        }),
        containerDefinition({
          name: "nginx",
          image: official,
          mountPoints: [{ sourceVolume: "conf", containerPath: "/etc/nginx/conf.d/" }],
        }),
      ]),
    ],
    finds: forwarded("volume of container nginx", inDefault),
  },
  "a file system that another task writes": {
    stack: [
      fileSystem,
      onFileSystem("configure", {
        command: ["sh", "-c", write("/mnt/nginx/nginx.conf", `events {}\nhttp {\n${shop}}\n`)],
      }),
      onFileSystem("nginx", { image: custom }, "/etc"),
    ],
    finds: forwarded("volume of container nginx", "line 6"),
  },
  "a file system that a function writes": {
    stack: [
      resource("aws:lambda/function:Function", "configure", {
        code: archive({ assets: { "index.py": asset({ text: "pass" }), "nginx.conf": asset({ path: "shop.conf" }) } }),
        fileSystemConfig: { arn: "arn:aws:elasticfilesystem:eu-west-1:123456789012:access-point/1" },
      }),
      onFileSystem("nginx", { image: custom }, "/etc"),
    ],
    files: { "shop.conf": shop },
    finds: forwarded("nginx.conf of code"),
  },
  "a file system that nobody of the stack writes": {
    stack: [onFileSystem("nginx", { image: custom }, "/etc")],
    undecided: /the nginx configuration of container nginx is not visible/,
  },
  "a machine's script": {
    stack: [
      resource("aws:ec2/instance:Instance", "web", {
        userData: `#!/bin/bash\napt-get install -y nginx\n${write("/etc/nginx/sites-enabled/shop", shop)}`,
      }),
    ],
    finds: forwarded("userData"),
  },
  "a machine's script, compressed": {
    stack: [
      resource("aws:ec2/instance:Instance", "web", {
        userDataBase64: base64(gzipSync(`#!/bin/bash\n${write("/etc/nginx/conf.d/shop.conf", shop)}`)),
      }),
    ],
    finds: forwarded("userDataBase64"),
  },
  "a compressed file of a compressed cloud-config": {
    stack: [
      resource("aws:ec2/instance:Instance", "web", {
        userDataBase64: base64(
          gzipSync(
            [
              "#cloud-config",
              "write_files:",
              "  - path: /etc/nginx/conf.d/shop.conf",
              "    encoding: gz+b64",
              `    content: ${base64(gzipSync(shop))}`,
            ].join("\n"),
          ),
        ),
      }),
    ],
    finds: forwarded("userDataBase64"),
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
  "an image that a command edits": {
    stack: [dockerImage({ context: "." })],
    files: {
      Dockerfile: `FROM ${official}\nCOPY shop.conf /etc/nginx/conf.d/default.conf\nRUN sed -i s/80/81/ /etc/nginx/conf.d/default.conf\n`,
      "shop.conf": shop,
    },
    finds: "requests for unknown hosts on *:81 are forwarded by line 4 of shop.conf",
  },
  "an image that another program changes": {
    stack: [dockerImage({ context: "." })],
    files: {
      Dockerfile: `FROM ${official}\nCOPY shop.conf /etc/nginx/conf.d/default.conf\nRUN dockerize /etc/nginx/conf.d/default.conf\n`,
      "shop.conf": shop,
    },
    undecided: /what a script writes to \/etc\/nginx\/conf.d\/default.conf is unknown/,
  },
  "an image with a key that a program makes": {
    stack: [dockerImage({ context: "." })],
    files: {
      Dockerfile: `FROM ${official}\nRUN openssl genrsa > /etc/nginx/edge.key\nCOPY shop.conf /etc/nginx/conf.d/default.conf\n`,
      "shop.conf": shop,
    },
    finds: "requests for unknown hosts on *:80 are forwarded by line 4 of shop.conf",
  },
  "an image without what its .dockerignore keeps out": {
    stack: [dockerImage({ context: "." })],
    files: {
      Dockerfile: `FROM ${official}\nCOPY conf.d /etc/nginx/conf.d\n`,
      ".dockerignore": "conf.d/api.conf\n",
      "conf.d/api.conf": shop,
      "conf.d/shop.conf": shop,
    },
  },
  "an image whose configuration another stage prepares": {
    stack: [dockerImage({ context: "." })],
    files: {
      Dockerfile: `FROM alpine AS conf\nARG NAME=shop\nCOPY . /src\nRUN cp /src/$NAME.conf /src/default.conf\nFROM ${official}\nCOPY --from=conf /src/default.conf /etc/nginx/conf.d/\n`,
      "shop.conf": shop,
    },
    finds: "requests for unknown hosts on *:80 are forwarded by line 4 of shop.conf",
  },
  "an image whose entry point fills in a template": {
    stack: [dockerImage({ context: "." }), container({ image: custom, environment: { PORT: "80" } })],
    files: {
      Dockerfile: `FROM ${official}\nCOPY shop.conf.template start.sh /\nENTRYPOINT ["/start.sh"]\n`,
      "shop.conf.template": shop.replace("80;", "${PORT};").replace("8000", "8000$request_uri"),
      "start.sh": `#!/bin/sh\nset -e\nenvsubst '$PORT' < /shop.conf.template > /etc/nginx/conf.d/default.conf\nexec "$@"\n`,
    },
    finds: "requests for unknown hosts on *:80 are forwarded by line 4 of /etc/nginx/conf.d/default.conf",
  },
  "an image whose entry point edits its file by a variable that is secret": {
    stack: [
      dockerImage({ context: "." }),
      container({ image: custom, secrets: { PORT: "arn:aws:ssm:eu-west-1:123456789012:parameter/port" } }),
    ],
    files: {
      Dockerfile: `FROM ${official}\nCOPY shop.conf /etc/nginx/conf.d/default.conf\nCOPY start.sh /\nCMD /start.sh\n`,
      "shop.conf": shop,
      "start.sh": '#!/bin/sh\nsed -i "s/80/$PORT/" /etc/nginx/conf.d/default.conf\nnginx -g "daemon off;"\n',
    },
    undecided: /how a script edits \/etc\/nginx\/conf.d\/default.conf is unknown/,
  },
  "an image with a script of docker-entrypoint.d": {
    stack: [dockerImage({ context: "." })],
    files: {
      Dockerfile: `FROM ${official}\nCOPY 40-shop.sh /docker-entrypoint.d/\n`,
      "40-shop.sh": `#!/bin/sh\ncat > /etc/nginx/conf.d/default.conf <<'EOF'\n${shop}EOF\n`,
    },
    finds: `requests for unknown hosts on *:80 are forwarded by ${inDefault}`,
  },
  "an image whose container starts another script of it": {
    stack: [dockerImage({ context: "." }), container({ image: custom, command: ["./edge/start.sh"] })],
    files: {
      Dockerfile: `FROM ${official}\nCOPY edge /edge\n`,
      "edge/start.sh": "cp /edge/shop.conf /etc/nginx/conf.d/default.conf && nginx -g 'daemon off;'\n",
      "edge/shop.conf": shop,
    },
    finds: "requests for unknown hosts on *:80 are forwarded by line 4 of edge/shop.conf",
  },
  "a folder without a Dockerfile": {
    stack: [dockerImage({ context: "edge" })],
    files: { "edge/shop.conf": shop },
    undecided: /there is no Dockerfile in edge/,
  },
  "an image, where no file may be read": {
    stack: [container({ image: custom }), dockerImage({ context: "edge" })],
    undecided: /is not visible/,
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
    undecided: /the nginx configuration of container nginx is not visible; name its file in the settings/,
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
