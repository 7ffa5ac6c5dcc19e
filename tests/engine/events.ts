export interface Violation {
  readonly policy: string;
  readonly enforcement: "mandatory" | "advisory";
  /** The resource; empty for a violation of the stack as a whole. */
  readonly urn: string;
  readonly message: string;
}

interface PolicyEvent {
  resourceUrn?: string;
  message: string;
  policyName: string;
  enforcementLevel: Violation["enforcement"];
}

/** What policies reported, in order, from the text of an `--event-log`: one event of the engine a line, as JSON. */
export function violations(eventLog: string): Violation[] {
  return eventLog
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => (JSON.parse(line) as { policyEvent?: PolicyEvent }).policyEvent)
    .filter((event) => event !== undefined)
    .map(({ policyName, enforcementLevel, resourceUrn = "", message }) => ({
      policy: policyName,
      enforcement: enforcementLevel,
      urn: resourceUrn,
      message: withoutColours(message).trim(),
    }));
}

/** Events keep the engine's own colour tags, such as `<{%fg 1%}>`. */
function withoutColours(text: string): string {
  return text.replaceAll(/<\{%.*?%\}>/g, "");
}
