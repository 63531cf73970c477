// Reads exports with readers that have nothing to do with the writers: a line of JSON in, {reader, file, options}, and
// a line out with what was read, or with what went wrong.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const require = createRequire(import.meta.url);

const readers = {
  // [separator]: the rows, each a list of texts.
  async csv(file, separator) {
    const { parse } = await import('csv-parse/sync');
    return parse(readFileSync(file), { delimiter: separator, bom: true, relax_column_count: false });
  },

  // The sheets, each with the cells that it has by their place: type, value, form and the text that a reader sees.
  async xlsx(file) {
    const excel = require('xlsx');
    const book = excel.readFile(file, { cellNF: true, cellDates: false, cellFormula: true, cellStyles: true });
    return book.SheetNames.map(name => {
      const sheet = book.Sheets[name];
      const cells = Object.fromEntries(Object.entries(sheet).filter(([at]) => at[0] !== '!'));
      return { name, cells, filter: sheet['!autofilter']?.ref, widths: sheet['!cols']?.map(c => c.wch ?? c.width) };
    });
  },

  // The triples as N-Quads, read without a network.
  async jsonld(file) {
    const { default: jsonld } = await import('jsonld');
    const documentLoader = url => { throw new Error(`It asks for ${url}.`); };
    const document = JSON.parse(readFileSync(file, 'utf8'));
    const quads = await jsonld.toRDF(document, { format: 'application/n-quads', documentLoader, safe: true });
    return quads.split('\n').filter(line => line.length > 0);
  },

  // Whether the descriptor is valid, by its own profile and by that of a Fiscal Data Package, and all rows, with their
  // foreign keys checked.
  async datapackage(file) {
    const { Package, Profile } = require('datapackage');
    const descriptor = JSON.parse(readFileSync(file, 'utf8'));
    const fiscal = await Profile.load('fiscal-data-package');
    const read = await Package.load(descriptor, { basePath: dirname(file), strict: false });
    const rows = {};
    for (const resource of read.resources) {
      rows[resource.name] = await resource.read({ keyed: true, relations: true });
    }
    return {
      valid: read.valid,
      errors: [...read.errors, ...fiscal.validate(descriptor).errors].map(e => e.message),
      rows,
    };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { reader, file, options } = JSON.parse(line);
  let answer;
  try {
    answer = { read: await readers[reader](file, ...options) };
  } catch (error) {
    answer = { wrong: String(error?.stack ?? error) };
  }
  console.log(JSON.stringify(answer));
}
