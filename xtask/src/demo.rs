//! The package as a first look: the requests for the documents' own samples, then the site.

use std::net::TcpListener;

use anyhow::Result;

use crate::build::{Profile, build};
use crate::site;
use crate::tools::{node, npx, run};

/// Builds, prints, and unless `once` serves the site until it is stopped.
pub(crate) fn demo(once: bool) -> Result<()> {
    build(Profile::Release, &[])?;
    run(node().arg("xtask/samples.js"))?;
    if once {
        return Ok(());
    }
    site::write(&site::folder())?;
    let port = free_port()?;
    println!("the page is at http://localhost:{port}/ (Ctrl-C ends it)");
    run(npx("sirv")?.arg(site::folder()).args(["--dev", "--quiet", "--host", "localhost", "--port", &port.to_string()]))
}

/// The usual port, or any that is free.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind(("localhost", 8080)).or_else(|_| TcpListener::bind(("localhost", 0)))?;
    Ok(listener.local_addr()?.port())
}
