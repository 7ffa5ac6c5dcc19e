import assert from "node:assert/strict";
import { needs } from "../../needs";
import { compare } from "./fuzz/compare";
import { compareSyntax } from "./fuzz/syntax";
import { missingNginx } from "./server";

describe("generated nginx configurations", () => {
  before(function () {
    needs(this, "nginx", missingNginx());
  });

  it("are judged as the real server answers, and hardly any is left undecided", async function () {
    this.timeout(0);
    const seeds = Array.from({ length: 400 }, (_, index) => 1 + index);
    const { differences, sockets, undecided, requests } = await compare(seeds);
    assert.deepEqual(differences, []);
    assert.ok(undecided < 0.03 * sockets, `${undecided} of ${sockets} sockets are undecided`);
    assert.ok(requests > 5_000);
  });

  it("are accepted and refused as by the real server, whatever their characters", function () {
    this.timeout(0);
    const { differences, accepted, inputs } = compareSyntax(1_000, 1);
    assert.deepEqual(differences, []);
    assert.ok(accepted > 0.2 * inputs && accepted < 0.8 * inputs, `${accepted} of ${inputs} are accepted`);
  });
});
