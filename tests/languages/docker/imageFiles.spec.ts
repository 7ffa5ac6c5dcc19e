import assert from "node:assert/strict";
import { Undecided } from "../../../src/base/undecided";
import { buildImage, filesBelow } from "../../../src/languages/docker/imageFiles";
import type { Stage } from "../../../src/languages/docker/stage";
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

function built(dockerfile: string, target?: string): Stage {
  const build = { context: "edge", dockerfile, args: new Map(), ...(target !== undefined && { target }) };
  const image = buildImage(build, filesOf(disk), (base) => (base.startsWith("nginx") ? given : new Map()));
  return filesBelow(image, "/etc/nginx");
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
  "FROM node AS build\nCOPY . /src\nRUN cp /src/nginx.conf /src/made.conf\nFROM nginx\nCOPY --from=build /src/made.conf /etc/nginx/nginx.conf":
    {
      has: { ...withDefault, "/etc/nginx/nginx.conf": "main" },
    },
  "FROM node AS build\nWORKDIR /src\nCOPY conf.d conf.d\nFROM nginx\nCOPY --from=0 /src/conf.d/*.conf /etc/nginx/conf.d/":
    {
      has: { ...withDefault, "/etc/nginx/conf.d/a.conf": "a", "/etc/nginx/conf.d/b.conf": "b" },
    },
  "FROM alpine\nCOPY --from=nginx:1.29 /etc/nginx/conf.d /etc/nginx/conf.d": { has: withDefault, base: "alpine" },
  "FROM nginx\nCOPY nginx.conf /tmp/\nRUN mv /tmp/nginx.conf /etc/nginx/nginx.conf": {
    has: { ...withDefault, "/etc/nginx/nginx.conf": "main" },
  },
  "FROM nginx\nCOPY nginx.conf /etc/nginx/sites-available/shop\nRUN ln -s /etc/nginx/sites-available/shop /etc/nginx/conf.d/shop.conf":
    {
      has: { ...withDefault, "/etc/nginx/sites-available/shop": "main", "/etc/nginx/conf.d/shop.conf": "main" },
    },
  "FROM nginx\nRUN sed -i -e 's/def/DEF/' -e 's|ault$|ault;|' /etc/nginx/conf.d/*.conf": {
    has: { "/etc/nginx/conf.d/default.conf": "DEFault;" },
  },
  "FROM nginx\nENV NAME=shop\nRUN echo 'server_name $NAME;' > /t && envsubst < /t > /etc/nginx/conf.d/default.conf": {
    has: { "/etc/nginx/conf.d/default.conf": "server_name shop;\n" },
  },
  "FROM nginx\nRUN echo 'listen 81;' >> /etc/nginx/conf.d/default.conf": {
    has: { "/etc/nginx/conf.d/default.conf": "defaultlisten 81;\n" },
  },
  "FROM nginx\nADD site.tar.gz /usr/share/nginx/html/": { has: withDefault },
  "ARG DIR=conf.d\nFROM nginx\nARG DIR\nARG FILE=a\nCOPY ${DIR}/${FILE}.conf /etc/nginx/conf.d/": {
    has: { ...withDefault, "/etc/nginx/conf.d/a.conf": "a" },
  },
  "FROM nginx\nARG FILE\nCOPY conf.d/${FILE:-b}.conf /etc/nginx/conf.d/": {
    has: { ...withDefault, "/etc/nginx/conf.d/b.conf": "b" },
  },
  "ARG BASE=nginx:2\nFROM alpine\nENV BASE=alpine\nFROM ${BASE}": { has: withDefault, base: "nginx:2" },
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
    "a program makes": "FROM nginx\nRUN perl -pi -e s/a/b/ /etc/nginx/conf.d/default.conf",
    "the network prints": "FROM nginx\nRUN curl https://example.com/x > /etc/nginx/conf.d/default.conf",
    "sed makes of it otherwise": "FROM nginx\nRUN sed -i '/a/,/b/d' /etc/nginx/conf.d/default.conf",
    "ADD unpacks": "FROM nginx\nADD site.tar.gz /etc/nginx/",
    "a stage makes": "FROM node AS build\nRUN npm run build\nFROM nginx\nCOPY --from=build /out/x.conf /etc/nginx/",
    "another image gives": "FROM nginx\nCOPY --from=example/conf /etc/nginx /etc/nginx",
    "the network gives": "FROM nginx\nADD https://example.com/nginx.conf /etc/nginx/nginx.conf",
    "no stage holds": "ARG A=1",
  })) {
    it(`nothing certain of what ${what}`, () => {
      assert.throws(() => [...built(dockerfile).files.values()].map(({ text }) => text), Undecided);
    });
  }
});

describe("a .dockerignore keeps out", () => {
  const without = (ignore: string, name = ".dockerignore"): readonly string[] => {
    const build = { context: "edge", dockerfile: "FROM alpine\nCOPY . /etc/nginx/\n", args: new Map<string, string>() };
    const files = filesOf({ ...disk, [`edge/${name}`]: ignore });
    return [...filesBelow(buildImage(build, files), "/etc/nginx").files.keys()]
      .map((path) => path.slice("/etc/nginx/".length))
      .filter((path) => path !== name)
      .sort();
  };
  const all = ["conf.d/a.conf", "conf.d/b.conf", "nginx.conf", "snippets/x"];
  const left: Readonly<Record<string, readonly string[]>> = {
    "": all,
    "# conf.d": all,
    "conf.d": ["nginx.conf", "snippets/x"],
    "/conf.d/": ["nginx.conf", "snippets/x"],
    "*.conf": ["conf.d/a.conf", "conf.d/b.conf", "snippets/x"],
    "**/*.conf": ["snippets/x"],
    "conf.d/?.conf": ["nginx.conf", "snippets/x"],
    "conf.d/[^a].conf": ["conf.d/a.conf", "nginx.conf", "snippets/x"],
    "*\n!nginx.conf": ["nginx.conf"],
    "*\n!conf.d/a.conf\nconf.d": [],
    "**/x": ["conf.d/a.conf", "conf.d/b.conf", "nginx.conf"],
  };
  for (const [ignore, expected] of Object.entries(left))
    it(JSON.stringify(ignore), () => assert.deepEqual(without(ignore), expected));

  it("what the one that is named for the Dockerfile says, before any other", () => {
    assert.deepEqual(without("conf.d", "Dockerfile.dockerignore"), ["nginx.conf", "snippets/x"]);
  });
});
