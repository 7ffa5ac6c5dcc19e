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

  /** What is left of a folder of a project; `?` stands for files that may be gone or changed. */
  const project = [".env", "local.py", "manage.py", "shop/.env", "shop/local.py", "shop/tests/a.py"];
  const inProject: Readonly<Record<string, readonly string[]>> = {
    "rm -f .env": project.filter((path) => path !== ".env"),
    "rm -f ./.env shop/../local.py": project.filter((path) => path !== ".env" && path !== "local.py"),
    "rm -rf shop": [".env", "local.py", "manage.py"],
    "rm -rf sho*": [".env", "local.py", "manage.py"],
    "rm -rf *": [".env"],
    "cd shop && rm .env": project.filter((path) => path !== "shop/.env"),
    "find . -name .env -delete": project.filter((path) => !path.endsWith(".env")),
    "find . -name '.env*' -type f -exec rm -f {} +": project.filter((path) => !path.endsWith(".env")),
    "find . -name '.env' -print0 | xargs -0 rm -f": project.filter((path) => !path.endsWith(".env")),
    "find . -maxdepth 1 -name '*.py' ! -name manage.py -delete": project.filter((path) => path !== "local.py"),
    "find . \\( -name .env -o -name 'local*' \\) -delete": ["manage.py", "shop/tests/a.py"],
    "find . -type d -name tests -exec rm -rf {} +": project.filter((path) => !path.includes("tests")),
    "find . -path './shop/*' -delete": [".env", "local.py", "manage.py"],
    "find . -name .env -newer manage.py -delete": project.map((path) => (path.endsWith(".env") ? `${path} ?` : path)),
    "find . -name .env -exec cat {} +": project,
    "find . -name .env": project,
    "[ -f .env ] && rm .env": project.filter((path) => path !== ".env"),
    "if [ -e .env ]; then rm .env; fi": project.filter((path) => path !== ".env"),
    'if [ "$HOST" = dev ]; then rm .env; fi': project.map((path) => (path === ".env" ? ".env ?" : path)),
    '[ "$HOST" = dev ] && [ -f .env ] && rm .env': project.map((path) => (path === ".env" ? ".env ?" : path)),
    "rm .env || true": project.filter((path) => path !== ".env"),
    "for each in .env local.py; do rm shop/$each; done": project.map((path) =>
      path.startsWith("shop/") ? `${path} ?` : path,
    ),
    "mv local.py shop/settings.py": [...project.filter((path) => path !== "local.py"), "shop/settings.py"],
    "cp -r shop/. /other/ && rm -r shop && cp -r /other/tests .": [".env", "local.py", "manage.py", "tests/a.py"],
    "sh -c 'rm .env'": project.filter((path) => path !== ".env"),
    "printf 'rm -f .env' > clean.sh && sh clean.sh && rm clean.sh": project.filter((path) => path !== ".env"),
    "touch .env new.py": [...project, "new.py"],
    "python manage.py collectstatic --noinput": project,
    "python write.py .env": project.map((path) => (path === ".env" ? ".env ?" : path)),
  };
  for (const [script, expected] of Object.entries(inProject)) {
    it(`of a project: ${script}`, () => {
      const files = new Map<string, ScriptFile>(project.map((path) => [`/app/${path}`, { text: path }]));
      applyScript(script, { files, environment: () => undefined, folder: "/app", leavesConditionsOpen: true });
      const left = [...files].filter(([path]) => path.startsWith("/app/"));
      assert.deepEqual(
        left.map(([path, file]) => path.slice("/app/".length) + (textOf(file) === "?" ? " ?" : "")).sort(),
        [...expected].sort(),
      );
    });
  }

  const unpacked: Readonly<Record<string, readonly string[]>> = {
    "tar xzf shop.tgz": ["/app"],
    "tar -xzf shop.tgz -C /srv": ["/srv"],
    "curl -sL https://example.com/x | tar xz --directory=/srv": ["/srv"],
    "tar czf shop.tgz shop": [],
    "unzip -q shop.zip -d shop": ["/app/shop"],
    "git clone --depth 1 --branch main https://example.com/team/shop.git": ["/app/shop"],
    "git clone https://example.com/team/shop.git code": ["/app/code"],
    "git config --global safe.directory /app": [],
    "aws s3 sync s3://shop/settings settings": ["/app/settings"],
  };
  for (const [script, expected] of Object.entries(unpacked)) {
    it(`that are not read in ${expected.join() || "no folder"}: ${script}`, () => {
      const hidden: string[] = [];
      applyScript(script, {
        files: new Map(),
        environment: () => undefined,
        folder: "/app",
        hide: (folder) => hidden.push(folder),
      });
      assert.deepEqual(hidden, expected);
    });
  }

  it("however often it appends to them", () => {
    const { "/etc/a.conf": text } = after("echo x >> /etc/a.conf\n".repeat(20_000));
    assert.equal(text?.length, "a\n".length + 20_000 * "x\n".length);
  });
});
