import assert from "node:assert/strict";
import {
  answersTo,
  NginxError,
  onlyFiles,
  readNginx,
  unknownHostOutcomes,
  type SourceFile,
} from "../../../src/languages/nginx";
import { needs } from "../../needs";
import { cases, expectedOf, filesOf, listenerOf, probeOf, refusedLine, type Case, type Placement } from "./cases";
import { freePorts } from "./ports";
import { ask, missingNginx, Sandbox } from "./server";

const placement: Placement = { folder: "/etc/nginx", http: 8080, other: 8081, tls: 8443 };

describe("nginx configurations are judged as the real server answers", () => {
  for (const each of cases) {
    it(`${each.name}: ${each.notes}`, () => {
      const [main, ...others] = filesOf(each.name, placement);
      const read = (): ReturnType<typeof readNginx> => readNginx(main, { files: onlyFiles(others) });
      if (each.refused !== undefined) {
        assert.throws(read, (error) => error instanceof NginxError && error.line === refusedLine(each.refused!));
        return;
      }
      const configuration = read();
      const outcomes = unknownHostOutcomes(configuration).filter(({ transport }) => transport === "tcp");
      const kinds = outcomes.map(({ unknownHost }) => unknownHost);
      assert.equal(kinds.every((kind) => kind === "dropped" || kind === "rejected") ? "pass" : "fail", each.verdict);
      assert.equal(kinds.includes("forwarded"), each.forwarded);
      assert.ok(!kinds.includes("undecided"));
      compareProbes(each, configuration, others);
    });
  }
});

/** Every request that was measured has the one outcome that was measured. */
function compareProbes(each: Case, configuration: ReturnType<typeof readNginx>, files: readonly SourceFile[]): void {
  for (const [description, measured] of Object.entries(each.probes ?? {})) {
    const probe = probeOf(description, placement);
    const listener = listenerOf(configuration, probe);
    const expected = expectedOf(measured, probe.request);
    if (!listener) {
      assert.equal("refused", expected.kind, description);
      continue;
    }
    const answers = answersTo(configuration, listener, probe.request, (path) => kindOf(path, files));
    const found = answers.map(({ kind, status }) => ({
      kind,
      status: expected.status === undefined ? undefined : status,
    }));
    assert.deepEqual(found, [{ status: undefined, ...expected }], description);
  }
}

function kindOf(path: string, files: readonly SourceFile[]): "file" | "directory" | "missing" {
  const trimmed = path.replace(/\/$/, "");
  if (files.some((file) => file.path === path)) return "file";
  return files.some((file) => file.path.startsWith(`${trimmed}/`)) ? "directory" : "missing";
}

describe("what the table of configurations says of nginx is so", () => {
  let sandbox: Sandbox;

  before(function () {
    needs(this, "nginx", missingNginx());
    sandbox = new Sandbox();
  });

  after(() => sandbox?.remove());

  // Every fourth, and those about TLS.
  for (const [index, each] of cases.entries())
    if (index % 4 === 0 || /tls/.test(each.name)) it(each.name, () => measure(each, sandbox));
});

async function measure(each: Case, sandbox: Sandbox): Promise<void> {
  const http = await freePorts(3);
  const here: Placement = { folder: sandbox.folder, http, other: http + 1, tls: http + 2 };
  const [main, ...others] = filesOf(each.name, here);
  [main, ...others].forEach((file) => sandbox.write(file.path, file.text));
  const refusal = sandbox.test(main.path);
  if (refusal || each.refused !== undefined) {
    assert.equal(refusal?.line, refusedLine(each.refused ?? ""), refusal?.reason);
    return;
  }
  const socket = /listen (?:127\.0\.0\.1:|\[::\]:)?(\d+)/.exec(
    [main, ...others].map(({ text }) => text).join("\n"),
  )?.[1];
  const running = await sandbox.start(main.path, Number(socket));
  assert.ok("stop" in running, "reason" in running ? running.reason : "");
  try {
    for (const [description, measured] of Object.entries(each.probes ?? {})) {
      const { address, port, request } = probeOf(description, here);
      const expected = expectedOf(measured, request);
      if (expected.kind !== "refused" && address !== "::1") {
        const observed = await ask(address, port, request);
        assert.equal(observed.kind, expected.kind, description);
      }
    }
  } finally {
    await running.stop();
    sandbox.clear();
  }
}
