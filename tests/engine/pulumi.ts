import { spawn, type ChildProcess } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import type { Cloud } from "../../src/preview/cloud/cloud";
import { pulumiFolder } from "./cli";
import { violations, type Violation } from "./events";
import { serveProvider, type CreatedResource, type Provider } from "./provider";

export interface EngineOptions {
  /** The folder of Pulumi.yaml. Nothing is written there. */
  program: string;
  stack: string;
  /** The packages of the program's resources, for which the tests' provider answers; aws and random by default. */
  packages?: string[];
  /** Other stacks that are there already: what `pulumi stack export` wrote of a stack called prod, by project. */
  otherStacks?: Record<string, string>;
  /** Answers for what exists already, in place of the tests' own tables. */
  cloud?: Cloud;
  /** Additional environment of pulumi, and so of the program and of the pack. */
  env?: Record<string, string>;
}

export interface Policies {
  /** The pack's folder; without it no policy runs. */
  policyPack?: string;
  /** What `--policy-pack-config` reads: by policy name a level, or an object with a level and properties. */
  policyPackConfig?: object;
  /** The folder of another pack, which is not configured. */
  secondPolicyPack?: string;
  /** Where pulumi is called, in place of the program's folder. */
  calledIn?: string;
  /** Further arguments of pulumi, such as `-C DIR`. */
  arguments?: string[];
}

export interface Outcome {
  /** pulumi's exit status; null where a signal ended it. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly violations: readonly Violation[];
}

export interface Workspace {
  /** The inputs of what previews would create, by URN; secrets are marked. */
  readonly previewed: Provider["previewed"];
  /** The resources that updates have created so far, in that order. */
  readonly created: readonly CreatedResource[];
  /** `pulumi preview` */
  preview(policies?: Policies): Promise<Outcome>;
  /** `pulumi up --yes`, with `--skip-preview` or without */
  up(options?: Policies & { skipPreview?: boolean }): Promise<Outcome>;
  /** `pulumi config set KEY VALUE --secret`, for what comes afterwards */
  setSecret(key: string, value: string): Promise<void>;
  /** Starts `pulumi preview` as a terminal does, in a process group of its own, so that a test can interrupt it. */
  startPreview(policies?: Policies): ChildProcess;
  /** The environment that pulumi gets, for a program that drives it itself. */
  readonly environment: NodeJS.ProcessEnv;
  /** Stops the provider and removes what is temporary. */
  destroy(): void;
}

/**
 * A new stack of a program in the real engine. Its state, Pulumi's home and the provider are temporary, and no network is
 * used. The suite has called `needsPulumi` before, and calls `destroy` afterwards.
 */
export async function realEngine(options: EngineOptions): Promise<Workspace> {
  const folder = mkdtempSync(join(tmpdir(), "djangoguard-engine-"));
  const provider = await serveProvider(options.cloud);
  const destroy = () => {
    provider.close();
    rmSync(folder, { recursive: true, force: true });
  };
  const env = environment(options, folder, provider.port);
  try {
    const configFile = await initialiseStack(options, folder, env);
    for (const [project, exported] of Object.entries(options.otherStacks ?? {}))
      await importStack(project, exported, folder, env);
    const onStack = ["--stack", options.stack, "--config-file", configFile];
    const withPolicies = (command: string[], policies: Policies) => [
      ...(policies.arguments ?? []),
      ...command,
      ...onStack,
      ...policyArguments(policies, folder),
    ];
    const operation = (command: string[], policies: Policies): Promise<Outcome> => {
      const calledIn = policies.calledIn ?? options.program;
      return runWithEvents(withPolicies(command, policies), calledIn, env, join(folder, "events.json"));
    };
    return {
      created: provider.created,
      previewed: provider.previewed,
      preview: (policies = {}) => operation(["preview"], policies),
      up: ({ skipPreview, ...policies } = {}) =>
        operation(["up", "--yes", ...(skipPreview ? ["--skip-preview"] : [])], policies),
      async setSecret(key, value) {
        await run(["config", "set", key, value, "--secret", ...onStack], options.program, env);
      },
      startPreview: (policies = {}) => start(withPolicies(["preview"], policies), options.program, env, true),
      environment: env,
      destroy,
    };
  } catch (error) {
    destroy();
    throw error;
  }
}

function policyArguments({ policyPack, policyPackConfig, secondPolicyPack }: Policies, folder: string): string[] {
  const configured = (pack: string, configuration: object | undefined) => {
    if (!configuration) return ["--policy-pack", pack];
    const file = join(mkdtempSync(join(folder, "policies-")), "config.json");
    writeFileSync(file, JSON.stringify(configuration));
    return ["--policy-pack", pack, "--policy-pack-config", file];
  };
  return [
    ...(policyPack ? configured(policyPack, policyPackConfig) : []),
    // Pulumi wants a configuration for every pack or for none.
    ...(secondPolicyPack ? configured(secondPolicyPack, policyPackConfig && {}) : []),
  ];
}

/** The caller's environment without its Pulumi settings, and with those that keep a run to itself. */
function environment(options: EngineOptions, folder: string, providerPort: number): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("PULUMI_"));
  const packages = options.packages ?? ["aws", "random"];
  return {
    ...Object.fromEntries(inherited),
    PATH: [pulumiFolder(), dirname(process.execPath), process.env["PATH"]].join(delimiter),
    PULUMI_HOME: join(folder, "home"),
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_DEBUG_COMMANDS: "true", // makes --event-log an option
    PULUMI_DEBUG_PROVIDERS: packages.map((name) => `${name}:${providerPort}`).join(","),
    ...options.env,
  };
}

/**
 * Creates the stack and returns the path of its configuration. `pulumi stack init` writes an encryption salt into the
 * stack's configuration file, so it gets copies of that file and of Pulumi.yaml; the program itself stays where it is.
 */
async function initialiseStack({ program, stack }: EngineOptions, folder: string, env: NodeJS.ProcessEnv) {
  const project = join(folder, "program");
  mkdirSync(project);
  mkdirSync(join(folder, "state"));
  for (const file of ["Pulumi.yaml", `Pulumi.${stack}.yaml`])
    if (existsSync(join(program, file))) copyFileSync(join(program, file), join(project, file));
  await succeed(["stack", "init", stack, "--no-select"], project, env);
  return join(project, `Pulumi.${stack}.yaml`);
}

async function importStack(project: string, exported: string, folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  const directory = join(folder, project);
  mkdirSync(directory);
  writeFileSync(join(directory, "Pulumi.yaml"), `name: ${project}\nruntime: nodejs\n`);
  await succeed(["stack", "init", "prod", "--no-select"], directory, env);
  await succeed(["stack", "import", "--stack", "prod", "--file", exported], directory, env);
}

async function succeed(args: string[], folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  const { status, stdout, stderr } = await run(args, folder, env);
  if (status !== 0) throw new Error(`pulumi ${args.join(" ")} failed in ${folder}: ${stdout}${stderr}`);
}

async function runWithEvents(args: string[], folder: string, env: NodeJS.ProcessEnv, log: string): Promise<Outcome> {
  rmSync(log, { force: true });
  const result = await run([...args, "--event-log", log], folder, env);
  return { ...result, violations: existsSync(log) ? violations(readFileSync(log, "utf8")) : [] };
}

function run(args: string[], folder: string, env: NodeJS.ProcessEnv): Promise<Omit<Outcome, "violations">> {
  return new Promise((resolve, reject) => {
    const pulumi = start(args, folder, env);
    let stdout = "";
    let stderr = "";
    pulumi.stdout!.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    pulumi.stderr!.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    pulumi.on("error", reject).on("close", (status) => resolve({ status, stdout, stderr }));
  });
}

function start(args: string[], folder: string, env: NodeJS.ProcessEnv, detached = false): ChildProcess {
  return spawn(join(pulumiFolder(), "pulumi"), [...args, "--non-interactive", "--color", "never"], {
    cwd: folder,
    env: { ...env, PWD: folder },
    stdio: ["ignore", "pipe", "pipe"],
    detached,
  });
}
