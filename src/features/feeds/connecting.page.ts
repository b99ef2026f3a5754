import { dataTable, details, type Html, html, reading } from '#ui';
import { ADDRESSES } from './feed.routes.ts';

/** How tools connect, in words that can be copied; `base` is the address of this Headway. */
export function connectingPart(base: string): Html {
  const values = new URL('/api/v1/values.csv', base).href;
  return html`<h2 class="govuk-heading-m">How to connect</h2>
${reading(html`<p class="govuk-body">Every address answers JSON, or CSV where it ends in <code>.csv</code>. The token goes into the header <code>Authorization</code>, never into the address. Each column is explained in <code>docs/reporting.md</code>, which comes with Headway.</p>`)}
${dataTable({
  caption: 'Addresses',
  columns: [{ heading: 'Address' }, { heading: 'What it answers' }, { heading: 'Columns', isNumeric: true }],
  rows: ADDRESSES.map(({ path, says, columns }) => [html`<code>${path}</code>`, says, columns]),
})}
${reading(html`<p class="govuk-body">Values can be narrowed with <code>measure</code> (several with commas), <code>from</code> and <code>to</code> (months), and <code>dimension</code> (<code>council</code>, <code>team</code>, <code>locality</code> and others). Long answers come in pages: <code>page</code> and <code>page_size</code>.</p>
${details({ summary: 'Power BI or Excel', content: example(powerQuery(values), html`Choose <em>Get data</em>, <em>Blank query</em>, <em>Advanced editor</em>, and enter this with your token. Choose <em>Anonymous</em> when asked how to sign in: the token says who asks.`) })}
${details({ summary: 'Power BI by the database', content: html`<p class="govuk-body">Where the council runs its own PostgreSQL, whoever runs it can make a login that reads the schema <code>reporting</code> and nothing else, for this council only. The steps are in <code>docs/reporting.md</code>.</p>` })}
${details({ summary: 'R', content: example(inR(values)) })}
${details({ summary: 'Python', content: example(inPython(values)) })}
${details({ summary: 'The command line', content: example(curlFor(values, '$HEADWAY_TOKEN')) })}`)}`;
}

function example(code: string, before: Html | null = null): Html {
  return html`${before !== null && html`<p class="govuk-body">${before}</p>`}<pre class="hw-code"><code>${code}</code></pre>`;
}

export function curlFor(address: string, token: string): string {
  return `curl --fail --header "Authorization: Bearer ${token}" "${address}"`;
}

const powerQuery = (address: string) => `let
  Token = "paste the token here",
  Source = Csv.Document(
    Web.Contents("${address}", [Headers = [Authorization = "Bearer " & Token]]),
    [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),
  Values = Table.PromoteHeaders(Source)
in
  Values`;

const inR = (address: string) => `library(httr2)
answer <- request("${address}") |>
  req_auth_bearer_token(Sys.getenv("HEADWAY_TOKEN")) |>
  req_perform()
values <- read.csv(text = sub("^\\ufeff", "", resp_body_string(answer)))`;

const inPython = (address: string) => `import io, os, pandas, requests
answer = requests.get("${address}",
    headers={"Authorization": "Bearer " + os.environ["HEADWAY_TOKEN"]}, timeout=60)
answer.raise_for_status()
values = pandas.read_csv(io.BytesIO(answer.content), encoding="utf-8-sig")`;
