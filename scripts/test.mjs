#!/usr/bin/env node
// `npm test`: on whatever Node the machine has, installs what is missing and lets the pinned runtime do the rest.
import { ensureInstalled, hand } from './runtime.mjs';

ensureInstalled();
hand('scripts/gate.mjs', process.argv.slice(2));
