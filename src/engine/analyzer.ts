import { createRequire } from "node:module";
import analyzerProto = require("@pulumi/pulumi/proto/analyzer_pb");
import type { Files } from "../base/files";
import type { Configuration } from "../policy/configuration";
import type { Policy } from "../policy/define";
import type { Evaluation } from "../policy/evaluate";
import type { Stack } from "../stack/stack";
import { pulumiPolicies, type PulumiPolicy } from "./adapter";
import { inCall } from "./call";
import { analyzeRequest, analyzeStackRequest, type AnalyzedResource } from "./requests";

export type { AnalyzedResource } from "./requests";

/** A violation as the SDK would report it to an engine. */
export interface Violation {
  readonly policy: string;
  readonly enforcement: "mandatory" | "advisory";
  readonly urn: string;
  readonly message: string;
}

/** What a host in our own process knows that an engine does not tell. */
export interface AnalysisOptions {
  readonly configuration: Configuration;
  /** Whether a text came from encrypted configuration or the environment. */
  comesFromSecret(text: string): boolean;
  /** The files next to the program, for the paths that it and the settings name. */
  files?(named: readonly string[]): Files;
}

export interface Analysis {
  /** What each enabled policy made of the stack, in the catalogue's order. */
  readonly evaluations: readonly Evaluation[];
  /** The same through the protocol: what an engine would have been told. */
  readonly violations: readonly Violation[];
  /** The model of the whole stack, unless every policy is disabled. */
  readonly stack?: Stack;
}

type AnalyzeResponse = InstanceType<typeof analyzerProto.AnalyzeResponse>;
type Handler = (
  call: { request: unknown },
  answer: (error: Error | null | undefined, response?: AnalyzeResponse) => void,
) => void;
type MakeHandler = (pack: string, version: string, level: string, policies: readonly PulumiPolicy[]) => Handler;

// The SDK exports the handlers of its server for its own tests; they are not in its type declarations.
const { makeAnalyzeRpcFun, makeAnalyzeStackRpcFun } = createRequire(__filename)("@pulumi/policy/server") as {
  makeAnalyzeRpcFun: MakeHandler;
  makeAnalyzeStackRpcFun: MakeHandler;
};

/**
 * Runs the policies over a stack's resources through the SDK's own handlers, in this process: each resource as it would
 * be registered, then the whole stack. What the policies see is what an engine would have sent them.
 */
export async function analyze(
  policies: readonly Policy[],
  resources: readonly AnalyzedResource[],
  options: AnalysisOptions,
): Promise<Analysis> {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const evaluations: Evaluation[] = [];
  let stack: Stack | undefined;
  const adapted = pulumiPolicies(policies, {
    ...options,
    files: (_, named) => options.files?.(named),
    sourceOf: (urn) => byUrn.get(urn)?.source,
    isImported: (urn) => byUrn.get(urn)?.isImported === true,
    identitiesOf: (urn) => byUrn.get(urn)?.identities,
    unreadBecause: (urn) => byUrn.get(urn)?.unreadBecause,
    observe: (evaluation, whole) => {
      evaluations.push(evaluation);
      stack = whole;
    },
  });
  return { violations: await send(adapted, resources), evaluations, ...(stack && { stack }) };
}

/**
 * Shows resources to policies of any pack as an engine does: each as it would be registered, then the whole stack.
 *
 * @returns what the policies reported, in this order
 * @throws the error of a policy that throws one
 */
export async function send(
  policies: readonly PulumiPolicy[],
  resources: readonly AnalyzedResource[],
): Promise<readonly Violation[]> {
  const analyzeResource = makeAnalyzeRpcFun("djangoguard", "0", "mandatory", policies);
  const analyzeStack = makeAnalyzeStackRpcFun("djangoguard", "0", "mandatory", policies);
  const violations: Violation[] = [];
  for (const resource of resources)
    violations.push(...violationsOf(await answer(analyzeResource, analyzeRequest(resource)), resource.urn));
  violations.push(...violationsOf(await answer(analyzeStack, analyzeStackRequest(resources)), ""));
  return violations;
}

function answer(handler: Handler, request: unknown): Promise<AnalyzeResponse> {
  return new Promise((resolve, reject) => {
    inCall(() => {
      handler({ request }, (error, response) => {
        if (response) resolve(response);
        else reject(error ?? new Error("the policy SDK gave no answer"));
      });
    });
  });
}

function violationsOf(response: AnalyzeResponse, urn: string): readonly Violation[] {
  return response.getDiagnosticsList().map((diagnostic) => ({
    policy: diagnostic.getPolicyname(),
    enforcement:
      diagnostic.getEnforcementlevel() === analyzerProto.EnforcementLevel.ADVISORY ? "advisory" : "mandatory",
    urn: diagnostic.getUrn() || urn,
    // The SDK puts the policy's description before the message, on lines of its own.
    message: diagnostic.getMessage().split("\n").at(-1) ?? "",
  }));
}
