#!/usr/bin/env node
import { readFileSync, writeFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { join } from "node:path";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { policies } from "../policies/all";
import { explain } from "./commands/explain";
import { nginx } from "./commands/nginx";
import { Progress } from "./commands/progress";
import { UserError } from "./commands/userError";
import type { Configuration } from "./policy";
import { PreviewError } from "./preview/errors";
import { lazyModules } from "./preview/programs/quickStart/lazyModules";
import { substituteModules, type Loader } from "./preview/programs/quickStart/substitutes";
import { json, nginxJson, nginxText, text, type Report } from "./report";

/** Loads modules that only one command needs when that command runs. */
const load = createRequire(__filename);

/** 0: no mandatory problem; 1: mandatory problems; 2: the check could not run. */
type ExitStatus = 0 | 1 | 2;

/** Long enough for a program that builds something, short enough that a pipeline does not wait endlessly. */
const DEFAULT_TIMEOUT_SECONDS = 300;

interface CheckFlags {
  readonly stack?: string;
  readonly config?: Readonly<Record<string, string>>;
  readonly policyConfig?: string;
  readonly fixture?: string;
  readonly asEngine?: boolean;
  readonly timeout: number;
  readonly managePy?: string;
  readonly python?: string;
  readonly format: "text" | "json";
  readonly output?: string;
}

interface NginxFlags {
  readonly env?: Readonly<Record<string, string>>;
  readonly policyConfig?: string;
  readonly format: "text" | "json";
  readonly output?: string;
}

async function main(argv: readonly string[]): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  const program = new Command("djangoguard")
    .description("Checks a Django stack on AWS before you deploy it.")
    .version((JSON.parse(readFileSync(join(__dirname, "..", "package.json"), "utf8")) as { version: string }).version)
    .exitOverride()
    .showHelpAfterError("(run djangoguard --help for commands and options)");
  program
    .command("check")
    .description("check the resources of a Pulumi program; needs no Pulumi CLI, no login and no cloud account")
    .argument("[directory]", "folder with Pulumi.yaml, or a folder below it", ".")
    .option("-s, --stack <name>", "stack whose configuration to use; required if there are several")
    .option("-c, --config <key=value>", "override a configuration value of the stack; repeatable", collect)
    .option("--policy-config <file>", "enforcement levels and options of policies, as for pulumi --policy-pack-config")
    .option(
      "--fixture <file>",
      "outputs and data source results to use instead of simulated ones; see docs/fixtures.md",
    )
    .option("--timeout <seconds>", "time limit for the program", seconds, DEFAULT_TIMEOUT_SECONDS)
    .option("--manage-py <path>", "also run `manage.py check --deploy` with the environment of each Django container")
    .option("--python <command>", "Python for manage.py (default: the project's virtual environment, else python3)")
    .option("--as-engine", "simulate nothing: leave unknown what a first `pulumi preview` does not know")
    .addOption(new Option("-f, --format <format>", "report format").choices(["text", "json"]).default("text"))
    .option("-o, --output <file>", "write the report to a file instead of stdout")
    .addHelpText(
      "after",
      "\nExit status: 0 if there is no mandatory problem, 1 if there is one, 2 if the check could not run.",
    )
    .action(async (directory: string, flags: CheckFlags) => {
      status = await runCheck(directory, flags);
    });
  program
    .command("nginx")
    .description("check an nginx configuration on its own, without a stack")
    .argument("<files...>", "main file (nginx.conf, or one of conf.d), followed by the files that it may include")
    .option("-e, --env <name=value>", "variable for rendering *.template files; repeatable", collect)
    .option("--policy-config <file>", "enforcement levels and options of policies, as for pulumi --policy-pack-config")
    .addOption(new Option("-f, --format <format>", "report format").choices(["text", "json"]).default("text"))
    .option("-o, --output <file>", "write the report to a file instead of stdout")
    .addHelpText(
      "after",
      "\nExit status: 0 if there is no mandatory problem, 1 if there is one, 2 if the check could not run.",
    )
    .action((files: readonly string[], flags: NginxFlags) => {
      status = runNginx(files, flags);
    });
  program
    .command("explain")
    .description("explain what a policy demands, why, and how to fix a problem")
    .argument("<policy>", "name of the policy, as in reports")
    .action((name: string) => {
      process.stdout.write(explain(name));
    });
  await program.parseAsync(argv);
  return status;
}

async function runCheck(directory: string, flags: CheckFlags): Promise<ExitStatus> {
  const progress = new Progress(process.stderr);
  const policyConfiguration = policyConfigurationIn(flags.policyConfig);
  try {
    // Pulumi's SDK is slow to load. Only this command needs it, and only parts of it.
    substituteModules(Module as unknown as Loader, lazyModules());
    const { check } = load("./commands/check") as typeof import("./commands/check");
    const report = await check({
      directory,
      ...(flags.stack !== undefined && { stack: flags.stack }),
      config: flags.config ?? {},
      policyConfiguration,
      ...(flags.asEngine && { simulate: false }),
      ...(flags.fixture !== undefined && { fixture: flags.fixture }),
      timeoutSeconds: flags.timeout,
      ...(flags.managePy !== undefined && { managePy: flags.managePy }),
      ...(flags.python !== undefined && { python: flags.python }),
      progress,
    });
    write(render(report, flags), flags.output);
    return report.summary.mandatory > 0 ? 1 : 0;
  } finally {
    progress.end();
  }
}

function runNginx(files: readonly string[], flags: NginxFlags): ExitStatus {
  const policyConfiguration = policyConfigurationIn(flags.policyConfig);
  const report = nginx({ files, environment: flags.env ?? {}, policyConfiguration });
  write(flags.format === "json" ? nginxJson(report) : nginxText(report, { color: isColored(flags) }), flags.output);
  return report.summary.mandatory > 0 ? 1 : 0;
}

function policyConfigurationIn(file: string | undefined): Configuration {
  if (file === undefined) return {};
  const { readPolicyConfiguration } = load(
    "./commands/policyConfiguration",
  ) as typeof import("./commands/policyConfiguration");
  return readPolicyConfiguration(file, policies);
}

function render(report: Report, flags: CheckFlags): string {
  return flags.format === "json" ? json(report) : text(report, { color: isColored(flags), width: columns(flags) });
}

/** Longer lines are hard to read. */
const MAX_COLUMNS = 100;

function columns({ output }: { readonly output?: string }): number {
  return output === undefined && process.stdout.isTTY ? Math.min(process.stdout.columns, MAX_COLUMNS) : 80;
}

function isColored({ output }: { readonly output?: string }): boolean {
  // `isTTY` is undefined, not false, if stdout is a pipe. The library would then guess, and colour the output on CI.
  return output === undefined && process.stdout.isTTY === true && process.env["NO_COLOR"] === undefined;
}

function write(rendered: string, file: string | undefined): void {
  if (file === undefined) {
    process.stdout.write(rendered);
    return;
  }
  try {
    writeFileSync(file, rendered);
  } catch (error) {
    throw new UserError(`cannot write the report to ${file}: ${(error as Error).message}`);
  }
}

/** Node's timers take at most 2^31 milliseconds. */
const MAX_SECONDS = 2_000_000;

function seconds(argument: string): number {
  const given = Number(argument);
  if (!(given > 0 && given <= MAX_SECONDS))
    throw new InvalidArgumentError(`Expected a number of seconds, greater than 0 and at most ${MAX_SECONDS}.`);
  return given;
}

function collect(argument: string, previous: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const separator = argument.indexOf("=");
  if (separator < 1) throw new InvalidArgumentError("Expected KEY=VALUE.");
  return { ...previous, [argument.slice(0, separator)]: argument.slice(separator + 1) };
}

main(process.argv).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    // Commander has written its own message. Asking for help or the version is not a failure.
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
    } else {
      process.stderr.write(`djangoguard: ${messageOf(error)}\n`);
      process.exitCode = 2;
    }
  },
);

function messageOf(error: unknown): string {
  if (error instanceof UserError || error instanceof PreviewError) return error.message;
  const detail = error instanceof Error ? error.message : String(error);
  if (process.env["DJANGOGUARD_DEBUG"] && error instanceof Error) return error.stack ?? detail;
  return `unexpected error: ${detail}\nThis is a bug in djangoguard: please report it. DJANGOGUARD_DEBUG=1 shows where it happened.`;
}
