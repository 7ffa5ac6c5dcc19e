import { backupSelections, isBackedUp } from "../../src/aws/backups";
import { itReads } from "../facts";
import { bucket, database, output, resource, UNKNOWN, type Fixture } from "../fixtures";

const db = database("db");
const selection = (properties: Fixture["properties"]): Fixture =>
  resource("aws:backup/selection:Selection", "daily", properties);
const tagged = database("db", { tags: { backup: "daily" } });
const daily = { selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "daily" }] };
const cluster = resource("aws:rds/cluster:Cluster", "cluster", { engine: "aurora-postgresql" });
const excluding = (service: string): Fixture =>
  resource("aws:backup/regionSettings:RegionSettings", "backup", { resourceTypeOptInPreference: { [service]: false } });

describe("a backup selection", () => {
  itReads(
    backupSelections,
    {
      "covers what it names by a reference, which may name others too": {
        stack: [db, bucket("media"), selection({ resources: [output(db, "arn")] })],
        gives: [
          {
            db: true,
            media: "? which resources a backup selection names is not known before the update",
            "isBackedUp(db)": true,
          },
        ],
      },
      "covers what it names by an ARN": {
        stack: [database("db", { arn: "arn:aws:rds:1:db:db" }), selection({ resources: ["arn:aws:rds:1:db:db"] })],
        gives: [{ db: true }],
      },
      "covers everything by *": { stack: [db, selection({ resources: ["*"] })], gives: [{ db: true }] },
      "covers everything if it names nothing": {
        stack: [db, selection({})],
        gives: [{ db: true, "isBackedUp(db)": true }],
      },
      "covers everything but what it leaves out": {
        stack: [db, bucket("media"), selection({ notResources: ["arn:aws:rds:*:*:db:*"] })],
        gives: [{ db: false, media: true }],
      },
      "by a tag covers what has it": { stack: [tagged, selection(daily)], gives: [{ db: true }] },
      "by a tag covers nothing that has another value": {
        stack: [database("db", { tags: { backup: "weekly" } }), selection(daily)],
        gives: [{ db: false }],
      },
      "by a tag covers nothing that lacks it": { stack: [db, selection(daily)], gives: [{ db: false }] },
      "by tags covers what has one of them": {
        stack: [
          tagged,
          selection({ selectionTags: [{ type: "STRINGEQUALS", key: "team", value: "x" }, ...daily.selectionTags] }),
        ],
        gives: [{ db: true }],
      },
      "by a tag knows the tag's longer name": {
        stack: [
          tagged,
          selection({ selectionTags: [{ type: "STRINGEQUALS", key: "aws:ResourceTag/backup", value: "daily" }] }),
        ],
        gives: [{ db: true }],
      },
      "by a tag covers what has it by default": {
        stack: [database("db", { tags: {}, tagsAll: { backup: "daily" } }), selection(daily)],
        gives: [{ db: true }],
      },
      "by a tag that a provider may give by default": {
        stack: [
          db,
          resource("pulumi:providers:aws", "aws", { defaultTags: '{"tags":{"backup":"daily"}}' }),
          selection(daily),
        ],
        gives: [{ db: "? the default tags of the provider decide the tag backup of db" }],
      },
      "by a tag whose value is unknown": {
        stack: [database("db", { tags: { backup: UNKNOWN } }), selection(daily)],
        gives: [{ db: "? tags.backup is not known before the update" }],
      },
      "by a name and by tags covers what it names": {
        stack: [db, selection({ resources: [output(db, "arn")], selectionTags: [{ type: "STRINGEQUALS" }] })],
        gives: [{ db: true }],
      },
      "by a name or by tags covers what has the tag": {
        stack: [tagged, selection({ resources: ["arn:aws:rds:*:*:cluster:*"], ...daily })],
        gives: [{ db: true }],
      },
      "by a pattern covers what it holds": {
        stack: [db, bucket("media"), selection({ resources: ["arn:aws:rds:*:*:db:*"] })],
        gives: [{ db: true, media: false }],
      },
      "by a pattern for a service": { stack: [db, selection({ resources: ["arn:aws:rds:*"] })], gives: [{ db: true }] },
      "by a pattern for clusters": {
        stack: [db, cluster, selection({ resources: ["arn:aws:rds:*:*:cluster:*"] })],
        gives: [{ db: false, cluster: true }],
      },
      "by a pattern of names": {
        stack: [database("db", { identifier: "shop-db" }), selection({ resources: ["arn:aws:rds:*:*:db:shop-*"] })],
        gives: [{ db: true }],
      },
      "by a pattern of other names": {
        stack: [database("db", { identifier: "shop-db" }), selection({ resources: ["arn:aws:rds:*:*:db:blog-*"] })],
        gives: [{ db: false }],
      },
      "by a pattern of names that begin so": {
        stack: [database("db", { identifierPrefix: "shop-" }), selection({ resources: ["arn:aws:rds:*:*:db:shop-*"] })],
        gives: [{ db: true }],
      },
      "by a pattern of names, where the name is chosen later": {
        stack: [db, selection({ resources: ["arn:aws:rds:*:*:db:shop-*"] })],
        gives: [{ db: "? whether db is meant is not known before the update" }],
      },
      "by the ARN of another account's database, where the account is not known": {
        stack: [
          database("db", { identifier: "shop-db" }),
          selection({ resources: ["arn:aws:rds:eu-west-1:111122223333:db:shop-db"] }),
        ],
        gives: [{ db: "? whether db is meant is not known before the update" }],
      },
      "leaves out what notResources name": {
        stack: [db, selection({ resources: ["*"], notResources: [output(db, "arn")] })],
        gives: [{ db: false }],
      },
      "leaves out nothing else": {
        stack: [db, selection({ resources: ["*"], notResources: ["arn:aws:s3:::*"] })],
        gives: [{ db: true }],
      },
      "leaves out something unknown": {
        stack: [db, selection({ resources: ["*"], notResources: [UNKNOWN] })],
        gives: [{ db: "? which resources a backup selection names is not known before the update" }],
      },
      "with conditions covers what meets all of them": {
        stack: [
          database("db", { tags: { backup: "daily", stage: "production" } }),
          selection({
            resources: ["*"],
            conditions: [
              {
                stringEquals: [{ key: "aws:ResourceTag/backup", value: "daily" }],
                stringLikes: [{ key: "aws:ResourceTag/stage", value: "prod*" }],
                stringNotEquals: [{ key: "aws:ResourceTag/stage", value: "test" }],
                stringNotLikes: [{ key: "aws:ResourceTag/team", value: "*" }],
              },
            ],
          }),
        ],
        gives: [{ db: true }],
      },
      "with conditions covers nothing that fails one": {
        stack: [
          tagged,
          selection({
            resources: ["*"],
            conditions: [
              {
                stringEquals: [
                  { key: "aws:ResourceTag/backup", value: "daily" },
                  { key: "aws:ResourceTag/stage", value: "production" },
                ],
              },
            ],
          }),
        ],
        gives: [{ db: false }],
      },
      "with a condition against a tag covers nothing that has it": {
        stack: [
          tagged,
          selection({
            resources: ["*"],
            conditions: [{ stringNotLikes: [{ key: "aws:ResourceTag/backup", value: "d*" }] }],
          }),
        ],
        gives: [{ db: false }],
      },
      "with conditions alone covers everything that meets them": {
        stack: [
          tagged,
          selection({ conditions: [{ stringEquals: [{ key: "aws:ResourceTag/backup", value: "daily" }] }] }),
        ],
        gives: [{ db: true }],
      },
      "of another region covers nothing": {
        stack: [
          database("db", { region: "eu-west-1" }),
          selection({ region: "us-east-1", resources: ["arn:aws:rds:*:*:db:*"] }),
        ],
        gives: [{ db: false }],
      },
      "covers a service that the region excludes if it names its type": {
        stack: [
          db,
          excluding("RDS"),
          selection({ resources: ["*"] }),
          selection({ resources: ["arn:aws:rds:*:*:db:*"] }),
        ],
        gives: [{ db: false }, { db: true }],
      },
      "never covers clusters of Aurora if the region excludes them": {
        stack: [cluster, excluding("Aurora"), selection({ resources: ["arn:aws:rds:*:*:cluster:*"] })],
        gives: [{ cluster: false }],
      },
      "that names something unknown": {
        stack: [db, selection({ resources: [UNKNOWN] })],
        gives: [{ db: "? which resources a backup selection names is not known before the update" }],
      },
    },
    (fact, stack) => ({
      db: () => fact.covers(stack.graph.resources.find(({ name }) => name === "db")!),
      cluster: () => fact.covers(stack.graph.resources.find(({ name }) => name === "cluster")!),
      media: () => fact.covers(stack.graph.resources.find(({ name }) => name === "media")!),
      "isBackedUp(db)": () =>
        isBackedUp(
          stack.graph.resources.find(({ name }) => name === "db")!,
          stack,
        ),
    }),
  );
});
