import { spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { pulumiFolder } from "./cli";
import { violations } from "./events";
import type { Violation } from "./events";
import { serveProvider } from "./provider";
import type { CreatedResource } from "./provider";

export interface EngineOptions {
  /** The folder of Pulumi.yaml. Nothing is written there. */
  program: string;
  stack: string;
  /** The packages of the program's resources, for which the tests' provider answers; aws and random by default. */
  packages?: string[];
  /** Additional environment of pulumi, and so of the program and of the pack. */
  env?: Record<string, string>;
}

export interface Policies {
  /** The pack's folder; without it no policy runs. */
  policyPack?: string;
  /** What `--policy-pack-config` reads: by policy name a level, or an object with a level and properties. */
  policyPackConfig?: object;
}

export interface Outcome {
  /** pulumi's exit status; null where a signal ended it. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly violations: readonly Violation[];
}

export interface Workspace {
  /** The resources that updates have created so far, in that order. */
  readonly created: readonly CreatedResource[];
  /** `pulumi preview` */
  preview(policies?: Policies): Promise<Outcome>;
  /** `pulumi up --yes`, with `--skip-preview` or without */
  up(options?: Policies & { skipPreview?: boolean }): Promise<Outcome>;
  /** Stops the provider and removes what is temporary. */
  destroy(): void;
}

/**
 * A new stack of a program in the real engine. Its state, Pulumi's home and the provider are temporary, and no network is
 * used. The suite has called `needsPulumi` before, and calls `destroy` afterwards.
 */
export async function realEngine(options: EngineOptions): Promise<Workspace> {
  const folder = mkdtempSync(join(tmpdir(), "djangoguard-engine-"));
  const provider = await serveProvider();
  const destroy = () => {
    provider.close();
    rmSync(folder, { recursive: true, force: true });
  };
  const env = environment(options, folder, provider.port);
  try {
    const configFile = await initialiseStack(options, folder, env);
    const operation = (command: string[], { policyPack, policyPackConfig }: Policies): Promise<Outcome> => {
      const args = [...command, "--stack", options.stack, "--config-file", configFile];
      if (policyPack) {
        args.push("--policy-pack", policyPack);
      }
      if (policyPackConfig) {
        const file = join(folder, "policy-config.json");
        writeFileSync(file, JSON.stringify(policyPackConfig));
        args.push("--policy-pack-config", file);
      }
      return runWithEvents(args, options.program, env, join(folder, "events.json"));
    };
    return {
      created: provider.created,
      preview: (policies = {}) => operation(["preview"], policies),
      up: ({ skipPreview, ...policies } = {}) =>
        operation(["up", "--yes", ...(skipPreview ? ["--skip-preview"] : [])], policies),
      destroy,
    };
  } catch (error) {
    destroy();
    throw error;
  }
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
  const project = join(folder, "project");
  mkdirSync(project);
  mkdirSync(join(folder, "state"));
  for (const file of ["Pulumi.yaml", `Pulumi.${stack}.yaml`]) {
    if (existsSync(join(program, file))) {
      copyFileSync(join(program, file), join(project, file));
    }
  }
  const { status, stderr } = await run(["stack", "init", stack, "--no-select"], project, env);
  if (status !== 0) {
    throw new Error(`pulumi stack init failed for ${program}: ${stderr}`);
  }
  return join(project, `Pulumi.${stack}.yaml`);
}

async function runWithEvents(args: string[], folder: string, env: NodeJS.ProcessEnv, log: string): Promise<Outcome> {
  rmSync(log, { force: true });
  const result = await run([...args, "--event-log", log], folder, env);
  return { ...result, violations: existsSync(log) ? violations(readFileSync(log, "utf8")) : [] };
}

function run(args: string[], folder: string, env: NodeJS.ProcessEnv): Promise<Omit<Outcome, "violations">> {
  return new Promise((resolve, reject) => {
    const pulumi = spawn(join(pulumiFolder(), "pulumi"), [...args, "--non-interactive", "--color", "never"], {
      cwd: folder,
      env: { ...env, PWD: folder },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    pulumi.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    pulumi.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    pulumi.on("error", reject).on("close", (status) => resolve({ status, stdout, stderr }));
  });
}
