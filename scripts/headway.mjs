#!/usr/bin/env node
// The `headway` command: paths in its arguments stay relative to where it was called.
import { ensureInstalled, hand } from './runtime.mjs';

ensureInstalled();
hand('src/cli/headway.ts', process.argv.slice(2), { cwd: process.env.INIT_CWD ?? process.cwd() });
