import policy from "../../../policies/critical-settings/secret-key-is-used-once";
import { django, djangoWithUnknown, taskDefinition, type ContainerFixture } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});
const [first, second] = ["a", "b"].map((letter) => `${letter}0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZ-key-of-the-tests`);
const project = (name: string, image: string, package_: string): ContainerFixture => ({
  name,
  image: `registry.example.com/${image}:1.0`,
  environment: { DJANGO_SETTINGS_MODULE: `${package_}.settings`, SECRET_KEY: `${first}` },
});

const fromSecret = (name: string, project: string, secret: string): ContainerFixture => ({
  name,
  image: `registry.example.com/${project}:1.0`,
  environment: { DJANGO_SETTINGS_MODULE: `${project}.settings` },
  secrets: { SECRET_KEY: secret },
});

export default cases(policy, {
  accepts: {
    "a secret of its own for each project": [
      taskDefinition("shop", fromSecret("web", "shop", "shop-key"), fromSecret("blog", "blog", "blog-key")),
    ],
    "a key of its own": [django({ SECRET_KEY: `${first}`, JWT_SIGNING_KEY: `${second}` })],
    "a web server and its worker": [
      taskDefinition("shop", project("web", "shop", "config"), project("worker", "shop", "config")),
    ],
    "a worker of the same project in an image of its own": [
      taskDefinition("shop", project("web", "shop", "config"), project("worker", "shop-worker", "config")),
    ],
    "the same key under two of the setting's names": [
      django({ SECRET_KEY: `${first}`, DJANGO_SECRET_KEY: `${first}` }),
    ],
  },
  rejects: {
    "a second purpose": rejected(
      { SECRET_KEY: `${first}`, JWT_SIGNING_KEY: `${first}` },
      "SECRET_KEY is also used in JWT_SIGNING_KEY",
    ),
    "another project": {
      stack: [
        taskDefinition("shop", project("web", "shop", "config")),
        taskDefinition("blog", project("blog", "blog", "blog")),
      ],
      finds: {
        shop: "container web: SECRET_KEY is also used by container blog",
        blog: "container blog: SECRET_KEY is also used by container web",
      },
    },
    "another project that reads the same secret": {
      stack: [taskDefinition("shop", fromSecret("web", "shop", "key"), fromSecret("blog", "blog", "key"))],
      finds: {
        shop: [
          "container web: SECRET_KEY is also used by container blog",
          "container blog: SECRET_KEY is also used by container web",
        ],
      },
    },
    "a secret of another stage": {
      stack: [taskDefinition("shop", fromSecret("web", "shop", "/staging/django/key"))],
      finds: { shop: 'container web: SECRET_KEY is also used in the stage "staging"' },
    },
  },
  notApplicable: {
    "a key that the settings module reads elsewhere": [django({ JWT_SIGNING_KEY: `${first}` })],
  },
  undecided: {
    "the key": {
      stack: [djangoWithUnknown("SECRET_KEY", { JWT_SIGNING_KEY: `${first}` })],
      at: { shop: "SECRET_KEY is not known before the update" },
    },
    "the other variable": {
      stack: [djangoWithUnknown("JWT_SIGNING_KEY", { SECRET_KEY: `${first}` })],
      at: { shop: "JWT_SIGNING_KEY is not known before the update" },
    },
  },
});
