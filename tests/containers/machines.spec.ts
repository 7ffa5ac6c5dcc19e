import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { resource, UNKNOWN, type Fixture } from "../fixtures";
import { containersIn, seen, type Seen } from "./read";

const base64 = (text: string | Uint8Array): string => Buffer.from(text).toString("base64");
const machine = (properties: Fixture["properties"]): readonly Fixture[] => [
  resource("aws:ec2/instance:Instance", "shop", properties),
];
const script = (...lines: readonly string[]): string => ["#!/bin/bash", "set -e", ...lines, ""].join("\n");
const runs = (...lines: readonly string[]): readonly Fixture[] => machine({ userData: script(...lines) });
const writes = (path: string, ...lines: readonly string[]): string =>
  [`cat > ${path} <<'EOF'`, ...lines, "EOF"].join("\n");

const started = script("export DEBUG=True", "gunicorn config.wsgi");
const own: Partial<Seen> = { command: "gunicorn config.wsgi", variables: { DEBUG: "True" } };
const shop: Seen = { part: "userData", image: "", command: "", variables: {}, runsDjango: true };
const web = { part: "container web", image: "shop/web:1" };
const unit = [
  "[Service]",
  'Environment="DJANGO_SETTINGS_MODULE=config.settings" DEBUG=True',
  "EnvironmentFile=-/etc/shop.env",
  "ExecStart=/srv/venv/bin/gunicorn \\",
  "  config.wsgi",
];

interface Expected {
  readonly stack: readonly Fixture[];
  readonly sees: readonly Partial<Seen>[];
}

const setups: Readonly<Record<string, Expected>> = {
  "a script": { stack: machine({ userData: started }), sees: [own] },
  "a script in base64": { stack: machine({ userData: base64(started) }), sees: [own] },
  "a script in userDataBase64": {
    stack: machine({ userDataBase64: base64(started) }),
    sees: [{ ...own, part: "userDataBase64" }],
  },
  "a compressed script": {
    stack: machine({ userDataBase64: base64(gzipSync(started)) }),
    sees: [{ ...own, part: "userDataBase64" }],
  },
  "a launch template": {
    stack: [resource("aws:ec2/launchTemplate:LaunchTemplate", "shop", { userData: base64(started) })],
    sees: [own],
  },
  "a launch configuration": {
    stack: [resource("aws:ec2/launchConfiguration:LaunchConfiguration", "shop", { userData: started })],
    sees: [own],
  },
  "a Lightsail instance": {
    stack: [resource("aws:lightsail/instance:Instance", "shop", { userData: started })],
    sees: [own],
  },
  "a variable in front of the command": { stack: runs("cd /srv && DEBUG=True gunicorn config.wsgi"), sees: [own] },
  "a sourced file": {
    stack: runs(writes("/srv/.env", "DEBUG=True"), "set -a; . /srv/.env; set +a", "gunicorn config.wsgi"),
    sees: [own],
  },
  "a script that the setup writes": {
    stack: runs(
      writes("/srv/start.sh", "#!/bin/sh", "export DEBUG=True", "exec gunicorn config.wsgi"),
      "sh /srv/start.sh",
    ),
    sees: [{ ...own, command: "sh -c export DEBUG=True\ngunicorn config.wsgi" }],
  },
  "a variable that is fetched": {
    stack: runs(
      "export DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id shop --query SecretString)",
      "export HOST=$(hostname)",
      'if [ -n "$X" ]; then export DEBUG=True; fi',
      "gunicorn config.wsgi",
    ),
    sees: [{ command: "gunicorn config.wsgi", variables: { DB_PASSWORD: "secret", HOST: "?", DEBUG: "?" } }],
  },
  "variables without a program": {
    stack: runs("export DJANGO_SETTINGS_MODULE=config.settings", "./unseen"),
    sees: [{ variables: { DJANGO_SETTINGS_MODULE: "config.settings" } }],
  },
  "docker run": {
    stack: runs(
      "docker run -d --name web --restart=always -p 80:8000 -e DEBUG=True -eLEVEL=1 --env=A='b c' -v media:/media shop/web:1 gunicorn config.wsgi",
    ),
    sees: [{ ...web, command: "gunicorn config.wsgi", variables: { DEBUG: "True", LEVEL: "1", A: "b c" } }],
  },
  "docker run with files of variables": {
    stack: runs(
      "cd /srv",
      writes("web.env", "# comment", "DEBUG=True", 'QUOTED="x"'),
      "docker run --rm --name web --env-file web.env --env-file /elsewhere -e LEVEL -it shop/web:1",
    ),
    sees: [{ ...web, variables: { "?": "?", DEBUG: "True", QUOTED: '"x"', LEVEL: "?" }, runsDjango: "?" }],
  },
  "docker run with an entry point": {
    stack: runs("sudo docker run --name=web --entrypoint python shop/web:1 manage.py runserver"),
    sees: [{ ...web, command: "python manage.py runserver" }],
  },
  "a Compose file": {
    stack: runs(
      writes("/srv/.env", "TAG=1", "LEVEL=2"),
      writes("/srv/web.env", "SECRET_KEY='quoted'", "DEBUG=False"),
      writes(
        "/srv/docker-compose.yml",
        "services:",
        "  web:",
        "    image: shop/web:${TAG}",
        "    command: gunicorn config.wsgi",
        "    env_file: web.env",
        "    environment:",
        "      DEBUG: 'True'",
        "      LEVEL: ${LEVEL:-1}",
        "      PRICE: $$5",
        "      EMPTY:",
        "  worker:",
        "    image: shop/web:1",
        "    entrypoint: [celery, -A, config]",
        "    command: [worker]",
        "    environment: [DEBUG=1, HANDED_ON]",
        "  cache:",
        "    image: redis:8",
      ),
      "docker compose -f /srv/docker-compose.yml up -d",
    ),
    sees: [
      {
        ...web,
        command: "gunicorn config.wsgi",
        variables: { SECRET_KEY: "quoted", DEBUG: "True", LEVEL: "2", PRICE: "$5", EMPTY: "?" },
      },
      {
        part: "container worker",
        image: "shop/web:1",
        command: "celery -A config worker",
        variables: { DEBUG: "1", HANDED_ON: "?" },
      },
      { part: "container cache", image: "redis:8", runsDjango: false },
    ],
  },
  "a systemd unit": {
    stack: runs(
      writes("/etc/systemd/system/shop.service", ...unit),
      writes("/etc/shop.env", "DEBUG=False", "KEY='a b'"),
      "systemctl enable --now shop",
    ),
    sees: [
      {
        part: "service shop",
        command: "/srv/venv/bin/gunicorn config.wsgi",
        variables: { DJANGO_SETTINGS_MODULE: "config.settings", DEBUG: "False", KEY: "a b" },
      },
    ],
  },
  "a cloud-config": {
    stack: machine({
      userData: [
        "#cloud-config",
        "write_files:",
        "  - path: /etc/systemd/system/shop.service",
        "    content: |",
        ...unit.map((line) => `      ${line}`),
        "  - {path: /etc/shop.env, encoding: gz+b64, content: " + base64(gzipSync("DEBUG=False\n")) + "}",
        "  - not a file",
        "runcmd:",
        "  - [docker, run, --name, web, -e, 'A=b c', shop/web:1]",
        "  - systemctl start shop",
      ].join("\n"),
    }),
    sees: [
      { ...web, variables: { A: "b c" }, runsDjango: false },
      {
        part: "service shop",
        command: "/srv/venv/bin/gunicorn config.wsgi",
        variables: { DJANGO_SETTINGS_MODULE: "config.settings", DEBUG: "False" },
      },
    ],
  },
  "a message of several parts": {
    stack: machine({
      userData: [
        'Content-Type: multipart/mixed; boundary="PART"',
        "",
        "--PART",
        "Content-Type: text/cloud-config",
        "",
        "#cloud-config",
        "packages: [python3]",
        "--PART",
        "Content-Type: text/x-shellscript",
        "Content-Transfer-Encoding: base64",
        "",
        base64(started),
        "--PART--",
      ].join("\n"),
    }),
    sees: [own],
  },
  "a file of variables that nothing names": {
    stack: runs(writes("/srv/.env", "DJANGO_SETTINGS_MODULE=config.settings", "export DEBUG=True # now")),
    sees: [{ part: "file /srv/.env", variables: { DJANGO_SETTINGS_MODULE: "config.settings", DEBUG: "True" } }],
  },
  "nothing that is to be seen": { stack: runs("apt-get install -y nginx"), sees: [] },
};

describe("a machine's programs are read from", () => {
  for (const [title, { stack, sees }] of Object.entries(setups)) {
    it(title, () => {
      assert.deepEqual(
        seen({ stack }),
        sees.map((each) => ({ ...shop, ...each })),
      );
    });
  }
});

const broken: Readonly<Record<string, readonly [properties: Fixture["properties"], says: RegExp]>> = {
  "user data that is not known": [{ userData: UNKNOWN }, /userData is not known before the update/],
  "user data that is compressed and cut off": [
    { userDataBase64: base64(gzipSync(started).subarray(0, 30)) },
    /compressed and cannot be decompressed/,
  ],
  "a cloud-config that is no YAML": [
    { userData: "#cloud-config\nruncmd: [\n" },
    /the cloud-config is not valid YAML at line \d/,
  ],
  "a Compose file that is no YAML": [
    { userData: script(writes("/srv/compose.yaml", "services:", "  web: [")) },
    /\/srv\/compose\.yaml is not valid YAML at line \d/,
  ],
};

describe("user data that cannot be read says so:", () => {
  for (const [title, [properties, says]] of Object.entries(broken)) {
    it(title, () => {
      assert.match(containersIn({ stack: machine(properties) }).undecided ?? "", says);
    });
  }

  it("one of 1 MB is read in bounded time and memory", () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `export V${index}="$V${index - 1}$V${index - 1}x"`);
    const [container] = containersIn({ stack: runs(...lines, "gunicorn config.wsgi") }).containers;
    assert.equal(container?.variables.length, 20_000);
  });
});
