/**
 * The policies of a pack that finds nothing and tells what it was shown.
 *
 * @param {(seen: object) => void} record called with each resource of each call, as plain JSON, unknown sentinels kept
 */
exports.recordingPolicies = (record) => [
  {
    name: "recorder",
    description: "Records what a policy sees.",
    enforcementLevel: "advisory",
    validateResource: async (args) => record({ call: "validateResource", ...(await described(args)) }),
    validateStack: async ({ resources }) => {
      for (const resource of resources) {
        const { parent, dependencies, propertyDependencies } = resource;
        record({
          call: "validateStack",
          ...(await described(resource)),
          parent: parent?.urn,
          dependencies: urns(dependencies),
          propertyDependencies: Object.fromEntries(
            Object.entries(propertyDependencies).map(([name, targets]) => [name, urns(targets)]),
          ),
        });
      }
    },
  },
];

async function described({ urn, type, name, props, opts, provider }) {
  return {
    urn,
    type,
    name,
    props: await plain(raw(props)),
    opts,
    provider: provider && { urn: provider.urn, props: await plain(raw(provider.props)) },
  };
}

/** Properties without the SDK's proxy, which throws at every unknown. */
function raw(props) {
  return Object.fromEntries(
    Object.keys(props).map((name) => [name, Object.getOwnPropertyDescriptor(props, name).value]),
  );
}

/** A value as JSON; the contents of assets and archives are promises. */
async function plain(value) {
  const settled = await value;
  if (typeof settled !== "object" || settled === null) return settled;
  if (Array.isArray(settled)) return Promise.all(settled.map(plain));
  const entries = await Promise.all(Object.entries(settled).map(async ([name, item]) => [name, await plain(item)]));
  return Object.fromEntries(entries);
}

/** In an order of their own: dependencies are sets. */
function urns(resources) {
  return resources.map(({ urn }) => urn).sort();
}
