//! Builds, tests and shows identity-patch. Each command sets up what it needs: the WebAssembly target, the npm packages
//! that `pkg/package-lock.json` pins, a browser.

mod bench;
mod build;
mod carrier;
mod demo;
mod markdown;
mod packaging;
mod rendering;
mod site;
mod test;
mod tools;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, tests and shows identity-patch")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the package into pkg/dist and print its sizes
    Build {
        /// These modules alone: index, fields, biot, bulk and so on
        #[arg(value_name = "NAME")]
        names: Vec<String>,
        /// Leave the optimizers out, for a quick look
        #[arg(long)]
        dev: bool,
    },
    /// Build, print the requests for the documents' own samples, then serve the site
    Demo {
        /// Stop after printing
        #[arg(long)]
        once: bool,
    },
    /// Write the site: the page, the reference and the benchmarks, for any static host and any path
    Site {
        /// Where to; target/site else
        #[arg(long, value_name = "FOLDER")]
        output: Option<PathBuf>,
        /// Take the package as it was built last
        #[arg(long)]
        no_build: bool,
    },
    /// Write pictures of the site in its states, on a laptop and on a phone, light and dark
    Screenshots {
        /// Where to; target/screenshots else
        #[arg(long, value_name = "FOLDER")]
        output: Option<PathBuf>,
        /// Take the package as it was built last
        #[arg(long)]
        no_build: bool,
    },
    /// Write the files that are rendered from the tables
    Render,
    /// Run every test
    Test,
    /// Run the packed package in each environment's project under tests/packaging, and print the table
    Packaging {
        /// These projects alone
        #[arg(value_name = "NAME")]
        names: Vec<String>,
        /// Take the package as it was built last
        #[arg(long)]
        no_build: bool,
    },
    /// Hold the package against published suites and other implementations (needs Python 3, Java, Go and a C compiler)
    Oracles {
        /// Only the suites whose name has this in it
        suite: Option<String>,
    },
    /// Send patches to a real Ory Kratos, which is built once (needs Go and a C compiler)
    Kratos,
    /// Measure the package beside other libraries, and write BENCHMARKS.md (about 8 minutes)
    Bench {
        /// Few rounds, in under 2 minutes: shows that it works, and writes nothing
        #[arg(long)]
        quick: bool,
        /// One suite alone
        #[arg(long, value_parser = bench::SUITES)]
        only: Option<String>,
    },
    #[command(hide = true)]
    WasmTestRunner {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
}

fn main() -> Result<()> {
    match Cli::parse().task {
        Task::Build { names, dev } => {
            let profile = if dev { build::Profile::Dev } else { build::Profile::Release };
            build::build(profile, &names)
        }
        Task::Demo { once } => demo::demo(once),
        Task::Site { output, no_build } => site::site(output, no_build),
        Task::Screenshots { output, no_build } => site::screenshots(output, no_build),
        Task::Render => rendering::write(),
        Task::Test => test::test(),
        Task::Oracles { suite } => test::oracles(suite.as_deref()),
        Task::Packaging { names, no_build } => packaging::packaging(&names, no_build),
        Task::Kratos => test::oracles(Some("Ory Kratos")),
        Task::Bench { quick, only } => bench::bench(quick, only.as_deref()),
        Task::WasmTestRunner { arguments } => test::wasm_test_runner(arguments),
    }
}
