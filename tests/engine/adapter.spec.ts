import assert from "node:assert/strict";
import type { ResourceValidation, ResourceValidationArgs } from "@pulumi/policy";
import { policies } from "../../policies/all";
import debugIsOff from "../../policies/critical-settings/debug-is-off";
import databaseIsBackedUp from "../../policies/databases/database-is-backed-up";
import databaseIsPrivate from "../../policies/databases/database-is-private";
import logLevelIsNotDebug from "../../policies/error-reporting/log-level-is-not-debug";
import httpListenerRedirectsToHttps from "../../policies/https/http-listener-redirects-to-https";
import { pulumiPolicies } from "../../src/engine/adapter";
import { analyze, send, type AnalyzedResource, type Analysis } from "../../src/engine/analyzer";
import { inCall } from "../../src/engine/call";
import { referenceText, settingsOptions, type Configuration, type Language, type Policy } from "../../src/policy";
import {
  database,
  django,
  filesOf,
  listener,
  loadBalancer,
  rawTaskDefinition,
  taskDefinition,
  UNKNOWN,
  type Fixture,
} from "../fixtures";
import { asRegistered } from "../harness";

function judged(
  judging: readonly Policy[],
  resources: readonly AnalyzedResource[],
  configuration: Configuration = {},
): Promise<Analysis> {
  return analyze(judging, resources, { configuration, comesFromSecret: () => false });
}

/** What an engine is told, as `policy level: message`. */
function told({ violations }: Analysis): readonly string[] {
  return violations.map(({ policy, enforcement, message }) => `${policy} ${enforcement}: ${message}`);
}

/** A resource whose outputs are not its inputs. */
function registered(fixture: Fixture, outputs: AnalyzedResource["outputs"]): AnalyzedResource {
  return { ...asRegistered(fixture), outputs };
}

const isPublic = "database-is-private mandatory: `publiclyAccessible` is `true`";
const turnsDebugOn = (container: string): string => `debug-is-off mandatory: container ${container}: DEBUG turns it on`;
const container = (name: string): object => ({
  name,
  command: ["gunicorn", "config.wsgi"],
  environment: [{ name: "DEBUG", value: "True" }],
});

describe("what was not seen of a stack", () => {
  it("is told once, when everything else is judged", async () => {
    const notices: string[] = [];
    const adapted = pulumiPolicies(policies, {
      configuration: {},
      files: () => filesOf({}),
      notify: (notice) => notices.push(notice),
    });
    await send(adapted, [asRegistered(django({}))]);
    assert.equal(notices.length, 1);
    assert.match(notices[0] ?? "", /^Django's settings were not read \(no manage\.py was found in the repository\)/);
  });
});

describe("a problem is reported once", () => {
  const plainHttp = "port 80 serves plain HTTP";
  const rows: Readonly<
    Record<string, { policy: Policy; resources: readonly AnalyzedResource[]; told: readonly string[] }>
  > = {
    "where inputs and outputs show it": {
      policy: databaseIsPrivate,
      resources: [asRegistered(database("db", { publiclyAccessible: true }))],
      told: [isPublic],
    },
    "where the outputs are not known yet": {
      policy: databaseIsPrivate,
      resources: [registered(database("db", { publiclyAccessible: true }), { publiclyAccessible: UNKNOWN })],
      told: [isPublic],
    },
    "where only the outputs show it": {
      policy: databaseIsPrivate,
      resources: [registered(database("db", { publiclyAccessible: UNKNOWN }), { publiclyAccessible: true })],
      told: [isPublic],
    },
    "where it takes the whole stack": {
      policy: httpListenerRedirectsToHttps,
      resources: [asRegistered(loadBalancer()), asRegistered(listener("web"))],
      told: [`http-listener-redirects-to-https mandatory: ${plainHttp}`],
    },
    "next to another that only the outputs show": {
      policy: debugIsOff,
      resources: [
        registered(rawTaskDefinition("shop", [container("web"), UNKNOWN]), {
          containerDefinitions: JSON.stringify([container("web"), container("worker")]),
        }),
      ],
      told: [turnsDebugOn("web"), turnsDebugOn("worker")],
    },
    "for what the program leaves to the provider's default": {
      policy: databaseIsBackedUp,
      resources: [registered(database(), { engine: "postgres", backupRetentionPeriod: UNKNOWN })],
      told: ["database-is-backed-up mandatory: automated backups are off, and no AWS Backup plan includes it"],
    },
  };
  for (const [title, { policy, resources, told: expected }] of Object.entries(rows)) {
    it(title, async () => {
      const analysis = await judged([policy], resources);
      assert.deepEqual(told(analysis), expected);
      assert.deepEqual(
        analysis.violations.map(({ urn }) => urn),
        expected.map(() => resources.at(-1)?.urn),
      );
    });
  }

  it("and belongs to the verdict on the stack, whenever it was found", async () => {
    const { evaluations } = await judged(
      [databaseIsPrivate],
      [asRegistered(database("db", { publiclyAccessible: true }))],
    );
    const findings = evaluations.flatMap(({ resources }) => resources.flatMap((resource) => resource.findings));
    assert.deepEqual(
      findings.map(({ outcome, message }) => [outcome, message]),
      [["problem", "`publiclyAccessible` is `true`"]],
    );
  });
});

describe("when a resource is registered", () => {
  /** What is reported then, before the stack is seen. */
  async function reported(policy: Policy, fixture: Fixture, language?: Language): Promise<readonly string[]> {
    const [, adapted] = pulumiPolicies([policy], { configuration: {}, ...(language && { language }) });
    const { urn, type, name, inputs: props } = asRegistered(fixture);
    const messages: string[] = [];
    const validate = adapted?.validateResource as ResourceValidation;
    const opts = { ignoreChanges: [] } as unknown as ResourceValidationArgs["opts"];
    const args = { urn, type, name, props, opts } as ResourceValidationArgs;
    await inCall(() => validate(args, (message) => messages.push(message)));
    return messages;
  }

  it("what it decides by itself is reported, so that an update stops before it exists", async () => {
    assert.deepEqual(await reported(databaseIsPrivate, database("db", { publiclyAccessible: true })), [
      "`publiclyAccessible` is `true`",
    ]);
  });

  it("properties are spelled as the program's language does", async () => {
    assert.deepEqual(await reported(databaseIsPrivate, database("db", { publiclyAccessible: true }), "python"), [
      "`publicly_accessible` is `True`",
    ]);
    const [, adapted] = pulumiPolicies([databaseIsPrivate], { configuration: {}, language: "python" });
    assert.match(adapted?.description ?? "", /Set `publicly_accessible=False`/);
  });

  it("what takes the whole stack is not", async () => {
    assert.deepEqual(await reported(httpListenerRedirectsToHttps, listener("web")), []);
  });

  it("what is not known yet is not", async () => {
    assert.deepEqual(await reported(databaseIsPrivate, database("db", { publiclyAccessible: UNKNOWN })), []);
  });
});

describe("configuration", () => {
  const stack = [asRegistered(django({ DEBUG: "True", LOG_LEVEL: "DEBUG" }))];
  const debug = "container web: DEBUG turns it on";
  const level = "container web: LOG_LEVEL sets it to DEBUG";
  const unnamed = [asRegistered(taskDefinition("shop", { environment: { DEBUG: "True" } }))];
  const rows: Readonly<
    Record<string, { stack?: readonly AnalyzedResource[]; configuration: Configuration; told: readonly string[] }>
  > = {
    "leaves policies at their own levels": {
      configuration: {},
      told: [`debug-is-off mandatory: ${debug}`, `log-level-is-not-debug advisory: ${level}`],
    },
    "makes a policy advisory": {
      configuration: { "debug-is-off": { enforcementLevel: "advisory" } },
      told: [`debug-is-off advisory: ${debug}`, `log-level-is-not-debug advisory: ${level}`],
    },
    "disables a policy": {
      configuration: { "debug-is-off": { enforcementLevel: "disabled" } },
      told: [`log-level-is-not-debug advisory: ${level}`],
    },
    "disables all but one": {
      configuration: { all: { enforcementLevel: "disabled" }, "debug-is-off": { enforcementLevel: "mandatory" } },
      told: [`debug-is-off mandatory: ${debug}`],
    },
    "names an option that the policy does not have": {
      stack: [],
      configuration: { "debug-is-off": { strict: true } },
      told: ["debug-is-off mandatory: its configuration names an option strict; it has none"],
    },
    "names an option that the shared settings do not have": {
      stack: [],
      configuration: { settings: { djangoContainer: ["web"] } },
      told: [
        `settings advisory: its configuration names an option djangoContainer; it has ${Object.keys(settingsOptions).join(", ")}`,
      ],
    },
    "shares settings with all policies": {
      stack: unnamed,
      configuration: { settings: { djangoContainers: ["web"] } },
      told: [`debug-is-off mandatory: ${debug}`],
    },
    "shares no settings where they are disabled": {
      stack: unnamed,
      configuration: { settings: { enforcementLevel: "disabled", djangoContainers: ["web"] } },
      told: [],
    },
  };
  for (const [title, { stack: resources = stack, configuration, told: expected }] of Object.entries(rows)) {
    it(title, async () => {
      assert.deepEqual(told(await judged([debugIsOff, logLevelIsNotDebug], resources, configuration)), expected);
    });
  }

  it("of a disabled policy leaves it without a verdict", async () => {
    const { evaluations } = await judged([debugIsOff, logLevelIsNotDebug], stack, {
      "debug-is-off": { enforcementLevel: "disabled" },
    });
    assert.deepEqual(
      evaluations.map(({ policy }) => policy.name),
      ["log-level-is-not-debug"],
    );
  });
});

describe("the catalogue as an engine sees it", () => {
  const seen = pulumiPolicies(policies);

  it("starts with the shared settings", () => {
    assert.deepEqual(
      seen.slice(0, 1).map(({ name }) => name),
      ["settings"],
    );
    assert.deepEqual(new Set(seen.map(({ name }) => name)), new Set(["settings", ...policies.map(({ name }) => name)]));
  });

  it("goes on with the gravest, which lead where several policies find problems of one cause", () => {
    const graveness = seen.slice(1, -1).map(({ enforcementLevel, severity }) => `${enforcementLevel} ${severity}`);
    assert.deepEqual(
      [...new Set(graveness)],
      ["mandatory critical", "mandatory high", "advisory high", "advisory medium", "advisory low"],
    );
  });

  it("ends with what sums up the undecided", () => {
    assert.equal(seen.at(-1)?.name, "stack-is-decided");
  });

  it("shows the options of the settings", () => {
    assert.deepEqual(seen[0]?.configSchema?.properties, settingsOptions);
  });

  it("says of each policy its rule, and in front of each report the fault, why it harms, and what to do", () => {
    for (const policy of policies) {
      const { displayName, description, remediationSteps, enforcementLevel, severity, framework } =
        seen.find(({ name }) => name === policy.name) ?? {};
      assert.equal(displayName, policy.title);
      assert.equal(description, `${policy.problem}. ${policy.why} ${policy.fix}`);
      assert.deepEqual(
        [remediationSteps, enforcementLevel, severity],
        [policy.fix, policy.enforcement, policy.severity],
      );
      assert.equal(framework?.specification, policy.django ? referenceText(policy.django) : policy.title);
    }
  });
});
