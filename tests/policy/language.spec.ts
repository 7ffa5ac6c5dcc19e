import assert from "node:assert/strict";
import { policies } from "../../policies/all";
import { inLanguage } from "../../src/policy/language";

const sentences: Readonly<Record<string, readonly [text: string, inPython: string]>> = {
  "a property": ["`storageEncrypted` is not `true`", "`storage_encrypted` is not `True`"],
  "a property and its value": ["Set `storageEncrypted: true`.", "Set `storage_encrypted=True`."],
  "a property of one word": ["Set `encrypted: false`.", "Set `encrypted=False`."],
  "a property with digits": ["`userDataBase64` or `cidrIpv4`", "`user_data_base64` or `cidr_ipv4`"],
  "a property inside another": ["`defaultActions[0].targetGroupArn`", "`default_actions[0].target_group_arn`"],
  "a value with blanks": ["`sslPolicy: a policy of 2021`", "`ssl_policy=a policy of 2021`"],
  "the property that a reason is about": [
    "stack: globalReplicationGroupId is not known before the update",
    "stack: global_replication_group_id is not known before the update",
  ],
  "keys in JSON": [
    "containerDefinitions[0].logConfiguration is not known before the update",
    "container_definitions[0].logConfiguration is not known before the update",
  ],
  "keys in JSON of AWS Batch": [
    "`ecsProperties.taskProperties[0].executionRoleArn`",
    "`ecs_properties.taskProperties[0].executionRoleArn`",
  ],
  "no key in JSON that a sentence names": [
    "Give the container a logConfiguration.",
    "Give the container a logConfiguration.",
  ],
  "no setting of Django's": ["SESSION_COOKIE_SECURE is off: `DEBUG`", "SESSION_COOKIE_SECURE is off: `DEBUG`"],
  "no option of the pack": ["Name it in `djangoContainers`.", "Name it in `djangoContainers`."],
  "no line of nginx": ["Add `proxy_set_header Host $host;`.", "Add `proxy_set_header Host $host;`."],
  "no program": ["uWSGI is started", "uWSGI is started"],
};

describe("a sentence about a program in Python spells", () => {
  for (const [what, [text, inPython]] of Object.entries(sentences)) {
    it(what, () => {
      assert.equal(inLanguage(text, "python"), inPython);
      assert.equal(inLanguage(text, "other"), text);
    });
  }
});

describe("what policies say names properties", () => {
  for (const { name, problem, why, fix } of policies) {
    it(`only as code, in ${name}`, () => {
      const prose = [problem, why, fix].join(" ").replaceAll(/`[^`]*`/g, "");
      const words = prose.match(/(?<![\w.-])[a-z]+\d*[A-Z][a-z]\w*/g) ?? [];
      assert.deepEqual(
        words.filter((word) => !["logConfiguration", "includeSubDomains"].includes(word)),
        [],
      );
    });
  }
});
