import assert from "node:assert/strict";
import { Undecided } from "../../../src/base/undecided";
import { applyScript, type ScriptFile } from "../../../src/languages/shell/files";
import { computed } from "../../../src/languages/shell/parse";

const given: Readonly<Record<string, string>> = { "/etc/a.conf": "a\n", "/etc/b.conf": "b $HOST ${PORT} $host\n" };

/** What the files of /etc hold after a script; `?` where only running it would tell. */
function after(script: string): Readonly<Record<string, string>> {
  const files = new Map<string, ScriptFile>(Object.entries(given).map(([path, text]) => [path, { text }]));
  const variables: Readonly<Record<string, string>> = { HOST: "shop", PORT: "80", TOKEN: computed };
  applyScript(script, {
    files,
    environment: (name) => variables[name],
    folder: "/srv",
    keeps: (path) => path.startsWith("/etc/"),
    otherFile: (path) => (path === "/srv/c.conf" ? { text: "c\n" } : undefined),
  });
  return Object.fromEntries([...files].map(([path, file]) => [path, textOf(file)]));
}

function textOf(file: ScriptFile): string {
  try {
    return file.text;
  } catch (error) {
    assert.ok(error instanceof Undecided);
    return "?";
  }
}

const a = { "/etc/a.conf": "a\n" };
const b = { "/etc/b.conf": given["/etc/b.conf"]! };

describe("a script leaves files", () => {
  const scripts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    "": { ...a, ...b },
    "echo x > /etc/a.conf": { ...b, "/etc/a.conf": "x\n" },
    "echo x >> /etc/a.conf": { ...b, "/etc/a.conf": "a\nx\n" },
    "echo x | tee /etc/d.conf": { ...a, ...b, "/etc/d.conf": "x\n" },
    "cat /etc/a.conf c.conf > /etc/d.conf": { ...a, ...b, "/etc/d.conf": "a\nc\n" },
    "cat <<EOF > /etc/d.conf\nlisten $PORT;\nEOF": { ...a, ...b, "/etc/d.conf": "listen 80;\n" },
    "rm -f /etc/*.conf": {},
    "rm /etc/a.conf": b,
    "cp c.conf /etc/": { ...a, ...b, "/etc/c.conf": "c\n" },
    "cp c.conf /etc/d.conf": { ...a, ...b, "/etc/d.conf": "c\n" },
    "cp /srv/c.conf /etc/sites/": { ...a, ...b, "/etc/sites/c.conf": "c\n" },
    "mv /etc/a.conf /etc/d.conf": { ...b, "/etc/d.conf": "a\n" },
    "ln -sf /etc/a.conf /etc/d.conf": { ...a, ...b, "/etc/d.conf": "a\n" },
    "echo x > /tmp/x; cp /tmp/x /etc/a.conf": { ...b, "/etc/a.conf": "x\n" },
    "echo x > /tmp/x; mv /tmp/x /tmp/y; cp /tmp/y /etc/a.conf": { ...b, "/etc/a.conf": "x\n" },
    "envsubst < /etc/b.conf > /etc/a.conf": { ...b, "/etc/a.conf": "b shop 80 \n" },
    "envsubst '$PORT' < /etc/b.conf > /etc/a.conf": { ...b, "/etc/a.conf": "b $HOST 80 $host\n" },
    "export PORT=81; envsubst '${PORT}' < /etc/b.conf > /etc/a.conf": { ...b, "/etc/a.conf": "b $HOST 81 $host\n" },
    "HOST=other envsubst '$HOST' < /etc/b.conf > /etc/a.conf": { ...b, "/etc/a.conf": "b other ${PORT} $host\n" },
    "cat /etc/b.conf | envsubst '$HOST $PORT' | tee /etc/a.conf": { ...b, "/etc/a.conf": "b shop 80 $host\n" },
    'sed -i "s/a/$HOST/" /etc/a.conf': { ...b, "/etc/a.conf": "shop\n" },
    "sed -i -e s/a/x/ -e s/x/y/ /etc/*.conf": { ...b, "/etc/a.conf": "y\n" },
    "sed s/a/x/ /etc/a.conf > /etc/d.conf": { ...a, ...b, "/etc/d.conf": "x\n" },
    "cat /etc/a.conf | sed -E 's/(a)/\\1\\1/' > /etc/d.conf": { ...a, ...b, "/etc/d.conf": "aa\n" },
    'if [ -n "$HOST" ]; then echo x > /etc/a.conf; fi': { ...b, "/etc/a.conf": "x\n" },
    "cd /etc && echo x > a.conf": { ...b, "/etc/a.conf": "x\n" },
    "chmod 644 /etc/a.conf; nginx -c /etc/a.conf": { ...a, ...b },
    "curl https://example.com > /etc/a.conf": { ...b, "/etc/a.conf": "?" },
    'echo "$TOKEN" > /etc/a.conf': { ...b, "/etc/a.conf": "?" },
    'sed -i "s/a/$TOKEN/" /etc/a.conf': { ...b, "/etc/a.conf": "?" },
    "sed -i '1d' /etc/a.conf": { ...b, "/etc/a.conf": "?" },
    "cp /srv/none.conf /etc/a.conf": { ...b, "/etc/a.conf": "?" },
    "cp /srv/none.conf /etc/a.conf; echo x > /etc/a.conf": { ...b, "/etc/a.conf": "x\n" },
    "aws s3 cp s3://shop/a.conf /etc/a.conf": { ...b, "/etc/a.conf": "?" },
  };
  for (const [script, expected] of Object.entries(scripts)) {
    it(script === "" ? "as they are, where it is empty" : script.replaceAll("\n", "; "), () => {
      assert.deepEqual(after(script), expected);
    });
  }

  it("however often it appends to them", () => {
    const { "/etc/a.conf": text } = after("echo x >> /etc/a.conf\n".repeat(20_000));
    assert.equal(text?.length, "a\n".length + 20_000 * "x\n".length);
  });
});
