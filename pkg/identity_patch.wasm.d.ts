// The types of `identity-patch/identity_patch.wasm`: what a bundler or a runtime makes of the file is up to it, such as a
// `WebAssembly.Module` (Cloudflare Workers) or an address. `init` of `identity-patch/slim` takes each.

declare const source: string | object;
export default source;
