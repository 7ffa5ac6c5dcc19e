import assert from "node:assert/strict";
import { policies } from "../../policies/all";
import { noticesOf } from "../../src/policy";
import { django, rawTaskDefinition, resource, taskDefinition, UNKNOWN, type Fixture } from "../fixtures";
import { analyzeCase, type Case } from "../harness";

const manage = 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")';
const project = (folder: string): Readonly<Record<string, string>> => ({
  [`${folder}/manage.py`]: manage,
  [`${folder}/config/settings/production.py`]: "DEBUG = False",
  [`${folder}/config/wsgi.py`]: "",
});
const web = { command: ["gunicorn", "config.wsgi"] };
const remedy = "Name the project's folder in the setting djangoProject, or its manage.py with --manage-py.";
const unread = (reason: string, what: string): string =>
  `Django's settings were not read (${reason}): ${what}. ${remedy}`;
const noManage = "no manage.py was found in the repository";
const unjudged = (reason: string, name = "shop"): string =>
  `What the image ${name} holds and starts was not judged: ${reason}.`;
const component = resource("awsx:ecr:Image", "shop", { context: "app" });
const child: Fixture = {
  ...resource("docker-build:index:Image", "shop-child", { context: { location: "app" } }),
  parent: component,
};

/** What is said of the whole stack. */
const table: Readonly<Record<string, Case & { readonly says: readonly string[] }>> = {
  "nothing if manage.py stands next to the settings module": {
    stack: [django({})],
    files: project("backend"),
    says: [],
  },
  "nothing if manage.py and the application that is served name the module": {
    stack: [taskDefinition("shop", web)],
    files: { ...project("backend"), "admin/manage.py": manage, "admin/admin/wsgi.py": "" },
    says: [],
  },
  "nothing if the one manage.py names the module": {
    stack: [taskDefinition("shop", { command: ["python", "manage.py", "migrate"] })],
    files: project("backend"),
    says: [],
  },
  "nothing of projects in tests and examples": {
    stack: [django({})],
    files: { ...project("backend"), ...project("tests/project"), ...project("examples/shop") },
    says: [],
  },
  "how many settings variables alone decided": {
    stack: [django({ DEBUG: "False", ALLOWED_HOSTS: "shop.example.com" })],
    files: {},
    says: [unread(noManage, "2 settings of web were judged by the names of variables alone")],
  },
  "once for several containers": {
    stack: [
      taskDefinition(
        "shop",
        { ...web, environment: { DEBUG: "False" } },
        { name: "worker", command: ["python", "manage.py", "qcluster"], environment: { DEBUG: "False" } },
      ),
    ],
    files: {},
    says: [unread(noManage, "1 setting of web and worker was judged by the names of variables alone")],
  },
  "that no setting was judged": {
    stack: [django({})],
    files: { "README.md": "" },
    says: [unread(noManage, "no setting of web was judged")],
  },
  "that another project does not hold the module": {
    stack: [django({})],
    files: { "manage.py": manage, "shop/settings.py": "" },
    says: [
      unread(
        "no manage.py in the repository stands next to config.settings.production",
        "no setting of web was judged",
      ),
    ],
  },
  "which of several projects it cannot choose": {
    stack: [django({})],
    files: { ...project("backend"), ...project("old") },
    says: [
      unread(
        "several projects fit config.settings.production: backend/manage.py and old/manage.py",
        "no setting of web was judged",
      ),
    ],
  },
  "that nothing says which settings module runs": {
    stack: [taskDefinition("shop", web)],
    files: {
      "manage.py": manage,
      "config/wsgi.py": 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")',
    },
    says: [
      "Django's settings were not read (the container names no settings module, and manage.py, wsgi.py and asgi.py do " +
        "not agree on one): no setting of web was judged. Set DJANGO_SETTINGS_MODULE in the container.",
    ],
  },
  "that no container shows Django": {
    stack: [taskDefinition("shop", { name: "app", command: ["./start"] }, { name: "nginx", image: "nginx:1.29" })],
    files: project("backend"),
    says: [
      "Nothing was judged as Django: app and nginx do not show that Django runs there. Set DJANGO_SETTINGS_MODULE, " +
        "or name the container in the shared settings (djangoContainers).",
    ],
  },
  "a build context that does not exist": {
    stack: [resource("docker:index/image:Image", "shop", { imageName: "shop:1", build: { context: "../app" } })],
    files: { "README.md": "" },
    says: [unjudged("its build context, ../app, does not exist")],
  },
  "a build context that does not exist for a Dockerfile written in the program": {
    stack: [
      resource("docker-build:index:Image", "shop", {
        context: { location: "app" },
        dockerfile: { inline: "FROM python:3.13\nCMD gunicorn config.wsgi" },
      }),
    ],
    files: { "README.md": "" },
    says: [unjudged("its build context, app, does not exist")],
  },
  "a folder without a Dockerfile": {
    stack: [resource("awsx:ecr:Image", "shop", { context: "app" })],
    files: { "app/manage.py": manage },
    says: [unjudged("there is no Dockerfile in app")],
  },
  "a Dockerfile that does not exist": {
    stack: [
      resource("docker-build:index:Image", "shop", {
        context: { location: "app" },
        dockerfile: { location: "app/Dockerfile.production" },
      }),
    ],
    files: { "app/Dockerfile": "FROM python:3.13" },
    says: [unjudged("its Dockerfile, app/Dockerfile.production, does not exist")],
  },
  "a build context on the network": {
    stack: [resource("docker-build:index:Image", "shop", { context: { location: "https://example.com/shop.git" } })],
    files: { "README.md": "" },
    says: [unjudged("build contexts from the network are not read")],
  },
  "once an image of a component of awsx": {
    stack: [component, child],
    files: { "README.md": "" },
    says: [unjudged("its build context, app, does not exist", "shop-child")],
  },
  "nothing of an image that is read": {
    stack: [resource("docker:index/image:Image", "shop", { imageName: "shop:1", build: { context: "app" } })],
    files: { "app/Dockerfile": "FROM python:3.13" },
    says: [],
  },
  "nothing of an image whose build context is not known": {
    stack: [resource("docker:index/image:Image", "shop", { imageName: "shop:1", build: { context: UNKNOWN } })],
    files: { "README.md": "" },
    says: [],
  },
  "nothing of an image that is pulled": {
    stack: [resource("docker:index/remoteImage:RemoteImage", "nginx", { name: "nginx:1.29" })],
    files: { "README.md": "" },
    says: [],
  },
  "nothing of a stack without containers": { stack: [resource("aws:sqs/queue:Queue", "jobs")], says: [] },
  "nothing while it is not known whether Django runs": {
    stack: [rawTaskDefinition("shop", [{ name: "app", image: "app", command: UNKNOWN }])],
    says: [],
  },
};

describe("a report does not keep silent about", () => {
  for (const [title, { says, ...given }] of Object.entries(table)) {
    it(title, async () => {
      const { stack } = await analyzeCase(policies, given);
      assert.ok(stack);
      assert.deepEqual(
        noticesOf(stack).map(({ message }) => message),
        says,
      );
    });
  }
});
