import assert from "node:assert/strict";
import { PreviewError } from "../../src/preview/errors";
import { readConfiguration } from "../../src/preview/project/configuration";
import { findProject } from "../../src/preview/project/project";
import { SECRET, SIGNATURE } from "../../src/wire/signatures";
import { inProject, previewed, programFolder, resource } from "./program";

const configured = findProject(programFolder("configured"));

const PLACEHOLDER = "s1mulpw-encrypted";

const CASES: Record<
  string,
  { stack: string; overrides?: Record<string, string>; values: Record<string, string>; secret?: string[] }
> = {
  "the project's defaults": {
    stack: "prod",
    values: { "configured:size": "2", "configured:names": '["a","b"]', "aws:region": "eu-west-1" },
  },
  "the stack's values over them, encrypted ones as placeholders, structured ones as JSON": {
    stack: "dev",
    values: {
      "configured:size": "3",
      "configured:names": '["a","b"]',
      "aws:region": "eu-west-1",
      "configured:database": `{"host":"localhost","password":"${PLACEHOLDER}"}`,
      "configured:old": "form",
      "other:key": "true",
    },
    secret: ["configured:database"],
  },
  "overrides over all, with the project's namespace where they name none": {
    stack: "prod",
    overrides: { size: "4", "aws:region": "us-east-1" },
    values: { "configured:size": "4", "configured:names": '["a","b"]', "aws:region": "us-east-1" },
  },
};

describe("configuration", function () {
  this.timeout(60_000);

  for (const [name, { stack, overrides, values, secret }] of Object.entries(CASES)) {
    it(`is ${name}`, () => {
      const configuration = readConfiguration(configured, stack, overrides, {});
      assert.deepEqual(configuration.values, values);
      assert.deepEqual(configuration.secretKeys, secret ?? []);
    });
  }

  it("arrives in the program as with Pulumi, secrets as secrets, the working directory that of main", async () => {
    const { inputs } = resource(await previewed("configured"), "test:index:Seen", "seen");
    assert.deepEqual(inputs, {
      size: 3,
      names: ["a", "b"],
      database: {
        [SIGNATURE]: SECRET,
        value: { host: "localhost", password: PLACEHOLDER },
      },
      old: "form",
      other: true,
      region: "eu-west-1",
      identity: ["organization", "configured", "dev"],
      folder: "program",
    });
  });

  it("an override replaces an encrypted value and is not secret", () => {
    const { values, secretKeys } = readConfiguration(configured, "dev", { database: "{}" }, {});
    assert.equal(values["configured:database"], "{}");
    assert.deepEqual(secretKeys, []);
  });

  it("a project without stack files can be previewed under any name", () =>
    inProject({ "Pulumi.yaml": "name: shop\nruntime: nodejs\nstackConfigDir: stacks\n" }, (folder) => {
      const nothing = { values: {}, secretKeys: [], secretTexts: [] };
      assert.deepEqual(readConfiguration(findProject(folder), "anything"), nothing);
      return Promise.resolve();
    }));

  it("a project may name its backend, and the folder of its stacks by the old name too", () =>
    inProject(
      {
        "Pulumi.yaml": "name: shop\nruntime: nodejs\nbackend:\n  url: s3://state\nconfig: stacks\n",
        "stacks/Pulumi.dev.yaml": "config:\n  zone: a\n",
      },
      (folder) => {
        assert.deepEqual(readConfiguration(findProject(folder), "dev").values, { "shop:zone": "a" });
        return Promise.resolve();
      },
    ));

  it("values read as Pulumi's YAML library reads them", () =>
    inProject(
      {
        "Pulumi.dev.yaml": SCALARS.map(([text], index) => `k${index}: ${text}\n`)
          .join("  ")
          .replace(/^/, "config:\n  "),
      },
      (folder) => {
        const { values } = readConfiguration(findProject(folder), "dev", {}, {});
        for (const [index, [text, value]] of SCALARS.entries()) assert.equal(values[`program:k${index}`], value, text);
        return Promise.resolve();
      },
    ));
});

const SCALARS: readonly (readonly [yaml: string, value: string])[] = [
  ["0755", "493"],
  ["012345678901", "12345678901"],
  ["1_000", "1000"],
  ["1.10", "1.1"],
  ["1e3", "1000"],
  ["0x1F", "31"],
  ["+5", "5"],
  ["yes", "yes"],
  ["True", "true"],
  ["1:30", "1:30"],
  ["~", ""],
  ['"012"', "012"],
  ["2024-01-02", "2024-01-02 00:00:00 +0000 UTC"],
  ["2024-01-02T03:04:05Z", "2024-01-02 03:04:05 +0000 UTC"],
  ['{b: 1.0, a: [1, "2", null, no], c: "<&>"}', '{"a":[1,"2",null,"no"],"b":1,"c":"\\u003c\\u0026\\u003e"}'],
];

// Encrypted by `pulumi config set --secret` with the passphrase "correct horse".
const ENCRYPTED = `encryptionsalt: v1:5IWcWaADIo8=:v1:03+V3nnn+CIHCjHl:en/5y21+Z6KZlUxs7ktXim1QxFDbfA==
config:
  program:password:
    secure: v1:fTcACR0uq0O/G+88:1U+qsRI3CjGTujzTNlWs5MzVAip5n+RJlNBWFg==
  program:database:
    password:
      secure: v1:fHYOzTqV94OxdciN:HDiwpYhmI+w6l5xk5QQPem+TZ/nR7A==
    host: localhost
  program:zone: a
`;

describe("encrypted configuration", () => {
  const SECRET_KEYS = ["program:password", "program:database"];

  const found: Record<string, { environment: NodeJS.ProcessEnv; file?: string; password: string; nested: string }> = {
    "decrypted with the passphrase": {
      environment: { PULUMI_CONFIG_PASSPHRASE: "correct horse" },
      password: "hünter2 <&>",
      nested: "s3cret",
    },
    "decrypted with the passphrase that a file holds": {
      environment: { PULUMI_CONFIG_PASSPHRASE_FILE: "FOLDER/passphrase" },
      password: "hünter2 <&>",
      nested: "s3cret",
    },
    "a placeholder without the passphrase": { environment: {}, password: PLACEHOLDER, nested: PLACEHOLDER },
    "a placeholder where a key of a cloud is needed": {
      environment: { PULUMI_CONFIG_PASSPHRASE: "correct horse" },
      file: `secretsprovider: awskms://alias/pulumi\nencryptedkey: AQ==\n${ENCRYPTED}`,
      password: PLACEHOLDER,
      nested: PLACEHOLDER,
    },
  };
  for (const [name, { environment, file, password, nested }] of Object.entries(found)) {
    it(`is ${name}, and secret either way`, () =>
      inProject({ "Pulumi.dev.yaml": file ?? ENCRYPTED, passphrase: "correct horse\n" }, (folder) => {
        const inFolder = Object.entries(environment).map(
          ([key, value]) => [key, value!.replace("FOLDER", folder)] as const,
        );
        const configuration = readConfiguration(findProject(folder), "dev", {}, Object.fromEntries(inFolder));
        const { values, secretKeys, secretTexts } = configuration;
        assert.equal(values["program:password"], password);
        assert.deepEqual(JSON.parse(values["program:database"]!), { host: "localhost", password: nested });
        assert.equal(values["program:zone"], "a");
        assert.deepEqual(secretKeys, SECRET_KEYS);
        assert.deepEqual(secretTexts, [password, nested], "the host next to a password is no secret");
        return Promise.resolve();
      }));
  }

  const wrong: Record<string, { environment: NodeJS.ProcessEnv; file?: string; says: RegExp }> = {
    "a wrong passphrase": {
      environment: { PULUMI_CONFIG_PASSPHRASE: "wrong horse" },
      says: /Pulumi\.dev\.yaml: the passphrase in PULUMI_CONFIG_PASSPHRASE .* is not the one/,
    },
    "an empty passphrase, which is one too": {
      environment: { PULUMI_CONFIG_PASSPHRASE: "" },
      says: /is not the one that the stack's secrets were encrypted with/,
    },
    "a file of the passphrase that is not there": {
      environment: { PULUMI_CONFIG_PASSPHRASE_FILE: "/no/such/file" },
      says: /^\/no\/such\/file, which PULUMI_CONFIG_PASSPHRASE_FILE names, cannot be read \(ENOENT\)$/,
    },
    "a value of another stack": {
      environment: { PULUMI_CONFIG_PASSPHRASE: "correct horse" },
      file: ENCRYPTED.replace("1U+q", "1U+r"),
      says: /the encrypted value of "program:password" cannot be decrypted/,
    },
    "a salt that is none": {
      environment: { PULUMI_CONFIG_PASSPHRASE: "correct horse" },
      file: ENCRYPTED.replace(/encryptionsalt: .*/, "encryptionsalt: v9:x"),
      says: /"encryptionsalt" is not of the form that Pulumi writes/,
    },
  };
  for (const [name, { environment, file, says }] of Object.entries(wrong)) {
    it(`fails clearly for ${name}, and shows no value`, () =>
      inProject({ "Pulumi.dev.yaml": file ?? ENCRYPTED }, (folder) => {
        assert.throws(
          () => readConfiguration(findProject(folder), "dev", {}, environment),
          (error) => {
            assert.ok(error instanceof PreviewError);
            assert.match(error.message, says);
            assert.doesNotMatch(error.message, /hünter2|s3cret|horse/);
            return true;
          },
        );
        return Promise.resolve();
      }));
  }

  it("is not decrypted where a value is given in its place", () =>
    inProject({ "Pulumi.dev.yaml": ENCRYPTED }, (folder) => {
      const given = { password: "a", database: "b" };
      const environment = { PULUMI_CONFIG_PASSPHRASE: "wrong horse" };
      const { values } = readConfiguration(findProject(folder), "dev", given, environment);
      assert.equal(values["program:password"], "a");
      return Promise.resolve();
    }));
});

describe("declared configuration", () => {
  const table: Record<string, { config: string; stack?: string; says: RegExp | undefined }> = {
    "an integer as text": { config: "size: {type: integer}", stack: 'size: "12"', says: undefined },
    "an integer that is none": {
      config: "size: {type: integer}",
      stack: "size: large",
      says: /Pulumi\.dev\.yaml: the configuration "size" of stack "dev" is not of type integer$/,
    },
    "a boolean": { config: "open: {type: boolean}", stack: "open: true", says: undefined },
    "a boolean that is none": { config: "open: {type: boolean}", stack: "open: yes", says: /not of type boolean/ },
    "a string, which a number is too": { config: "zone: {type: string}", stack: "zone: 12", says: undefined },
    "a string that is a list": { config: "zone: {type: string}", stack: "zone: [a]", says: /not of type string/ },
    "an object": { config: "shape: {type: object}", stack: "shape: {a: 1}", says: undefined },
    "an array of integers": {
      config: "ports: {type: array, items: {type: integer}}",
      stack: "ports: [1, 2]",
      says: undefined,
    },
    "an array of arrays with a wrong element": {
      config: "ports: {type: array, items: {type: array, items: {type: integer}}}",
      stack: "ports: [[1], [a]]",
      says: /not of type array<array<integer>>/,
    },
    "a default of the wrong type": {
      config: "size: {type: integer, default: large}",
      says: /Pulumi\.yaml: config "size" has a default that is not of type integer/,
    },
    "a type that Pulumi does not know": {
      config: "size: {type: float}",
      says: /type that Pulumi does not know: write string/,
    },
    "both a default and a value": { config: "size: {default: 1, value: 2}", says: /both a "default" and a "value"/ },
    "an array without the type of its elements": { config: "ports: {type: array}", says: /needs "items"/ },
    "another namespace's with a type": {
      config: "aws:region: {type: string}",
      says: /"aws:region" is not the project's own, so it needs a "value"/,
    },
    "a secret that is not encrypted": {
      config: "password: {type: string, secret: true}",
      stack: "password: hunter2",
      says: /"password" of stack "dev" is a secret and not encrypted: set it with `pulumi config set --secret password`$/,
    },
    "a secret that is": {
      config: "password: {type: string, secret: true}",
      stack: "password: {secure: v1:x}",
      says: undefined,
    },
    "an encrypted value of a type that nobody can tell": {
      config: "size: {type: integer}",
      stack: "size: {secure: v1:x}",
      says: undefined,
    },
  };
  for (const [name, { config, stack, says }] of Object.entries(table)) {
    it(`${says === undefined ? "admits" : "rejects"} ${name}`, () =>
      inProject(
        {
          "Pulumi.yaml": `name: program\nruntime: nodejs\nconfig:\n  ${config}\n`,
          "Pulumi.dev.yaml": stack === undefined ? "" : `config:\n  program:${stack}\n`,
        },
        (folder) => {
          const read = () => readConfiguration(findProject(folder), "dev", {}, {});
          if (says === undefined) {
            read();
          } else {
            assert.throws(
              read,
              (error) => error instanceof PreviewError && says.test(error.message) && !/hunter2/.test(error.message),
            );
          }
          return Promise.resolve();
        },
      ));
  }

  it("what is given on the command line for a declared secret is secret", () =>
    inProject(
      { "Pulumi.yaml": "name: program\nruntime: nodejs\nconfig:\n  password: {type: string, secret: true}\n" },
      (folder) => {
        const given = '{"user":"shop","password":"hunter2"}';
        const { secretKeys, secretTexts } = readConfiguration(findProject(folder), "dev", { password: given }, {});
        assert.deepEqual(secretKeys, ["program:password"]);
        assert.deepEqual(secretTexts, [given, "shop", "hunter2"]);
        return Promise.resolve();
      },
    ));

  it("says that what Pulumi ESC gives is not read, where a stack has an environment there", () =>
    inProject(
      {
        "Pulumi.yaml": "name: program\nruntime: nodejs\nconfig:\n  zone: {type: string}\n",
        "Pulumi.dev.yaml": "environment: [prod]\n",
      },
      (folder) => {
        assert.throws(
          () => readConfiguration(findProject(folder), "dev", {}, {}),
          /environment in Pulumi ESC .* not read here/,
        );
        return Promise.resolve();
      },
    ));
});
