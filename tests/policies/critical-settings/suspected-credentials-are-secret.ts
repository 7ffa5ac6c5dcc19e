import policy from "../../../policies/critical-settings/suspected-credentials-are-secret";
import { django, rawTaskDefinition, taskDefinition, UNKNOWN } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});

export default cases(policy, {
  accepts: {
    "names, numbers and words": [django({ CACHE_KEY: "shop", MAX_TOKEN: "4096", ENCRYPTION_SALT: "pepper" })],
    "where a token is": [
      django({ SLACK_TOKEN: "arn:aws:secretsmanager:eu-west-1:1:secret:slack-AbCdEf", JWT_KEY: "/run/secrets/jwt" }),
    ],
    "a public key": [django({ RECAPTCHA_PUBLIC_KEY: "6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ_MXjiZKhI" })],
    "a hash of a commit": [django({ GIT_SHA: "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12" })],
  },
  rejects: {
    "a token": rejected(
      { MAPBOX_TOKEN: "f47ac10b58cc4372a5670e02b2c3d479" },
      "MAPBOX_TOKEN is named like a credential and has a random value",
    ),
    "a key": rejected(
      { PAYMENT_KEY: "aZ3kL9pQ7xW2vB8nM4cD6fG1" },
      "PAYMENT_KEY is named like a credential and has a random value",
    ),
    "a salt": rejected(
      { HASHIDS_SALT: "q8Zp4Lw9Xv2Nc7Rt5Bk3" },
      "HASHIDS_SALT is named like a credential and has a random value",
    ),
    "a UUID": rejected(
      { POSTMARK_SERVER_TOKEN: "f47ac10b-58cc-4372-a567-0e02b2c3d479" },
      "POSTMARK_SERVER_TOKEN is named like a credential and has a random value",
    ),
  },
  notApplicable: { "secrets alone": [taskDefinition("shop", { secrets: { MAPBOX_TOKEN: "mapbox" } })] },
  undecided: {
    "a value": {
      stack: [rawTaskDefinition("shop", [{ name: "web", environment: [{ name: "MAPBOX_TOKEN", value: UNKNOWN }] }])],
      at: { shop: "MAPBOX_TOKEN is not known before the update" },
    },
  },
});
