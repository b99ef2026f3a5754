#!/usr/bin/env node
// `npm start`: from a fresh clone to a running Headway.
import { ensureInstalled, hand } from './runtime.mjs';

ensureInstalled();
hand('src/main.ts', process.argv.slice(2));
