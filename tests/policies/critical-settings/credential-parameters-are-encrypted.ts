import policy from "../../../policies/critical-settings/credential-parameters-are-encrypted";
import { output, resource, taskDefinition, UNKNOWN, type Fixture } from "../../fixtures";
import { cases } from "../../harness";

const generated = resource("random:index/randomPassword:RandomPassword", "password", { length: 32 });
const parameter = (name: string, properties: Fixture["properties"]): Fixture =>
  resource("aws:ssm/parameter:Parameter", name, {
    name: `/shop/${name}`,
    value: output(generated, "result"),
    ...properties,
  });
const finds = { "secret-key": "value is a credential, and the type of the parameter is not SecureString" };

export default cases(policy, {
  accepts: {
    "an encrypted parameter": [generated, parameter("secret-key", { type: "SecureString" })],
    "an encrypted write-only value": [
      generated,
      parameter("secret-key", { value: undefined, valueWo: output(generated, "result"), type: "SecureString" }),
    ],
  },
  rejects: {
    "a plain parameter": { stack: [generated, parameter("secret-key", { type: "String" })], finds },
    "a list": {
      stack: [parameter("secret-key", { type: "StringList", value: "correct-horse,battery-staple" })],
      finds,
    },
    "a plain parameter that only a container's variable shows to hold a credential": {
      stack: [
        parameter("secret-key", { name: "shop", type: "String", value: "correct-horse-battery-staple" }),
        taskDefinition("web", { secrets: { DJANGO_SECRET_KEY: "shop" } }),
      ],
      finds,
    },
  },
  notApplicable: {
    "a plain parameter that holds no credential": [
      parameter("hosts", { type: "String", value: "shop.example.com" }),
      taskDefinition("web", { secrets: { ALLOWED_HOSTS: "/shop/hosts" } }),
    ],
  },
  undecided: {
    "the type": {
      stack: [generated, parameter("secret-key", { type: UNKNOWN })],
      at: { "secret-key": "type is not known before the update" },
    },
  },
});
