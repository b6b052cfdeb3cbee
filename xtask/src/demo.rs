//! The package as a first look: the requests for the documents' own samples, then the page.

use std::net::TcpListener;

use anyhow::Result;

use crate::build::{Profile, build};
use crate::tools::{node, npx, root, run};

/// Builds, prints, and unless `once` serves the page until it is stopped.
pub(crate) fn demo(once: bool) -> Result<()> {
    build(Profile::Release)?;
    run(node().arg("xtask/samples.js"))?;
    if once {
        return Ok(());
    }
    let port = free_port()?;
    println!("the page is at http://localhost:{port}/www/ (Ctrl-C ends it)");
    run(npx("sirv")?.arg(root()).args(["--dev", "--quiet", "--host", "localhost", "--port", &port.to_string()]))
}

/// The usual port, or any that is free.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind(("localhost", 8080)).or_else(|_| TcpListener::bind(("localhost", 0)))?;
    Ok(listener.local_addr()?.port())
}
