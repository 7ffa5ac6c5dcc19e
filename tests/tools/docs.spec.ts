import assert from "node:assert/strict";
import { check } from "prettier";
import { policies } from "../../policies/all";
import { code, formatPage, prose, table } from "../../tools/docs/markdown";
import { className, program } from "../../tools/docs/program";
import { withReadmeTable } from "../../tools/docs/readmeTable";
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

describe("the README's table", () => {
  const readme = "# Name\n\n<!-- policies:start -->\nold\n<!-- policies:end -->\n\nThe   rest\n";

  it("replaces what is between the markers and nothing else", async () => {
    const text = await withReadmeTable(readme, policies);
    assert.match(text, /^# Name\n\n<!-- policies:start -->\n\n[^]*\n<!-- policies:end -->\n\nThe {3}rest\n$/);
    assert.doesNotMatch(text, /^old$/m);
    for (const { name } of policies) assert.ok(text.includes(`(docs/policies/${name}.md)`), name);
    assert.equal(await withReadmeTable(text, policies), text);
  });

  it("is left alone by the formatter", async () => {
    const text = await withReadmeTable(readme.replace("   ", " "), policies);
    assert.ok(await check(text, { parser: "markdown", printWidth: 120 }));
  });

  for (const [title, text] of Object.entries({
    none: "# Name\n",
    "no end": "<!-- policies:start -->\n",
    "the wrong order": "<!-- policies:end -->\n<!-- policies:start -->\n",
    "two tables": readme + readme,
  })) {
    it(`says which markers it needs where there are ${title}`, async () => {
      await assert.rejects(
        withReadmeTable(text, policies),
        /README\.md: .*<!-- policies:start -->.*<!-- policies:end -->/,
      );
    });
  }
});
