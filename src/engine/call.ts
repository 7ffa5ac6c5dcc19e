import { AsyncLocalStorage } from "node:async_hooks";
import { Ledger } from "../policy/ledger";
import { defaultSettings, type Settings } from "../stack/settings";
import type { Stack } from "../stack/stack";

/** What belongs to one call of the analyzer, shared by all policies that it runs. */
export class Call {
  settings: Settings = defaultSettings;
  readonly ledger = new Ledger();
  private model: Promise<Stack> | undefined;
  private again: Promise<Stack | undefined> | undefined;

  /** The model of this call's resources, built when the first policy asks for it. */
  stack(build: () => Promise<Stack>): Promise<Stack> {
    this.model ??= build();
    return this.model;
  }

  /** Whether some policy has asked for a second sight of the program. */
  get hasLookedAgain(): boolean {
    return this.again !== undefined;
  }

  /** The model that a second sight of the program gives, if it gives one; looked for once a call. */
  stackSeenAgain(look: () => Promise<Stack | undefined>): Promise<Stack | undefined> {
    this.again ??= look();
    return this.again;
  }
}

const calls = new AsyncLocalStorage<Call>();
// Node follows contexts from the first use on: what was awaited before would share one (measured on Node 20).
calls.run(new Call(), () => undefined);

/**
 * The analyzer call that is being served. The SDK runs every policy of a call in one asynchronous context but hands
 * each fresh arguments, so the context is the only thing that tells calls apart, and calls can overlap (measured).
 * To be called before a policy's first `await`.
 */
export function currentCall(): Call {
  const current = calls.getStore();
  if (current) return current;
  const call = new Call();
  calls.enterWith(call);
  return call;
}

/** Runs `serve` as an analyzer call of its own, for a host that calls the SDK's handlers in its own process. */
export function inCall<T>(serve: () => T): T {
  return calls.run(new Call(), serve);
}
