import assert from "node:assert/strict";
import { readDockerfile } from "../../../src/languages/docker/dockerfile";

describe("a Dockerfile", () => {
  it("is read instruction by instruction", () => {
    const text = [
      "# syntax=docker/dockerfile:1",
      "FROM nginx:1.29 AS edge",
      "run apk add \\",
      "    # a comment between",
      "    curl",
      "COPY --from=build --chown=1:1 /a /b",
      'ADD ["a file", "/x/"]',
      "COPY <<EOF <<'OTHER' /etc/",
      "one",
      "EOF",
      "two",
      "OTHER",
      "CMD nginx",
    ].join("\n");
    assert.deepEqual(
      readDockerfile(text).map(({ name, args, options, documents, line }) => [
        line,
        name,
        args,
        Object.fromEntries(options),
        documents.map((document) => document.text),
      ]),
      [
        [2, "FROM", ["nginx:1.29", "AS", "edge"], {}, []],
        [3, "RUN", ["apk", "add", "curl"], {}, []],
        [6, "COPY", ["/a", "/b"], { from: ["build"], chown: ["1:1"] }, []],
        [7, "ADD", ["a file", "/x/"], {}, []],
        [8, "COPY", ["<<EOF", "<<'OTHER'", "/etc/"], {}, ["one\n", "two\n"]],
        [13, "CMD", ["nginx"], {}, []],
      ],
    );
  });

  it("ends where it is cut off", () => {
    for (const text of ["", "FROM", "RUN a \\", "COPY <<EOF /a\nb", "COPY [", "# only a comment"])
      assert.doesNotThrow(() => readDockerfile(text), text);
  });
});
