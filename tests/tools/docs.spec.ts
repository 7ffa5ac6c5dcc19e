import assert from "node:assert/strict";
import { check } from "prettier";
import { policies } from "../../policies/all";
import { withGenerated } from "../../tools/docs/generated";
import type { Import } from "../../tools/docs/imports";
import { code, formatPage, prose, table } from "../../tools/docs/markdown";
import { className, program } from "../../tools/docs/program";
import { readmeTable } from "../../tools/docs/readmeTable";
import { roomsSection } from "../../tools/docs/rooms";
import { listener, loadBalancer, nginxParameter, output, resource, taskDefinition, UNKNOWN } from "../fixtures";

describe("a stack of a test as a program", () => {
  const formatted = async (text: string): Promise<string> =>
    (await formatPage(`\`\`\`ts\n${text}\n\`\`\``)).slice(6, -5);

  it("names classes as Node programs do", () => {
    const names = {
      "aws:lb/listener:Listener": "aws.lb.Listener",
      "aws:ec2/securityGroup:SecurityGroup": "aws.ec2.SecurityGroup",
      "random:index/randomPassword:RandomPassword": "random.RandomPassword",
      "kubernetes:apps/v1:Deployment": "kubernetes.apps.v1.Deployment",
      "aws-native:s3:Bucket": "awsNative.s3.Bucket",
    };
    for (const [token, name] of Object.entries(names)) assert.equal(className(token), name);
  });

  it("declares what others refer to, and before they do", () => {
    assert.match(
      program([listener("web"), loadBalancer()]),
      /^const webLoadBalancer = new aws\.lb\.LoadBalancer\("web"[^]*\n\nnew aws\.lb\.Listener\("web"[^]*: webLoadBalancer\.arn,/,
    );
  });

  it("ends on resources that refer to each other", () => {
    const one = resource("aws:x/one:One", "a", {});
    const other = resource("aws:x/other:Other", "b", { one: output(one, "id") });
    const text = program([resource("aws:x/one:One", "a", { other: output(other, "id") }), other]);
    assert.equal(text.split("new ").length - 1, 2);
  });

  it("shows JSON as an object, and what is not JSON as it is", async () => {
    assert.equal(
      await formatted(program([taskDefinition("shop", { image: "shop" })])),
      [
        'new aws.ecs.TaskDefinition("shop", {',
        '  family: "shop",',
        "  containerDefinitions: pulumi.jsonStringify([",
        '    { name: "web", image: "shop", environment: [], secrets: [] },',
        "  ]),",
        "});",
      ].join("\n"),
    );
    assert.equal(
      await formatted(program([resource("aws:a/b:B", "b", { policy: "{ not JSON" })])),
      'new aws.a.B("b", { policy: "{ not JSON" });',
    );
  });

  it("shows text of several lines as such", () => {
    assert.match(
      program([nginxParameter("server {\n  set $a `\\d${b}`;\n}")]),
      /`server \{\n {2}set \$a \\`\\\\d\\\$\{b\}\\`;\n\}`/,
    );
  });

  it("shows no secret, and values that are not known as outputs", () => {
    const text = program([
      { ...resource("aws:a/b:B", "b", { password: "hunter2", host: UNKNOWN }), secrets: ["password"] },
    ]);
    assert.doesNotMatch(text, /hunter2/);
    assert.match(text, /"password": config\.requireSecret\("password"\), "host": someOutput/);
  });
});

describe("Markdown", () => {
  it("keeps code and prose what they are", async () => {
    const texts = {
      [prose("`*` of *.example.com in __NAME__ <a@b> [1], SECRET_KEY")]:
        "`*` of \\*.example.com in \\_\\_NAME\\_\\_ \\<a@b> \\[1], SECRET_KEY\n",
      [code("a`b")]: "``a`b``\n",
      [code("`a`")]: "`` `a` ``\n",
      [table(["A"], [[code("a|b")]])]: "| A      |\n| ------ |\n| `a\\|b` |\n",
    };
    for (const [text, expected] of Object.entries(texts)) assert.equal(await formatPage(text), expected);
  });
});

describe("the generated part of a page", () => {
  const page = "# Name\n\n<!-- policies:start -->\nold\n<!-- policies:end -->\n\nThe   rest\n";
  const write = (text: string): Promise<string> =>
    withGenerated("README.md", text, "policies", table(["A"], [["new"]]));

  it("replaces what is between the markers and nothing else", async () => {
    const text = await write(page);
    assert.match(text, /^# Name\n\n<!-- policies:start -->\n\n[^]*\n<!-- policies:end -->\n\nThe {3}rest\n$/);
    assert.doesNotMatch(text, /^old$/m);
    assert.match(text, /^\| new \|$/m);
    assert.equal(await write(text), text);
  });

  it("is left alone by the formatter", async () => {
    const text = await write(page.replace("   ", " "));
    assert.ok(await check(text, { parser: "markdown", printWidth: 120 }));
  });

  for (const [title, text] of Object.entries({
    "no marker": "# Name\n",
    "no end": "<!-- policies:start -->\n",
    "the wrong order": "<!-- policies:end -->\n<!-- policies:start -->\n",
    "two parts of one name": page + page,
  })) {
    it(`is refused by a page with ${title}`, async () => {
      await assert.rejects(write(text), /^Error: README\.md: .*<!-- policies:start -->.*<!-- policies:end -->/);
    });
  }
});

describe("the README's table", () => {
  const rows = readmeTable(policies).split("\n").slice(2);

  it("counts every policy once", () => {
    const counts = rows.map((row) => Number(row.split(" | ")[1]));
    assert.equal(
      counts.reduce((sum, count) => sum + count),
      policies.length,
    );
  });

  it("links each section and the fault that its gravest policy finds", () => {
    for (const row of rows)
      assert.match(row, /^\| \[[^\]]+\]\(docs\/policies\/README\.md#[\w-]+\) .*\]\(docs\/policies\/[\w-]+\.md\) \|$/);
  });
});

describe("the drawing of the rooms", () => {
  const imported = (from: string, to: string): Import => ({ from, to, isType: false });
  const drawn = (...imports: readonly Import[]): readonly string[] =>
    roomsSection(imports)
      .split("\n")
      .filter((line) => line.includes("-->"))
      .map((line) => line.trim());

  it("has an arrow for each import of another room", () => {
    assert.deepEqual(drawn(imported("src/aws/a.ts", "src/base/b.ts"), imported("src/aws/a.ts", "src/aws/c.ts")), [
      "aws --> base",
    ]);
  });

  it("leaves out an arrow where others lead to the same room", () => {
    assert.deepEqual(
      drawn(
        imported("src/facts/a.ts", "src/base/b.ts"),
        imported("src/facts/a.ts", "src/aws/c.ts"),
        imported("src/aws/c.ts", "src/base/b.ts"),
      ),
      ["aws --> base", "facts --> aws"],
    );
  });

  it("keeps a circle visible", () => {
    const circle = [imported("src/aws/a.ts", "src/facts/b.ts"), imported("src/facts/b.ts", "src/aws/a.ts")];
    assert.deepEqual(drawn(...circle), ["aws --> facts", "facts --> aws"]);
  });
});
