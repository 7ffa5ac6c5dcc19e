import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { policies } from "../../policies/all";
import { analyzedResources } from "../../src/commands/analyzed";
import type { PulumiPolicy } from "../../src/engine/adapter";
import { analyze, send } from "../../src/engine/analyzer";
import { inLanguage, languageOf as languageOfRuntime, type Configuration } from "../../src/policy";
import { findProject, preview } from "../../src/preview";
import { simulatedCloud } from "../../src/preview/cloud/simulate";
import { languageOf } from "../../src/preview/programs/languages";
import { isSecret } from "../../src/wire/secrets";
import { virtualenv } from "../python";
import { pulumiFolder } from "./cli";
import { realEngine } from "./pulumi";
import { recordingPolicies } from "./recorder/policies";

const PROGRAMS = join(__dirname, "parity");
const COMPONENT_PROVIDER = join(__dirname, "fixtures", "components", "shop.js");
const RECORDER = join(__dirname, "recorder");
const PACK = join(__dirname, "..", "..");
const STACK = "dev";

export interface Shown {
  /** What was shown to a policy, by `call urn`. */
  seen: Record<string, object>;
  /** Where secrets stand in the inputs that a provider is shown, by URN; a policy is not told which values are secret. */
  secrets: Record<string, string[]>;
  /** What the catalogue says. */
  verdicts: string[];
}

// A second sight would decide what the embedded host leaves undecided in faithful mode.
const CONFIGURATION: Configuration = { settings: { enforcementLevel: "advisory", secondSight: false } };

interface Seen {
  call: string;
  urn: string;
}

export function programs(): string[] {
  return readdirSync(PROGRAMS).sort();
}

/** What the real engine shows of a program at its first preview. */
export async function shownByEngine(program: string): Promise<Shown> {
  const folder = mkdtempSync(join(tmpdir(), "djangoguard-parity-"));
  const directory = join(PROGRAMS, program);
  const file = join(folder, "seen.jsonl");
  const workspace = await realEngine({
    program: directory,
    stack: STACK,
    packages: ["aws", "random", "flags", "other", "terraform-provider", "pulumi-nodejs", "pulumi-python"],
    otherStacks: exportedStacks(directory),
    cloud: simulatedCloud(languageOf(findProject(directory), environment()).shapes),
    env: {
      PATH: searchPath(pulumiFolder()),
      PULUMI_HOME: homeWithPlugin(folder),
      PULUMI_NODEJS_TRANSPILE_ONLY: "true",
      RECORDER_FILE: file,
    },
  });
  try {
    const outcome = await workspace.preview({
      policyPack: PACK,
      policyPackConfig: CONFIGURATION,
      secondPolicyPack: RECORDER,
    });
    const lines = readFileSync(file, "utf8").trim().split("\n");
    return {
      seen: byCall(lines.map((line) => JSON.parse(line) as Seen)),
      secrets: Object.fromEntries(
        Object.entries(workspace.previewed).map(([urn, inputs]) => [urn, secretPaths(inputs).sort()]),
      ),
      verdicts: outcome.violations
        .map(({ policy, enforcement, urn, message }) => verdict(policy, enforcement, urn, message.split("\n").at(-1)))
        .sort(),
    };
  } finally {
    workspace.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the embedded host shows of a program: in faithful mode, unless it is to simulate. */
export async function shownByHost(program: string, simulate = false): Promise<Shown> {
  const folder = mkdtempSync(join(tmpdir(), "djangoguard-parity-"));
  const home = { PULUMI_HOME: homeWithPlugin(folder) };
  const previewed = await preview({
    directory: join(PROGRAMS, program),
    stack: STACK,
    environment: { ...environment(), ...home },
    simulate,
  }).finally(() => rmSync(folder, { recursive: true, force: true }));
  const resources = analyzedResources(previewed);
  const seen: Seen[] = [];
  const record = (shown: object) => seen.push(JSON.parse(JSON.stringify(shown)) as Seen);
  await send(recordingPolicies(record) as PulumiPolicy[], resources);
  const { violations } = await analyze(policies, resources, {
    configuration: CONFIGURATION,
    comesFromSecret: () => false,
  });
  const language = languageOfRuntime(findProject(join(PROGRAMS, program)).runtime);
  return {
    seen: byCall(seen),
    secrets: Object.fromEntries(previewed.resources.map(({ urn, inputs }) => [urn, secretPaths(inputs).sort()])),
    verdicts: violations
      .map(({ policy, enforcement, urn, message }) => verdict(policy, enforcement, urn, inLanguage(message, language)))
      .sort(),
  };
}

/** Makes a home of Pulumi's where the component provider is installed. */
function homeWithPlugin(folder: string): string {
  const home = join(folder, "home");
  const plugin = join(home, "plugins", "resource-shop-v1.2.3", "pulumi-resource-shop");
  mkdirSync(dirname(plugin), { recursive: true });
  writeFileSync(plugin, `#!/bin/sh\nexec "${process.execPath}" "${COMPONENT_PROVIDER}" "$@"\n`);
  chmodSync(plugin, 0o755);
  return home;
}

/** The exports of other stacks in a program's folder, where the embedded host finds them. */
function exportedStacks(directory: string): Record<string, string> {
  const file = join(directory, "network.json");
  return existsSync(file) ? { network: file } : {};
}

function environment(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: searchPath(), PULUMI_CONFIG_PASSPHRASE: "" };
}

/** The PATH with the tests' Python before any other. */
function searchPath(...folders: string[]): string {
  return [...folders, join(virtualenv(), "bin"), dirname(process.execPath), process.env["PATH"]].join(delimiter);
}

function byCall(seen: Seen[]): Shown["seen"] {
  return Object.fromEntries(seen.map((shown) => [`${shown.call} ${shown.urn}`, shown]));
}

function secretPaths(value: unknown, path = ""): string[] {
  if (isSecret(value)) return [path];
  return typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, item]) => secretPaths(item, `${path}.${key}`))
    : [];
}

function verdict(...parts: (string | undefined)[]): string {
  return parts.join(" ");
}
