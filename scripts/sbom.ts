/** Writes the bill of materials of what is shipped to the file that is named. */
import { readFileSync, writeFileSync } from 'node:fs';
import { billOfMaterials } from './bill-of-materials.ts';

const [file, ...more] = process.argv.slice(2);
if (file === undefined || more.length > 0) {
  console.error('Name the file to write, such as sbom.cdx.json.');
  process.exitCode = 2;
} else {
  const bill = billOfMaterials(JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')));
  writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
  console.log(`wrote ${file}: ${bill.components.length} packages`);
}
