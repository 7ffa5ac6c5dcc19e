import assert from "node:assert/strict";
import { join } from "node:path";
import { policies } from "../../policies/all";
import { check } from "../../src/commands/check";
import { Progress } from "../../src/commands/progress";
import { checkDeploy, findManagePy } from "../../src/managePy";
import { json, makeReport, text, type Report } from "../../src/report";
import { CANARY } from "../canaryPlaces";
import { django, rawTaskDefinition, taskDefinition, UNKNOWN, type Fixture } from "../fixtures";
import { analyzeCase } from "../harness";
import { needsPython, virtualenv } from "../python";

const project = join(__dirname, "project");

const DJANGO_VERSIONS = ["django-4.0", "django-5.2", "django-6.1"] as const;
type DjangoVersion = (typeof DJANGO_VERSIONS)[number];

interface Options {
  readonly path?: string;
  readonly python?: string;
  readonly timeout?: number;
}

/** What `check` reports with `--manage-py`. */
async function reported(stack: readonly Fixture[], version: DjangoVersion, options: Options = {}): Promise<Report> {
  const managePy = findManagePy({ path: project, python: join(virtualenv(version), "bin", "python"), ...options });
  assert.ok(managePy);
  const analysis = await analyzeCase(policies, { stack });
  assert.ok(analysis.stack);
  const results = await checkDeploy(analysis.stack, managePy);
  const target = { project: "shop", stack: "production", program: "/shop" };
  return makeReport(target, policies, analysis.evaluations, {}, results);
}

/** Django's results as `outcome id`, and the message of what is undecided. */
function said(report: Report): readonly string[] {
  return report.results
    .filter(({ section }) => section === "manage-py")
    .map(({ outcome, policy, message }) => (outcome === "undecided" ? message : `${outcome} ${policy}`));
}

const SECRET = { secrets: { DJANGO_SECRET_KEY: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:key" } };
const HOSTS = { DJANGO_ALLOWED_HOSTS: "shop.example.com" };

for (const version of DJANGO_VERSIONS) {
  describe(`manage.py check --deploy of ${version} under a container's environment`, () => {
    before(function () {
      needsPython(this, version);
    });

    const tables: Readonly<Record<string, { stack: readonly Fixture[]; says: readonly string[] }>> = {
      "says nothing where all is well": { stack: [django(HOSTS, SECRET)], says: [] },
      "reports what Django warns of": {
        stack: [django({ ...HOSTS, FRAMES: "SAMEORIGIN" }, SECRET)],
        says: ["problem security.W019"],
      },
      "reports silenced checks as silenced": {
        stack: [django({ ...HOSTS, SECURE_SSL_REDIRECT: "off", SILENCED_SYSTEM_CHECKS: "security.W008" }, SECRET)],
        says: ["exempt security.W008"],
      },
      "leaves to a policy what that found": { stack: [django({ ...HOSTS, DJANGO_DEBUG: "True" }, SECRET)], says: [] },
      "runs once for each Django container and for no other": {
        stack: [
          taskDefinition(
            "shop",
            { name: "web", command: ["gunicorn", "config.wsgi"], environment: HOSTS, ...SECRET },
            { name: "worker", command: ["python", "manage.py", "migrate"], ...SECRET },
            { name: "node", command: ["node", "server.js"] },
          ),
        ],
        says: ["problem security.W020"],
      },
      "takes strong placeholders for secrets, and such that settings libraries parse": {
        stack: [django(HOSTS, { secrets: { ...SECRET.secrets, DATABASE_URL: "arn:aws:ssm:::parameter/db" } })],
        says: [],
      },
      "says what it does not know yet": {
        stack: [
          rawTaskDefinition("shop", [
            {
              name: "web",
              command: ["gunicorn", "config.wsgi"],
              environment: [
                { name: "DJANGO_SECRET_KEY", value: UNKNOWN },
                { name: "DJANGO_ALLOWED_HOSTS", value: "shop.example.com" },
              ],
            },
          ]),
        ],
        says: ["container web: Django saw a placeholder for DJANGO_SECRET_KEY, which is not known before the update"],
      },
      "says which line of the project failed": {
        stack: [django(HOSTS)],
        says: [
          "container web: manage.py check --deploy did not get to its checks: ImproperlyConfigured: " +
            "Set the DJANGO_SECRET_KEY environment variable (config/settings/production.py:10)",
        ],
      },
      "says that the project ended by itself": {
        stack: [django({ ...HOSTS, EXIT: "1" }, SECRET)],
        says: [
          "container web: manage.py check --deploy did not get to its checks: SystemExit: 0 (config/settings/production.py:34)",
        ],
      },
    };
    for (const [what, { stack, says }] of Object.entries(tables)) {
      it(what, async () => {
        assert.deepEqual(said(await reported(stack, version)), says);
      });
    }

    it("makes Django's errors mandatory", async () => {
      const report = await reported([django({ ...HOSTS, LANGUAGE_CODE: "no language" }, SECRET)], version);
      const result = report.results.find(({ policy }) => policy === "translation.E001");
      assert.equal(result?.enforcement, "mandatory");
      assert.match(
        text(report, { color: false, width: 80 }),
        /^✗ mandatory, high {2}manage\.py check --deploy reports translation\.E001/m,
      );
    });

    const quoting: Readonly<Record<string, { environment: Readonly<Record<string, string>>; says: RegExp }>> = {
      "a check of Django's": {
        environment: { LANGUAGE_CODE: `${CANARY} language` },
        says: /^problem translation\.E001$/m,
      },
      "a check of the project": {
        environment: { QUOTED: `${CANARY}\\two"'\n${CANARY}` },
        says: /^problem shop\.W001$/m,
      },
      "an exception": {
        environment: { WORKERS: CANARY },
        says: /ValueError: invalid literal for int\(\) with base 10: '<WORKERS>' \(config\/settings\/production\.py:\d+\)$/m,
      },
      "an exception about a URL": {
        environment: { DATABASE_URL: `postgres://shop:${CANARY}@db.example.com:${CANARY}/shop` },
        says: /did not get to its checks: \w+: .*<DATABASE_URL>/m,
      },
    };
    for (const [what, { environment, says }] of Object.entries(quoting)) {
      it(`shows no value that ${what} quotes`, async () => {
        const report = await reported([django({ ...HOSTS, ...environment }, SECRET)], version);
        assert.match(said(report).join("\n"), says);
        for (const output of [json(report), text(report, { color: false, width: 80 })])
          assert.ok(!output.toLowerCase().includes(CANARY), "it shows the value of a variable");
      });
    }
  });
}

describe("manage.py that does not run", () => {
  before(function () {
    needsPython(this, "django-5.2");
  });

  it("says after how long a project was given up", async () => {
    const report = await reported([django({ ...HOSTS, HANG: "1" }, SECRET)], "django-5.2", { timeout: 2000 });
    assert.match(said(report).join(), /did not get to its checks: it did not end within 2 seconds$/);
  });

  it("says which package is missing and what to do", async () => {
    const report = await reported([django(HOSTS, SECRET)], "django-5.2", { python: "/usr/bin/python3" });
    assert.match(
      said(report).join(),
      /ModuleNotFoundError: No module named '\w+'.*: install the project's packages for \/usr\/bin\/python3, or name another Python with --python$/,
    );
  });

  it("says that there is no such Python", async () => {
    const report = await reported([django(HOSTS, SECRET)], "django-5.2", { python: "/no/python" });
    assert.match(said(report).join(), /\/no\/python does not start: ENOENT$/);
  });

  it("is part of `djangoguard check`", async () => {
    const lines: string[] = [];
    const progress = new Progress({ isTTY: false, write: (line) => lines.push(line) > 0 });
    const python = join(virtualenv("django-5.2"), "bin", "python");
    const options = {
      directory: join(__dirname, "../.."),
      stack: "secure",
      config: {},
      policyConfiguration: {},
      progress,
    };
    const report = await check({ ...options, managePy: project, python });
    assert.deepEqual(said(report), []);
    assert.match(lines.join(""), /^ran manage\.py check --deploy as .*container django of web/);
    await assert.rejects(check({ ...options, managePy: __dirname }), /no manage\.py found; --manage-py takes/);
  });

  it("is not found where no manage.py is", () => {
    assert.equal(findManagePy({ path: __dirname }), undefined);
  });
});
