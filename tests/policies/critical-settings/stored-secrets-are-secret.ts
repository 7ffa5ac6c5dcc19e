import policy from "../../../policies/critical-settings/stored-secrets-are-secret";
import { SIMULATED_SECRET } from "../../../src/wire/simulated";
import { database, django, output, redis, resource, taskDefinition, UNKNOWN, type Fixture } from "../../fixtures";
import { cases } from "../../harness";

const generated = resource("random:index/randomPassword:RandomPassword", "password", { length: 32 });
const secret = resource("aws:secretsmanager/secret:Secret", "shop", {});
const version = (properties: Fixture["properties"]): Fixture =>
  resource("aws:secretsmanager/secretVersion:SecretVersion", "shop", { secretId: output(secret, "id"), ...properties });
const parameter = (name: string, properties: Fixture["properties"]): Fixture =>
  resource("aws:ssm/parameter:Parameter", name, { name: `/shop/${name}`, type: "SecureString", ...properties });
const said = (holder: string): string => `${holder} is a plain value in the program or its configuration`;
const PASSWORD = "Tr0ub4dor-and-3-horses";

export default cases(policy, {
  accepts: {
    "a generated password": [generated, secret, version({ secretString: output(generated, "result") })],
    "a generated password in a parameter": [generated, parameter("password", { value: output(generated, "result") })],
    "a secret of the stack's configuration": [{ ...version({ secretString: PASSWORD }), secrets: ["secretString"] }],
    "a generated password, as a write-only argument": [
      generated,
      secret,
      version({ secretStringWo: output(generated, "result"), secretStringWoVersion: 1 }),
    ],
    "a generated password in JSON, next to names": [
      generated,
      secret,
      version({ secretString: JSON.stringify({ username: "shop", password: `${SIMULATED_SECRET}x7` }) }),
    ],
    "a generated token of a cache": [generated, redis("cache", { authToken: output(generated, "result") })],
  },
  rejects: {
    "a literal in a secret": {
      stack: [secret, version({ secretString: PASSWORD })],
      finds: { shop: said("secretString") },
    },
    "a literal as a write-only argument": {
      stack: [secret, version({ secretStringWo: PASSWORD, secretStringWoVersion: 1 })],
      finds: { shop: said("secretString") },
    },
    "a literal in base64": {
      stack: [secret, version({ secretBinary: Buffer.from(PASSWORD).toString("base64") })],
      finds: { shop: said("secretBinary") },
    },
    "a literal in JSON": {
      stack: [secret, version({ secretString: JSON.stringify({ username: "shop", password: PASSWORD, port: 5432 }) })],
      finds: { shop: said("key password of secretString") },
    },
    "literals in JSON, next to what the host makes up": {
      stack: [
        secret,
        version({ secretString: JSON.stringify({ host: "db.s1mulated.example", db: { password: PASSWORD } }) }),
      ],
      finds: { shop: said("key password of secretString") },
    },
    "a literal in the URL of a database": {
      stack: [
        secret,
        version({ secretString: `{"DATABASE_URL": "postgres://shop:${PASSWORD}@db.s1mulated.example/shop"}` }),
      ],
      finds: { shop: said("key DATABASE_URL of secretString") },
    },
    "a literal under a key that a container reads as a credential": {
      stack: [
        resource("aws:secretsmanager/secret:Secret", "shop", { arn: "arn:aws:secretsmanager:eu-west-1:1:secret:shop" }),
        version({ secretId: "arn:aws:secretsmanager:eu-west-1:1:secret:shop", secretString: `{"value": "hunter2"}` }),
        django({}, { secrets: { DB_PASSWORD: "arn:aws:secretsmanager:eu-west-1:1:secret:shop:value::" } }),
      ],
      finds: { shop: said("key value of secretString") },
    },
    "a literal in an encrypted parameter": {
      stack: [parameter("db-password", { value: PASSWORD })],
      finds: { "db-password": said("value") },
    },
    "a literal in a plain parameter that a container reads as its key": {
      stack: [
        parameter("settings", { name: "key-of-shop", type: "String", value: "correct-horse-battery-staple" }),
        taskDefinition("web", { secrets: { DJANGO_SECRET_KEY: "key-of-shop" } }),
      ],
      finds: { settings: said("value") },
    },
    "a literal in a parameter that a database takes for its password": {
      stack: [
        parameter("shop", { value: "hunter2" }),
        database("db", { password: output(parameter("shop", {}), "value") }),
      ],
      finds: { shop: said("value") },
    },
    "a literal in a plain parameter under another argument": {
      stack: [parameter("db-password", { type: "String", insecureValue: PASSWORD })],
      finds: { "db-password": said("insecureValue") },
    },
    "a literal token of a cache, as a write-only argument": {
      stack: [redis("cache", { authTokenWo: PASSWORD })],
      finds: { cache: said("authToken") },
    },
    "literal passwords of a cache's users": {
      stack: [
        generated,
        resource("aws:elasticache/user:User", "app", { passwords: [PASSWORD, output(generated, "result")] }),
        resource("aws:memorydb/user:User", "worker", {
          authenticationMode: { type: "password", passwords: [PASSWORD] },
        }),
      ],
      finds: { app: said("passwords"), worker: said("authenticationMode.passwords") },
    },
  },
  notApplicable: {
    "JSON without credentials": [
      secret,
      version({ secretString: JSON.stringify({ host: "db.example.com", port: 5432 }) }),
    ],
    "a parameter that holds no credential": [
      parameter("debug", { value: "False" }),
      parameter("allowed-hosts", { value: "shop.example.com" }),
      parameter("secret-arn", { value: "arn:aws:secretsmanager:eu-west-1:1:secret:shop" }),
    ],
    "a placeholder that a person replaces": [
      { ...parameter("db-password", { value: "change-me" }), ignoreChanges: ["value"] },
    ],
    "a user of a cache who logs in with IAM": [
      resource("aws:elasticache/user:User", "app", { authenticationMode: { type: "iam" } }),
    ],
    "a cache without a token": [redis("cache", { authToken: "" })],
  },
  undecided: {
    "a text that is made from a database's address": {
      stack: [database(), secret, version({ secretString: output(database(), "address") })],
      at: { shop: "secretString is not known before the update" },
    },
    "a text from nowhere in the stack": {
      stack: [secret, version({ secretString: UNKNOWN })],
      at: { shop: "secretString is not known before the update" },
    },
  },
});
