// Reads an export with a reader that has nothing to do with the writer, and prints what it read as JSON.
// node read.mjs <csv|xlsx|jsonld|datapackage> <file> [...]
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const [verb, file, ...rest] = process.argv.slice(2);

const readers = {
  // [separator]: the rows, each a list of texts.
  async csv() {
    const { parse } = await import('csv-parse/sync');
    return parse(readFileSync(file), { delimiter: rest[0], bom: true, relax_column_count: false });
  },

  // The sheets, each with the cells that it has by their place: type, value, form and the text that a reader sees.
  async xlsx() {
    const excel = require('xlsx');
    const book = excel.readFile(file, { cellNF: true, cellDates: false, cellFormula: true, cellStyles: true });
    return book.SheetNames.map(name => {
      const sheet = book.Sheets[name];
      const cells = Object.fromEntries(Object.entries(sheet).filter(([at]) => at[0] !== '!'));
      return { name, cells, filter: sheet['!autofilter']?.ref, widths: sheet['!cols']?.map(c => c.wch ?? c.width) };
    });
  },

  // The triples as N-Quads, read without a network.
  async jsonld() {
    const { default: jsonld } = await import('jsonld');
    const documentLoader = url => { throw new Error(`It asks for ${url}.`); };
    const document = JSON.parse(readFileSync(file, 'utf8'));
    const quads = await jsonld.toRDF(document, { format: 'application/n-quads', documentLoader, safe: true });
    return quads.split('\n').filter(line => line.length > 0);
  },

  // Whether the descriptor is valid, by its own profile and by that of a Fiscal Data Package, and all rows, with their
  // foreign keys checked.
  async datapackage() {
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

console.log(JSON.stringify(await readers[verb]()));
