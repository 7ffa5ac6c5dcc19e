import policy from "../../../policies/stack/stack-is-decided";
import { bucket, HTTPS_REDIRECT, listener, loadBalancer, resource, UNKNOWN } from "../../fixtures";
import { cases } from "../../harness";

const balancer = loadBalancer();

const aclUnknown =
  "acl is not known before the update: bucket-refuses-public-writes and bucket-refuses-public-listing could not be decided";

export default cases(policy, {
  accepts: {},
  rejects: {
    "one unknown that several policies ask about": {
      stack: [balancer, listener("web", { protocol: UNKNOWN, defaultActions: [HTTPS_REDIRECT] })],
      finds: {
        web:
          "protocol is not known before the update: http-listener-redirects-to-https, " +
          "https-listener-has-a-certificate and https-listener-uses-current-tls could not be decided",
      },
    },
    "two unknowns of one resource": {
      stack: [bucket("media", { acl: UNKNOWN, versioning: { enabled: UNKNOWN } })],
      finds: {
        media: [
          "acl is not known before the update: " +
            "bucket-refuses-public-writes and bucket-refuses-public-listing could not be decided",
          "versioning[0].enabled is not known before the update: media-bucket-is-recoverable could not be decided",
        ],
      },
    },
    "a document that is not known yet": {
      stack: [resource("aws:s3/bucketPolicy:BucketPolicy", "static", { bucket: "static", policy: UNKNOWN })],
      finds: {
        static: [
          "policy is not known before the update: " +
            "bucket-refuses-public-writes, bucket-refuses-public-listing and documents-are-readable could not be decided",
        ],
      },
    },
    "one cause in several resources, and how many policies wait for it": {
      stack: [
        bucket("static", { acl: UNKNOWN }),
        resource("aws:s3/bucketAclV2:BucketAclV2", "other", { bucket: "other", acl: UNKNOWN }),
      ],
      finds: { static: aclUnknown, other: aclUnknown },
    },
  },
  notApplicable: {
    "a stack that is wholly decided": [balancer, listener("web", { defaultActions: [HTTPS_REDIRECT] })],
    "a stack of other things": [resource("aws:sqs/queue:Queue", "tasks", { name: UNKNOWN })],
  },
});
