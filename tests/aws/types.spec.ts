import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { types } from "../../src/aws/types";

const root = join(__dirname, "..", "..");

/** The packages of the tokens that no installed SDK can confirm, and why. */
const unconfirmed: Readonly<Record<string, string>> = {
  docker: "@pulumi/docker is not installed",
  "docker-build": "@pulumi/docker-build is not installed",
  awsx: "@pulumi/awsx is not installed",
  djangoguard: "the files that `djangoguard nginx` reads, which are not a Pulumi resource",
};

const token = /"([a-z-]+:[\w/]+:[A-Z]\w*)"/g;

/** The type tokens of an installed SDK, as its classes set them in `__pulumiType`, and their aliases. */
function tokensOf(sdk: string): ReadonlySet<string> {
  const folder = dirname(require.resolve(`${sdk}/package.json`));
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));
  const texts = files.map((file) => readFileSync(join(folder, file), "utf8"));
  return new Set(
    texts.flatMap((text) =>
      [...text.matchAll(/__pulumiType = ['"]([^'"]+)['"]|\{ type: "([^"]+)" \}/g)].map(
        ([, own, alias]) => own ?? alias ?? "",
      ),
    ),
  );
}

const sources = ["src/aws", "src/containers", "src/facts", "src/policy"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(join(root, folder, file), "utf8")),
);

const tokens = [
  ...new Set([
    ...Object.values(types).flat(),
    ...sources.flatMap((text) => [...text.matchAll(token)].map(([, each = ""]) => each)),
  ]),
];

describe("type tokens", () => {
  const known = tokensOf("@pulumi/aws");

  it("are read from the SDK", () => {
    assert.ok(known.size > 1000);
    assert.ok(known.has("aws:lb/loadBalancer:LoadBalancer"));
  });

  it("of AWS are those of a class of @pulumi/aws or of its aliases", () => {
    assert.deepEqual(
      tokens.filter((each) => each.startsWith("aws:") && !known.has(each)),
      [],
    );
  });

  it("of other packages are listed as unconfirmed", () => {
    const packages = new Set(tokens.map((each) => each.split(":")[0]).filter((each) => each !== "aws"));
    assert.deepEqual([...packages].sort(), Object.keys(unconfirmed).sort());
  });

  for (const name of Object.keys(types))
    it(`${name} is used`, () => assert.ok(sources.some((text) => new RegExp(`types\\.${name}\\b`).test(text))));
});
