import assert from "node:assert/strict";
import type { Files } from "../../../src/base/files";
import { buildImage } from "../../../src/languages/docker/imageFiles";
import { ImageTree } from "../../../src/languages/docker/imageTree";
import { computed } from "../../../src/languages/shell/parse";
import { filesOf } from "../../fixtures";
import { outcome } from "../../outcome";

/** A project as it lies on the disk. */
const disk = {
  ".env": "top",
  "README.md": "",
  "manage.py": "",
  "shop/.env": "nested",
  "shop/settings.py": "settings",
  "shop/local.py": "local",
  "requirements/base.txt": "",
};

/** The project on the disk with other files; the text of a symbolic link is `-> ` and where it leads. */
function filesWith(others: Readonly<Record<string, string>>): Files {
  const all: Readonly<Record<string, string>> = { ...disk, ...others };
  const files = filesOf(Object.fromEntries(Object.entries(all).map(([path, text]) => [`code/${path}`, text])));
  return { ...files, link: (path) => /^-> (.*)$/.exec(files.read(path) ?? "")?.[1] };
}

function treeOf(dockerfile: string, others: Readonly<Record<string, string>> = {}, target?: string): ImageTree {
  const files = filesWith(others);
  const build = { context: "code", dockerfile, args: new Map([["OPEN", computed]]), target };
  return new ImageTree(buildImage(build, files), files);
}

/** What is found at /app: texts by path, `none`, or `?` if only the build would show it. */
const places = ["manage.py", ".env", "shop/.env", "shop/local.py"];
const found = (tree: ImageTree): readonly string[] => places.filter((path) => hasText(tree, path) === true);
const open = (tree: ImageTree): readonly string[] => places.filter((path) => hasText(tree, path) === "?");
const hasText = (tree: ImageTree, path: string): boolean | "?" => outcome(() => tree.read(`app/${path}`) !== undefined);

interface Expected {
  readonly lines: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  readonly target?: string;
  /** The places that hold a file. */
  readonly has: readonly string[];
  /** The places of which only the build would show whether they do. */
  readonly open?: readonly string[];
}

const all = places;
const code = places.filter((path) => !path.endsWith(".env"));
const whole = ["FROM python:3.13", "WORKDIR /app", "COPY . ."];

const images: Readonly<Record<string, Expected>> = {
  "the whole context": { lines: whole, has: all },
  "what COPY names": {
    lines: ["FROM python:3.13", "WORKDIR /app", "COPY manage.py ./", "COPY shop/settings.py shop/local.py shop/"],
    has: code,
  },
  "what wildcards match, names with a dot in front among them": {
    lines: ["FROM python:3.13", "WORKDIR /app", "COPY * ./", "COPY shop/* shop/"],
    has: all,
  },
  "what --exclude leaves": {
    lines: ["FROM python:3.13", "WORKDIR /app", "COPY --exclude=.env --exclude=shop/*.env . ."],
    has: code,
  },
  parents: {
    lines: [
      "FROM python:3.13",
      "COPY --parents manage.py shop/local.py /app/",
      "COPY --parents ./shop/./.env /app/shop",
    ],
    has: ["manage.py", "shop/.env", "shop/local.py"],
  },
  "what .dockerignore leaves": { lines: whole, files: { ".dockerignore": "**/.env\n" }, has: code },
  "what .dockerignore lets in again": {
    lines: whole,
    files: { ".dockerignore": "*\n!manage.py\n!shop\nshop/.env\n" },
    has: code,
  },
  "what the .dockerignore of the Dockerfile leaves, whatever the other says": {
    lines: whole,
    files: { ".dockerignore": "*", "Dockerfile.dockerignore": ".env" },
    has: ["manage.py", "shop/.env", "shop/local.py"],
  },
  "what RUN leaves": { lines: [...whole, "RUN rm -f .env && find shop -name .env -delete"], has: code },
  "what the JSON form of RUN leaves": { lines: [...whole, 'RUN ["rm", "-f", ".env", "shop/.env"]'], has: code },
  "what RUN with a cache leaves": {
    lines: [...whole, "RUN --mount=type=cache,target=/root/.cache --network=none rm .env shop/.env"],
    has: code,
  },
  "what a script of the context leaves": {
    lines: [...whole, "RUN ./docker/clean.sh"],
    files: { "docker/clean.sh": "#!/bin/sh\nset -e\nrm -f .env shop/.env\n" },
    has: code,
  },
  "what a command removes under a condition stays open": {
    lines: [...whole, 'RUN if [ "$BUILD" = release ]; then rm .env; fi'],
    has: all.filter((path) => path !== ".env"),
    open: [".env"],
  },
  "the stage that is built": {
    lines: [
      ...whole.with(0, "FROM python:3.13 AS development"),
      "FROM python:3.13 AS production",
      "WORKDIR /app",
      "COPY manage.py .",
    ],
    has: ["manage.py"],
  },
  "the stage that the program names": {
    lines: [...whole.with(0, "FROM python:3.13 AS development"), "FROM python:3.13 AS production"],
    target: "development",
    has: all,
  },
  "what another stage has": {
    lines: [
      ...whole.with(0, "FROM python:3.13 AS build"),
      "RUN rm .env shop/.env",
      "FROM python:3.13",
      "COPY --from=build /app /app",
    ],
    has: code,
  },
  "what a stage has that goes on from another": {
    lines: [...whole.with(0, "FROM python:3.13 AS base"), "FROM base", "RUN rm shop/.env"],
    has: ["manage.py", ".env", "shop/local.py"],
  },
  "what RUN copies from a mount, which is gone afterwards": {
    lines: ["FROM python:3.13", "WORKDIR /app", "RUN --mount=type=bind,target=/src cp -r /src/manage.py /src/shop ./"],
    has: ["manage.py", "shop/.env", "shop/local.py"],
  },
  "other files next to those of a stage that were made there": {
    lines: [
      ...whole.with(0, "FROM python:3.13 AS build"),
      "RUN pip wheel -w /wheels .",
      "FROM python:3.13",
      "COPY --from=build /wheels /wheels",
      "COPY manage.py /app/",
    ],
    has: ["manage.py"],
  },
  "files next to an archive that ADD unpacks": {
    lines: ["FROM python:3.13", "ADD shop.tar.gz /app/", "COPY manage.py /app/"],
    files: { "shop.tar.gz": "" },
    has: ["manage.py"],
    open: [".env", "shop/.env", "shop/local.py"],
  },
  "files next to one of the network": {
    lines: [...whole, "RUN rm .env", "ADD https://example.com/settings/.env /app/"],
    has: ["manage.py", "shop/.env", "shop/local.py"],
    open: [".env"],
  },
  "files next to a folder that is cloned": {
    lines: ["FROM python:3.13", "WORKDIR /app", "RUN git clone https://example.com/shop.git", "COPY manage.py ."],
    has: ["manage.py"],
    open: ["shop/.env", "shop/local.py"],
  },
  "no file of a folder that is cloned and removed": {
    lines: ["FROM python:3.13", "WORKDIR /app", "RUN git clone https://example.com/shop.git", "RUN rm -rf /app/shop"],
    has: [],
  },
  "a file that a build argument chooses, which is not known": {
    lines: ["FROM python:3.13", "WORKDIR /app", "ARG OPEN", "COPY manage.py ./", "COPY ${OPEN}.env .env"],
    has: ["manage.py"],
    open: [".env"],
  },
  "files in a folder that a build argument chooses, which is not known": {
    lines: ["FROM python:3.13", "WORKDIR /app", "ARG OPEN", "COPY manage.py ./", "COPY shop $OPEN"],
    has: ["manage.py"],
    open: [".env", "shop/.env", "shop/local.py"],
  },
  "a file that is copied from one that a build argument chooses, which is not known": {
    lines: [...whole, "ARG OPEN", "RUN rm shop/.env && cp .env.$OPEN .env"],
    has: ["manage.py", "shop/local.py"],
    open: [".env"],
  },
  "a file that is downloaded": {
    lines: [...whole, "RUN rm shop/.env && curl -o .env https://example.com/.env"],
    has: ["manage.py", "shop/local.py"],
    open: [".env"],
  },
  "nothing of a symbolic link that leads out of the image": {
    lines: ["FROM python:3.13", "WORKDIR /app", "COPY manage.py .", "COPY shop shop"],
    files: { "shop/.env": "-> ../../secrets/.env" },
    has: code,
  },
  "what a symbolic link leads to": {
    lines: [...whole, "RUN rm .env"],
    files: { "shop/.env": "-> ../manage.py" },
    has: all.filter((path) => path !== ".env"),
  },
};

describe("the tree of an image holds", () => {
  for (const [title, { lines, files, target, has, open: undecided = [] }] of Object.entries(images)) {
    it(title, () => {
      const tree = treeOf(lines.join("\n"), files, target);
      assert.deepEqual({ has: found(tree), open: open(tree) }, { has, open: undecided });
    });
  }
});

describe("the tree of an image", () => {
  const tree = treeOf(["FROM python:3.13", "WORKDIR /srv", "COPY shop shop", "RUN echo DEBUG=1 > made.env"].join("\n"));

  it("lists the files below a folder", () => {
    assert.deepEqual(tree.list("srv/shop"), [".env", "settings.py", "local.py"]);
    assert.deepEqual(tree.list("/srv"), ["shop/.env", "shop/settings.py", "shop/local.py", "made.env"]);
    assert.equal(tree.list("srv/none"), undefined);
  });

  it("names a file by where it comes from, and any other by its place", () => {
    assert.equal(tree.nameOf("srv/shop/settings.py"), "code/shop/settings.py");
    assert.equal(tree.nameOf("srv/made.env"), "/srv/made.env");
  });

  it("follows symbolic links in folders", () => {
    const linked = treeOf(whole.join("\n"), { current: "-> shop", "round/a": "-> ../round/a" });
    assert.equal(linked.read("app/current/settings.py"), "settings");
    assert.deepEqual(linked.list("app/current"), [".env", "settings.py", "local.py"]);
    assert.equal(
      outcome(() => linked.read("app/round/a") ?? ""),
      "?",
    );
  });

  const bases: Readonly<Record<string, boolean>> = {
    "python:3.13-slim": false,
    python: false,
    "docker.io/library/python:3": false,
    "public.ecr.aws/docker/library/python:3.13": false,
    "ghcr.io/astral-sh/uv:python3.13-bookworm": false,
    "example/base": true,
    "123456789012.dkr.ecr.eu-west-1.amazonaws.com/base:1": true,
  };
  for (const [base, mayHoldMore] of Object.entries(bases)) {
    it(`${mayHoldMore ? "may" : "does not"} hold more files of a project if it rests on ${base}`, () => {
      assert.equal(treeOf(`FROM ${base}\nCOPY . /app`).mayHoldMore("/app/shop"), mayHoldMore);
    });
  }
});
