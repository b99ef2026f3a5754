#!/usr/bin/env node
// Runs one of the project's own scripts with the pinned runtime: `node scripts/run.mjs scripts/docs.ts --check`.
import { ensureInstalled, hand } from './runtime.mjs';

const [script, ...args] = process.argv.slice(2);
ensureInstalled();
hand(script, args);
