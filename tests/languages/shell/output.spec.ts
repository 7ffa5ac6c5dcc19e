import assert from "node:assert/strict";
import { unlessUndecided } from "../../../src/base/undecided";
import { applyScript, type ScriptFile } from "../../../src/languages/shell/files";

const environment: Readonly<Record<string, string>> = { CONF: "listen 80;\n", host: "shop", B64: "bGlzdGVuIDgwOwo=" };
/** The texts that a script leaves, but for what only running it would tell. */
function written(script: string): Readonly<Record<string, string>> {
  const files = new Map<string, ScriptFile>();
  applyScript(script, { files, environment: (name) => environment[name], folder: "/" });
  const texts = [...files].map(([path, file]) => [path, unlessUndecided(() => file.text)] as const);
  return Object.fromEntries(texts.filter((each): each is [string, string] => each[1] !== undefined));
}

const scripts: Readonly<
  Record<string, { readonly script: string; readonly writes: Readonly<Record<string, string>> }>
> = {
  "a here-document in quotes, as it is": {
    script: "cat > /a <<'EOF'\nserver $host\nEOF\nexec nginx",
    writes: { "/a": "server $host\n" },
  },
  "a here-document, filled in": {
    script: "cat <<EOF > /a\n$host \\$host ${gone}.\nEOF\n",
    writes: { "/a": "shop $host .\n" },
  },
  "a here-document without tabs": { script: "cat <<-'E' >/a\n\tone\n\tE\n", writes: { "/a": "one\n" } },
  "two here-documents": {
    script: "cat > /a <<'A' && cat > /b <<'B'\none\nA\ntwo\nB\n",
    writes: { "/a": "one\n", "/b": "two\n" },
  },
  "a here-document for tee": {
    script: "sudo tee /a > /dev/null <<'EOF'\none\nEOF\n",
    writes: { "/a": "one\n" },
  },
  echo: { script: "echo 'a b' \"$host\" > /a; nginx", writes: { "/a": "a b shop\n" } },
  "echo without its line feed": { script: "echo -n a > /a", writes: { "/a": "a" } },
  "printf of a variable": { script: `printf '%s' "$CONF" > /a && exec nginx`, writes: { "/a": "listen 80;\n" } },
  "printf with escapes": { script: "printf 'a\\nb%%' > /a", writes: { "/a": "a\nb%" } },
  "printf for each argument": { script: "printf '%s\\n' a 'b c' > /a", writes: { "/a": "a\nb c\n" } },
  base64: { script: "echo bGlzdGVuIDgwOwo= | base64 -d > /a", writes: { "/a": "listen 80;\n" } },
  "base64 from a variable, by another pipe": {
    script: 'echo "$B64" | base64 --decode | tee /a',
    writes: { "/a": "listen 80;\n" },
  },
  "base64 from a here-string": { script: "base64 -d <<< $B64 > /a", writes: { "/a": "listen 80;\n" } },
  "nothing that only a run would tell": {
    script: "curl https://example.com > /a; echo $(date) > /b; cat /etc/x > /c; sed s/a/b/ < /x > /d",
    writes: {},
  },
  "no errors and comments": { script: "# echo a > /a\nnginx 2> /b >&2", writes: {} },
  "a quoted quote": { script: `echo "it's \\"so\\"" > /a`, writes: { "/a": `it's "so"\n` } },
};

describe("a shell script writes", () => {
  for (const [title, { script, writes }] of Object.entries(scripts)) {
    it(title, () => {
      assert.deepEqual(written(script), writes);
    });
  }

  it("ends on scripts that are cut off", () => {
    for (const script of ["cat > /a <<'EOF'\none", "echo 'a", 'echo "a', "echo $(a", "cat <<", ">", "<", "a |", "${"])
      assert.doesNotThrow(() => written(script), script);
  });
});
