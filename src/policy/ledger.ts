import { enumerated } from "../base/words";
import type { Fact } from "../stack/fact";
import type { Metadata } from "./define";
import { byGravity } from "./gravity";
import type { UndecidedFact } from "./undecidedFact";

const NAMED = 3;

type Judge = Pick<Metadata, "name" | "enforcement" | "severity">;

function summaryOf(policies: readonly string[]): string {
  const named = policies.slice(0, NAMED);
  const others = policies.length - named.length;
  if (others > 0) return `${named.join(", ")} and ${others} more`;
  return enumerated(named);
}

/** Collects what policies left undecided in one evaluation of a stack, one entry for each resource and reason. */
export class Ledger {
  private readonly entries = new Map<string, { fact: Fact; reason: string; policies: Set<Judge> }>();

  add(policy: Judge, fact: Fact, reason: string): void {
    this.entry(fact, reason).policies.add(policy);
  }

  /** Adds something that concerns no policy by itself: why more could not be decided. */
  note(fact: Fact, reason: string): void {
    this.entry(fact, reason);
  }

  private entry(fact: Fact, reason: string): { policies: Set<Judge> } {
    const key = `${fact.resource.urn}\n${fact.part ?? ""}\n${reason}`;
    const entry = this.entries.get(key) ?? { fact, reason, policies: new Set<Judge>() };
    this.entries.set(key, entry);
    return entry;
  }

  facts(): readonly UndecidedFact[] {
    return [...this.entries.values()].map(({ fact, reason, policies }) => {
      const names = [...policies].sort(byGravity).map(({ name }) => name);
      return {
        resource: fact.resource,
        ...(fact.part !== undefined && { part: fact.part }),
        reason,
        policies: names,
        summary: summaryOf(names),
      };
    });
  }
}
