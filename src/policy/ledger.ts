import { enumerated } from "../base/words";
import type { Fact } from "../stack/fact";
import type { Metadata } from "./define";
import { byGravity } from "./gravity";
import type { UndecidedFact } from "./undecidedFact";

const NAMED = 3;

type Judge = Pick<Metadata, "name" | "enforcement" | "severity">;

function summaryOf(policies: readonly string[]): string {
  const named = enumerated(policies.slice(0, NAMED));
  if (policies.length > NAMED) return `${policies.length} policies could not be decided, ${named} among them`;
  return `${named} could not be decided`;
}

/**
 * Collects what policies left undecided in one evaluation of a stack, one entry for each resource and reason. A reason
 * that several resources share is one cause: each of its entries names all policies that it left undecided.
 */
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
    const waiting = this.policiesByReason();
    return [...this.entries.values()].map(({ fact, reason }) => {
      const names = [...(waiting.get(reason) ?? [])].sort(byGravity).map(({ name }) => name);
      return {
        resource: fact.resource,
        ...(fact.part !== undefined && { part: fact.part }),
        reason,
        policies: names,
        summary: summaryOf(names),
      };
    });
  }

  private policiesByReason(): ReadonlyMap<string, ReadonlySet<Judge>> {
    const waiting = new Map<string, Set<Judge>>();
    for (const { reason, policies } of this.entries.values())
      waiting.set(reason, new Set([...(waiting.get(reason) ?? []), ...policies]));
    return waiting;
  }
}
