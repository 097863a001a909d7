// Jest loads its global set-up through require, whatever the project's module kind, and Node's resolver knows nothing of our `.js` that
// means `.ts`. Only here, only for relative imports: where the `.js` is not there, the `.ts` is meant.
const Module = require('node:module');

const resolve = Module._resolveFilename;
Module._resolveFilename = function resolveTypeScript(request, ...rest) {
  try {
    return resolve.call(this, request, ...rest);
  } catch (error) {
    if (!/^\.{1,2}\/.*\.js$/.test(request)) throw error;
    return resolve.call(this, request.replace(/\.js$/, '.ts'), ...rest);
  }
};

module.exports = async (...args) => require('./src/global-setup.ts').default(...args);
