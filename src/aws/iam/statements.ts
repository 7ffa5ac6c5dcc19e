import { some } from "../../base/undecided";
import { Properties } from "../../wire/properties";
import { readConditions, type Condition } from "./conditions";
import { covers } from "./wildcards";

/** Whom a statement of a policy names: everybody, or one party by its kind, such as an account of AWS. */
export type Principal =
  | { readonly kind: "everybody" }
  | { readonly kind: "AWS" | "Service" | "Federated" | "CanonicalUser"; readonly id: string };

export type Effect = "Allow" | "Deny";

/**
 * One statement of a policy (IAM JSON policy reference). What is unknown in it throws `Undecided` when it is needed, and
 * hides nothing else.
 */
export class Statement {
  constructor(private readonly properties: Properties) {}

  /** Whether it allows or denies. */
  get effect(): string | undefined {
    return this.properties.string("Effect");
  }

  /** What has to hold for a request, all of it. */
  get conditions(): readonly Condition[] {
    return readConditions(this.properties.map("Condition"));
  }

  /** Whether it is about an action, such as `s3:ListBucket`. Actions are compared without regard to case. */
  concernsAction(action: string): boolean {
    return this.concerns("Action", (pattern) => covers(pattern.toLowerCase(), action.toLowerCase()));
  }

  /** Whether it is about a resource that `matches` knows by patterns of its ARN. */
  concernsResource(matches: (pattern: string) => boolean): boolean {
    return this.concerns("Resource", matches);
  }

  /** A reader for each pattern of the resources that it names, or leaves out. */
  get resources(): { readonly patterns: readonly (() => string)[]; readonly areExcluded: boolean } {
    const areExcluded = this.properties.has("NotResource");
    return { patterns: this.properties.elements(areExcluded ? "NotResource" : "Resource"), areExcluded };
  }

  /** Whether it is about a party that `matches` knows by its principals. */
  concernsPrincipal(matches: (principal: Principal) => boolean): boolean {
    if (this.properties.has("NotPrincipal")) return !some(this.principals("NotPrincipal"), (read) => matches(read()));
    return some(this.principals("Principal"), (read) => matches(read()));
  }

  private concerns(element: "Action" | "Resource", matches: (pattern: string) => boolean): boolean {
    const isExcluded = this.properties.has(`Not${element}`);
    const found = some(this.properties.elements(isExcluded ? `Not${element}` : element), (read) => matches(read()));
    return found !== isExcluded;
  }

  private principals(element: "Principal" | "NotPrincipal"): readonly (() => Principal)[] {
    const [first] = this.properties.values(element);
    if (typeof first === "string") return this.properties.elements(element).map((read) => () => named("AWS", read()));
    const byKind = this.properties.map(element);
    return (["AWS", "Service", "Federated", "CanonicalUser"] as const).flatMap((kind) =>
      (byKind?.elements(kind) ?? []).map((read) => () => named(kind, read())),
    );
  }
}

/** `"*"` and `{"AWS": "*"}` are the same in the policy of a resource (IAM JSON policy elements, "Principal"). */
function named(kind: Exclude<Principal["kind"], "everybody">, id: string): Principal {
  return kind === "AWS" && id === "*" ? { kind: "everybody" } : { kind, id };
}

/**
 * The statements of a policy document. One that is unknown hides no other.
 *
 * @param document the policy as an object
 * @throws Undecided if it is not a policy, or if its statements are unknown
 */
export function statementsOf(document: unknown): readonly Statement[] {
  return new Properties(document, "policy").maps("Statement").map((properties) => new Statement(properties));
}
