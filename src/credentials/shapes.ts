/** Credentials that their issuers made recognisable, with what each is called. What is public by design is not among them. */
const shapes: readonly (readonly [string, RegExp])[] = [
  ["a private key", /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/],
  ["a private key", /^LS0tLS1CRUdJTi[A-Za-z0-9+/]*(?:UFJJVkFURSBLRVk|BSSVZBVEUgS0VZ|QUklWQVRFIEtFW)/],
  ["a Stripe key", /^[sr]k_(?:live|test)_[A-Za-z0-9]{10,}$/],
  ["a Stripe webhook secret", /^whsec_[A-Za-z0-9+/=]{16,}$/],
  ["a Slack token", /^xox[abeoprs]-[A-Za-z0-9-]{10,}$|^xapp-\d-[A-Z0-9]+-\d+-[a-f0-9]+$/],
  ["a Slack webhook", /^https:\/\/hooks\.slack\.com\/(?:services|workflows|triggers)\/\S{20,}$/],
  ["a Discord webhook", /^https:\/\/(?:\w+\.)?discord(?:app)?\.com\/api\/webhooks\/\d+\/\S{20,}$/],
  ["a GitHub token", /^gh[opusr]_[A-Za-z0-9]{30,}$|^github_pat_[A-Za-z0-9_]{40,}$/],
  ["a GitLab token", /^gl(?:pat|dt|rt|cbt|ptt)-[\w-]{20,}$/],
  ["a SendGrid key", /^SG\.[\w-]{16,}\.[\w-]{16,}$/],
  ["a Mailgun key", /^key-[0-9a-f]{32}$/],
  ["a Mailchimp key", /^[0-9a-f]{32}-us\d{1,2}$/],
  ["a Brevo key", /^xkeysib-[0-9a-f]{40,}-\w+$/],
  ["a Twilio key", /^SK[0-9a-f]{32}$/],
  ["an OpenAI key", /^sk-(?:proj-|svcacct-|admin-)?[\w-]{20,}$/],
  ["a Shopify token", /^shp(?:at|ca|pa|ss)_[0-9a-f]{32}$/],
  ["a Square token", /^(?:EAAA[\w-]{50,}|sq0(?:atp|csp)-[\w-]{20,})$/],
  ["a Braintree token", /^access_token\$(?:production|sandbox)\$\w+\$\w+$/],
  ["an npm token", /^npm_[A-Za-z0-9]{36}$/],
  ["a PyPI token", /^pypi-[\w-]{50,}$/],
  ["a DigitalOcean token", /^do[opr]_v1_[0-9a-f]{64}$/],
  ["a Hugging Face token", /^hf_[A-Za-z0-9]{30,}$/],
  ["a Sentry token", /^sntr[yu]s?_[\w+/=-]{20,}$/],
  ["a New Relic key", /^NRAK-[A-Z0-9]{27}$/],
  ["a Linear key", /^lin_api_[A-Za-z0-9]{30,}$/],
  ["a Telegram token", /^\d{8,10}:AA[\w-]{33}$/],
  ["a Google service account", /"private_key"\s*:\s*"-----BEGIN/],
  ["an Azure connection string", /(?:^|;)(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{20,}/],
  ["a connection string with a password", /(?:^|[\s;])(?:password|pwd)=(?!\s|;|$|\$\{?\w)[^\s;]+/i],
  [
    "JSON with a password",
    /^\s*\{[\s\S]*"(?:password|passwd|secret|secret_key|private_key|api_key)"\s*:\s*"(?!\$\{?\w|arn:)[^"]+"/i,
  ],
  ["a JSON web token", /^eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{16,}$/],
];

/** What credential a text is by its shape alone, as a phrase for a message; `undefined` if it has none of the shapes. */
export function shapeOf(text: string): string | undefined {
  return shapes.find(([, shape]) => shape.test(text))?.[0];
}

/** Texts that look like keys and are made for everybody to see. */
const open =
  /^(?:pk_(?:live|test)_|pk\.|phc_|sb_publishable_|-----BEGIN (?:[A-Z0-9]+ )*(?:PUBLIC KEY|CERTIFICATE)-----)/;

/** Whether a text is public by its shape. */
export function isPublic(text: string): boolean {
  return open.test(text);
}
