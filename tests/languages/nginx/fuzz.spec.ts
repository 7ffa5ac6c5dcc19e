import assert from "node:assert/strict";
import { minutes, needs } from "../../needs";
import { seedOr } from "../../seed";
import { compare } from "./fuzz/compare";
import { compareSyntax } from "./fuzz/syntax";
import { missingNginx } from "./server";

const seed = seedOr(1);

describe(`generated nginx configurations (from seed ${seed})`, () => {
  before(function () {
    needs(this, "nginx", missingNginx());
  });

  it("are judged as the real server answers, and hardly any is left undecided", async function () {
    this.timeout(minutes(10));
    const seeds = Array.from({ length: 400 }, (_, index) => seed + index);
    const { differences, sockets, undecided, requests } = await compare(seeds);
    assert.deepEqual(differences, []);
    assert.ok(undecided < 0.03 * sockets, `${undecided} of ${sockets} sockets are undecided`);
    assert.ok(requests > 5_000);
  });

  it("are accepted and refused as by the real server, whatever their characters", function () {
    this.timeout(minutes(10));
    const { differences, accepted, inputs } = compareSyntax(1_000, seed);
    assert.deepEqual(differences, []);
    assert.ok(accepted > 0.2 * inputs && accepted < 0.8 * inputs, `${accepted} of ${inputs} are accepted`);
  });
});
