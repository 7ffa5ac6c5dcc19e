import policy from "../../../policies/stack/documents-are-readable";
import { rawTaskDefinition, resource, taskDefinition, UNKNOWN } from "../../fixtures";
import { cases } from "../../harness";

export default cases(policy, {
  accepts: {
    JSON: [taskDefinition("shop", {})],
    "JSON with white space around it": [rawTaskDefinition("shop", "\n\t []\n")],
    "a list instead of text": [rawTaskDefinition("shop", [])],
    "a policy given as an object": [
      resource("aws:s3/bucketPolicy:BucketPolicy", "media", { policy: { Statement: [] } }),
    ],
  },
  rejects: {
    "a trailing comma": {
      stack: [rawTaskDefinition("shop", '[{"name": "web"},]')],
      finds: { shop: "containerDefinitions stops being valid JSON at line 1, column 18" },
    },
    "a word without quotes": {
      stack: [rawTaskDefinition("shop", '[{\n  "name": web\n}]')],
      finds: { shop: "containerDefinitions stops being valid JSON at line 2, column 11" },
    },
    "text that is cut off": {
      stack: [rawTaskDefinition("shop", '[{"name": "web"')],
      finds: { shop: "containerDefinitions stops being valid JSON at line 1, column 16" },
    },
    "nothing at all": {
      stack: [rawTaskDefinition("shop", "")],
      finds: { shop: "containerDefinitions stops being valid JSON at line 1, column 1" },
    },
    "an output that was put into a string": {
      stack: [
        resource("aws:s3/bucketPolicy:BucketPolicy", "media", {
          policy: "Calling [toString] on an [Output<T>] is not supported.",
        }),
      ],
      finds: { media: "policy stops being valid JSON at line 1, column 1" },
    },
    "an event": {
      stack: [resource("aws:cloudwatch/eventTarget:EventTarget", "daily", { input: "{'a': 1}" })],
      finds: { daily: "input stops being valid JSON at line 1, column 2" },
    },
  },
  notApplicable: {
    "a target without input": [resource("aws:cloudwatch/eventTarget:EventTarget", "daily")],
  },
  undecided: {
    "the text": {
      stack: [rawTaskDefinition("shop", UNKNOWN)],
      at: { shop: "containerDefinitions is not known before the update" },
    },
  },
});
