import assert from "node:assert/strict";
import { imageFiles } from "../../../src/model/docker/imageFiles";
import { Undecided } from "../../../src/model/undecided";
import { filesOf } from "../../fixtures";

const disk = {
  "edge/nginx.conf": "main",
  "edge/conf.d/a.conf": "a",
  "edge/conf.d/b.conf": "b",
  "edge/snippets/x": "x",
};
const given: ReadonlyMap<string, string> = new Map([["/etc/nginx/conf.d/default.conf", "default"]]);

interface Expected {
  readonly has: Readonly<Record<string, string>>;
  readonly base?: string;
  readonly target?: string;
}

function built(dockerfile: string, target?: string): ReturnType<typeof imageFiles> {
  const build = { context: "edge", dockerfile, args: new Map(), ...(target !== undefined && { target }) };
  return imageFiles(build, "/etc/nginx", filesOf(disk), (image) => (image.startsWith("nginx") ? given : new Map()));
}

const withDefault = { "/etc/nginx/conf.d/default.conf": "default" };
const images: Readonly<Record<string, Expected>> = {
  "FROM nginx": { has: withDefault, base: "nginx" },
  "FROM nginx\nCOPY nginx.conf /etc/nginx/": { has: { ...withDefault, "/etc/nginx/nginx.conf": "main" } },
  "FROM nginx\nCOPY ./nginx.conf /etc/nginx/conf.d/default.conf": { has: { "/etc/nginx/conf.d/default.conf": "main" } },
  "FROM nginx\nWORKDIR /etc/nginx\nADD nginx.conf .": { has: { ...withDefault, "/etc/nginx/nginx.conf": "main" } },
  "FROM nginx\nCOPY conf.d /etc/nginx/conf.d": {
    has: { ...withDefault, "/etc/nginx/conf.d/a.conf": "a", "/etc/nginx/conf.d/b.conf": "b" },
  },
  "FROM nginx\nCOPY conf.d/*.conf /etc/nginx/conf.d/": {
    has: { ...withDefault, "/etc/nginx/conf.d/a.conf": "a", "/etc/nginx/conf.d/b.conf": "b" },
  },
  "FROM nginx\nCOPY . /etc/nginx": {
    has: {
      ...withDefault,
      "/etc/nginx/nginx.conf": "main",
      "/etc/nginx/conf.d/a.conf": "a",
      "/etc/nginx/conf.d/b.conf": "b",
      "/etc/nginx/snippets/x": "x",
    },
  },
  'FROM nginx\nCOPY ["nginx.conf", "/etc/nginx/nginx.conf"]': {
    has: { ...withDefault, "/etc/nginx/nginx.conf": "main" },
  },
  "FROM nginx\nCOPY . /app/": { has: withDefault },
  "FROM nginx\nRUN rm /etc/nginx/conf.d/default.conf": { has: {} },
  "FROM nginx\nRUN rm -rf /etc/nginx/conf.d/* && apk add curl": { has: {} },
  "FROM nginx\nRUN rm -rf /etc/nginx/conf.d": { has: {} },
  "FROM nginx\nRUN echo 'listen 80;' > /etc/nginx/conf.d/default.conf": {
    has: { "/etc/nginx/conf.d/default.conf": "listen 80;\n" },
  },
  "FROM nginx\nRUN <<EOF\necho one > /etc/nginx/conf.d/default.conf\nEOF": {
    has: { "/etc/nginx/conf.d/default.conf": "one\n" },
  },
  "FROM nginx\nCOPY <<EOF /etc/nginx/nginx.conf\none\nEOF": {
    has: { ...withDefault, "/etc/nginx/nginx.conf": "one\n" },
  },
  "FROM python AS build\nCOPY nginx.conf /etc/nginx/nginx.conf\nFROM nginx\nCOPY --from=build /etc/nginx/nginx.conf /etc/nginx/":
    {
      has: { ...withDefault, "/etc/nginx/nginx.conf": "main" },
      base: "nginx",
    },
  "FROM nginx:1 AS base\nCOPY nginx.conf /etc/nginx/\nFROM base AS edge": {
    has: { ...withDefault, "/etc/nginx/nginx.conf": "main" },
    base: "nginx:1",
  },
  "FROM nginx AS edge\nFROM python AS app": { target: "edge", has: withDefault, base: "nginx" },
  "ARG BASE=nginx:2\nFROM ${BASE}\nENV DIR=/etc/nginx\nCOPY nginx.conf $DIR/": {
    has: { ...withDefault, "/etc/nginx/nginx.conf": "main" },
    base: "nginx:2",
  },
};

describe("an image holds", () => {
  for (const [dockerfile, { has, base, target }] of Object.entries(images)) {
    it(dockerfile.replaceAll("\n", "; "), () => {
      const stage = built(dockerfile, target);
      assert.deepEqual(Object.fromEntries([...stage.files].map(([path, file]) => [path, file.text])), has);
      if (base !== undefined) assert.equal(stage.base, base);
    });
  }

  it("the files of the disk, with where they came from", () => {
    const stage = built("FROM nginx\nCOPY nginx.conf /etc/nginx/\n");
    assert.equal(stage.files.get("/etc/nginx/nginx.conf")?.source, "edge/nginx.conf");
  });

  for (const [what, dockerfile] of Object.entries({
    "a command changes": "FROM nginx\nRUN sed -i s/a/b/ /etc/nginx/conf.d/default.conf",
    "a link makes": "FROM nginx\nRUN ln -s /conf /etc/nginx/conf.d/shop.conf",
    "another image gives": "FROM nginx\nCOPY --from=example/conf /etc/nginx /etc/nginx",
    "the network gives": "FROM nginx\nADD https://example.com/nginx.conf /etc/nginx/nginx.conf",
    "no stage holds": "ARG A=1",
  })) {
    it(`nothing certain of what ${what}`, () => {
      assert.throws(() => built(dockerfile), Undecided);
    });
  }
});
