import { register } from 'node:module';

/** `node --import ./libs/testing/register-typescript.mjs file.ts` */
register('./typescript-hooks.mjs', import.meta.url);
