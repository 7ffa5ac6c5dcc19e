import assert from "node:assert/strict";
import { join } from "node:path";
import { nginx } from "../../../src/commands/nginx";

const folder = join(__dirname, "..", "..", "languages", "nginx", "cases", "media");

/** What was measured of a configuration in the real nginx, by the policies that must see it, and no other of these. */
const measured: Readonly<Record<string, readonly string[]>> = {
  "m01-php-regex-catches-media": [
    "django-gets-a-checked-host",
    "uploads-are-never-interpreted",
    "uploads-are-not-sniffed",
  ],
  "m03-nested-regex-inside": ["django-gets-a-checked-host", "uploads-are-never-interpreted", "uploads-are-not-sniffed"],
  "m05-php-pathinfo": ["django-gets-a-checked-host", "uploads-are-never-interpreted", "uploads-are-not-sniffed"],
  "m06-no-types-html": ["uploads-are-not-sniffed"],
  "m07-default-type-html": ["uploads-are-never-interpreted", "uploads-are-not-sniffed"],
  "m08-no-default-type": ["uploads-are-not-sniffed"],
  "m10-nosniff-lost": ["uploads-are-not-sniffed"],
  "m11-disposition-csp": [],
  "m12-autoindex": ["uploads-are-not-listed", "uploads-are-not-sniffed"],
  "m14-alias-ok": ["uploads-are-not-sniffed"],
  "m16-ssi-on-media": ["uploads-are-never-interpreted", "uploads-are-not-sniffed"],
  "m17-media-proxied-to-django": [],
  "x02-scheme": [],
  "x06-inherited": [],
  "x09-http-host": ["django-gets-a-checked-host"],
  "x11-redirect-uri-splitting": ["redirects-keep-the-path-encoded"],
  "x12-redirect-request-uri": [],
};

/** Every one of these servers is the only one, so that it takes unknown hosts too; that is measured elsewhere. */
const elsewhere = "unknown-hosts-do-not-reach-django";

describe("what the real nginx was seen to do is found in", () => {
  for (const [name, policies] of Object.entries(measured)) {
    it(name, () => {
      const { results, error } = nginx({
        files: [join(folder, `${name}.conf`)],
        environment: {},
        policyConfiguration: {},
      });
      assert.equal(error, undefined);
      const found = results.filter((result) => result.outcome === "problem" && result.policy !== elsewhere);
      assert.deepEqual([...new Set(found.map((result) => result.policy))].sort(), policies);
    });
  }
});
