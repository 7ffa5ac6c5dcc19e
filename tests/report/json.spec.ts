import assert from "node:assert/strict";
import { policies } from "../../policies/all";
import databaseAdmitsOnlyTheApplication from "../../policies/databases/database-admits-only-the-application";
import { json, makeReport } from "../../src/report";
import { database, securityGroup, ingress, output } from "../fixtures";
import { analyzeCase } from "../harness";

const group = securityGroup("db", ingress(5432, { cidrBlocks: ["0.0.0.0/0"] }));
const stack = [
  group,
  database("db", { storageEncrypted: true, backupRetentionPeriod: 7, vpcSecurityGroupIds: [output(group, "id")] }),
];

describe("the JSON report", () => {
  it("has the shape that programs rely on", async () => {
    const { evaluations } = await analyzeCase(policies, { stack });
    const target = { project: "shop", stack: "production", program: "/shop" };
    const report = makeReport(target, policies, evaluations, { "stack-is-decided": { enforcementLevel: "disabled" } });
    const parsed = JSON.parse(json(report)) as typeof report;
    const urn = "urn:pulumi:production::shop::aws:rds/instance:Instance::db";
    assert.deepEqual(parsed.target, target);
    assert.deepEqual(
      { version: parsed.version, summary: parsed.summary },
      {
        version: 1,
        summary: {
          mandatory: 1,
          advisory: 0,
          undecided: 0,
          exempt: 0,
          faults: { mandatory: 1, advisory: 0, undecided: 0 },
        },
      },
    );
    assert.deepEqual(parsed.results, [
      {
        policy: "database-admits-only-the-application",
        title: "Databases only accept connections from the application",
        problem: "The database accepts connections from outside the application",
        section: "databases",
        severity: "critical",
        enforcement: "mandatory",
        outcome: "problem",
        message: "port 5432 is open to 0.0.0.0/0",
        part: null,
        fix: databaseAdmitsOnlyTheApplication.fix,
        resource: { urn, type: "aws:rds/instance:Instance", name: "db" },
        source: null,
        evidence: [
          {
            urn: "urn:pulumi:production::shop::aws:ec2/securityGroup:SecurityGroup::db",
            text: "0.0.0.0/0 is admitted to port 5432",
          },
          { urn: "urn:pulumi:production::shop::aws:ec2/securityGroup:SecurityGroup::db", text: "by security group db" },
        ],
        alsoAffects: [],
      },
    ]);
    assert.deepEqual(
      parsed.policies.filter((policy) => ["database-is-encrypted", "debug-is-off"].includes(policy.name)),
      [
        {
          name: "debug-is-off",
          outcome: "notApplicable",
          examined: 0,
          reason: "the stack has no Django containers that show DEBUG",
        },
        { name: "database-is-encrypted", outcome: "pass", examined: 1, reason: "" },
      ],
    );
  });
});
