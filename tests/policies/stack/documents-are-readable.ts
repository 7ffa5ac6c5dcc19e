import policy from "../../../policies/stack/documents-are-readable";
import { rawTaskDefinition, resource, taskDefinition, UNKNOWN } from "../../fixtures";
import { cases } from "../../harness";

export default cases(policy, {
  accepts: {
    JSON: [taskDefinition("shop", {})],
    "JSON with white space around it": [rawTaskDefinition("shop", "\n\t []\n")],
    "keys in any case": [rawTaskDefinition("shop", '[{"Name": "web", "Environment": [{"Name": "A", "Value": "1"}]}]')],
    "an empty text where none is needed": [
      resource("aws:batch/jobDefinition:JobDefinition", "job", { containerProperties: "", nodeProperties: "{}" }),
    ],
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
    "booleans and numbers in the environment, which the provider refuses": {
      stack: [
        rawTaskDefinition(
          "shop",
          JSON.stringify([
            {
              name: "web",
              environment: [
                { name: "SECURE_SSL_REDIRECT", value: true },
                { name: "CONN_MAX_AGE", value: 60 },
                { name: "DEBUG", value: "" },
              ],
            },
          ]),
        ),
      ],
      finds: {
        shop: [
          "containerDefinitions.web.environment.SECURE_SSL_REDIRECT.value is a boolean instead of a string",
          "containerDefinitions.web.environment.CONN_MAX_AGE.value is a number instead of a string",
        ],
      },
    },
    "a port as a string": {
      stack: [rawTaskDefinition("shop", '[{"name": "web", "portMappings": [{"containerPort": "8000"}]}]')],
      finds: {
        shop: "containerDefinitions.web.portMappings.0.containerPort is a string instead of a number",
      },
    },
    "one container without the list around it": {
      stack: [rawTaskDefinition("shop", '{"name": "web"}')],
      finds: { shop: "containerDefinitions is an object instead of a list" },
    },
    "a number in the environment of a job": {
      stack: [
        resource("aws:batch/jobDefinition:JobDefinition", "job", {
          containerProperties: '{"Environment": [{"Name": "CONN_MAX_AGE", "Value": 60}]}',
        }),
      ],
      finds: { job: "containerProperties.environment.CONN_MAX_AGE.value is a number instead of a string" },
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
    "a value in it, next to one that does not fit": {
      stack: [
        rawTaskDefinition("shop", [
          {
            name: "web",
            environment: [
              { name: "DATABASE_HOST", value: UNKNOWN },
              { name: "DEBUG", value: true },
            ],
          },
        ]),
      ],
      at: { shop: "containerDefinitions holds values that are not known before the update" },
      finds: { shop: "containerDefinitions.web.environment.DEBUG.value is a boolean instead of a string" },
    },
    "the text": {
      stack: [rawTaskDefinition("shop", UNKNOWN)],
      at: { shop: "containerDefinitions is not known before the update" },
    },
  },
});
