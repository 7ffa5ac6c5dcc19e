import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import { currentCall, inCall, type Call } from "../../src/engine/call";
import { ResourceStack } from "../../src/stack/resourceStack";
import { defaultSettings } from "../../src/stack/settings";
import type { Stack } from "../../src/stack/stack";

/** Serves a call as the SDK does: some policies one after the other, each behind an `await`. */
async function serve(name: string): Promise<readonly Call[]> {
  const calls: Call[] = [];
  await setImmediate();
  for (let policy = 0; policy < 3; policy += 1) {
    const call = currentCall();
    if (policy === 0) call.settings = { ...defaultSettings, djangoContainers: [name] };
    calls.push(call);
    await setImmediate();
  }
  return calls;
}

describe("a call of the analyzer", () => {
  it("is the same for all of its policies, and keeps apart from calls at the same time", async () => {
    const served = await Promise.all(["a", "b", "c"].map(serve));
    assert.deepEqual(
      served.map((calls) => new Set(calls).size),
      [1, 1, 1],
    );
    assert.deepEqual(
      served.flatMap((calls) => calls[0]?.settings.djangoContainers),
      ["a", "b", "c"],
    );
  });

  it("is a new one each time for a host in the same process", () => {
    const [first, second] = [inCall(currentCall), inCall(currentCall)];
    assert.notEqual(first, second);
    assert.equal(
      inCall(() => currentCall() === currentCall()),
      true,
    );
  });

  it("builds one model, when the first policy asks", async () => {
    const view = { whole: true, comesFromSecret: () => false };
    const build = (): Promise<Stack> => Promise.resolve(new ResourceStack([], defaultSettings, view));
    const models = await inCall(() => Promise.all([currentCall().stack(build), currentCall().stack(build)]));
    assert.equal(models[0], models[1]);
    assert.notEqual(await inCall(() => currentCall().stack(build)), models[0]);
  });
});
