import { documents } from "../../src/aws/documents";
import { itReads } from "../facts";
import { rawTaskDefinition, resource, UNKNOWN } from "../fixtures";

describe("a JSON document", () => {
  itReads(documents, {
    "that is valid": {
      stack: [rawTaskDefinition("shop", "[]")],
      gives: [{ property: "containerDefinitions", problem: undefined }],
    },
    "that breaks off says where": {
      stack: [rawTaskDefinition("shop", '[\n  { "name": }\n]')],
      gives: [{ problem: "line 2, column 13" }],
    },
    "given as an object": { stack: [rawTaskDefinition("shop", [])], gives: [{ problem: undefined }] },
    "that is unknown": {
      stack: [rawTaskDefinition("shop", UNKNOWN)],
      gives: [{ problem: "? containerDefinitions is not known before the update" }],
    },
    "of a bucket policy, an event and a job": {
      stack: [
        resource("aws:s3/bucketPolicy:BucketPolicy", "policy", { policy: "{}" }),
        resource("aws:cloudwatch/eventTarget:EventTarget", "target", { input: "{" }),
        resource("aws:batch/jobDefinition:JobDefinition", "job", { ecsProperties: "{}", nodeProperties: "{}" }),
      ],
      gives: [
        { property: "policy", problem: undefined },
        { property: "input", problem: "line 1, column 2" },
        { property: "ecsProperties" },
        { property: "nodeProperties" },
      ],
    },
    "is none of a resource without it": {
      stack: [resource("aws:cloudwatch/eventTarget:EventTarget", "target", {})],
      gives: [],
    },
  });
});
