//! A real Ory Kratos server: built once from `tests/kratos/`, started on loopback with its database in memory, used through
//! the admin API (<https://www.ory.com/docs/kratos/reference/api#tag/identity>), and stopped when it is dropped.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use base64::prelude::{BASE64_STANDARD, Engine};
use serde_json::{Map, Value, json};
use ureq::Agent;
use ureq::http::Response;

use crate::cache::{Cache, run};

/// The Go module of the server.
const MODULE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/kratos");
/// The server is rebuilt if these files change.
const SOURCES: [&str; 2] = [include_str!("../../tests/kratos/go.mod"), include_str!("../../tests/kratos/main.go")];
/// The identity schemas that the server knows, by their ids.
const SCHEMAS: &str = include_str!("../../tests/kratos/schemas.json");

/// The longest wait for the server to be ready; it takes about half a second.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running server.
pub(crate) struct Server {
    process: Child,
    /// The URL of its admin API, without a trailing slash.
    admin: String,
    agent: Agent,
}

/// A response of the server.
pub(crate) struct ServerResponse {
    /// The HTTP status; 0 if the connection was closed without an answer, as when a handler panics.
    pub(crate) status: u16,
    /// The JSON body, or null.
    pub(crate) body: Value,
}

impl ServerResponse {
    /// The message of an error, or null.
    pub(crate) fn message(&self) -> &Value {
        &self.body["error"]["message"]
    }

    fn of(response: Result<Response<ureq::Body>, ureq::Error>) -> Self {
        let Ok(mut response) = response else {
            return Self { status: 0, body: Value::Null };
        };
        let body = response.body_mut().read_to_string().unwrap_or_default();
        Self { status: response.status().as_u16(), body: serde_json::from_str(&body).unwrap_or_default() }
    }
}

impl Server {
    /// Builds the server if necessary, and starts it.
    pub(crate) fn start(cache: &Cache) -> Result<Self> {
        let program = built(cache)?;
        let log = program.with_extension("log");
        let output = std::fs::File::create(&log)?;
        let [admin, public] = free_ports()?;
        let mut command = Command::new(program);
        command.args(["serve", "--dev"]).envs(settings(admin, public)?);
        // The server stops when its standard input is closed, also if this process is killed.
        command.stdin(Stdio::piped()).stdout(output.try_clone()?).stderr(output);
        let agent = Agent::config_builder().http_status_as_error(false).proxy(None).timeout_global(Some(PATIENCE));
        let server = Self {
            process: command.spawn()?,
            admin: format!("http://127.0.0.1:{admin}/admin"),
            agent: agent.build().into(),
        };
        server.ready().with_context(|| format!("its log is {}", log.display()))
    }

    /// Waits until the server answers.
    fn ready(mut self) -> Result<Self> {
        let started = Instant::now();
        while ServerResponse::of(self.agent.get(format!("{}/health/ready", self.admin)).call()).status != 200 {
            if let Some(status) = self.process.try_wait()? {
                bail!("Ory Kratos did not start: {status}");
            }
            ensure!(started.elapsed() < PATIENCE, "Ory Kratos did not become ready in {PATIENCE:?}");
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(self)
    }

    /// Creates an identity, and returns it like [`Self::get`].
    pub(crate) fn create(&self, identity: &Value) -> Result<Value> {
        let request = self.agent.post(format!("{}/identities", self.admin)).content_type("application/json");
        let answer = ServerResponse::of(request.send(identity.to_string()));
        ensure!(answer.status == 201, "{identity} was not created: {} {}", answer.status, answer.body);
        self.get(&answer.body["id"])
    }

    /// Returns an identity of the server.
    pub(crate) fn get(&self, id: &Value) -> Result<Value> {
        let answer = ServerResponse::of(self.agent.get(self.identity(id)).call());
        ensure!(answer.status == 200, "{id} cannot be read: {} {}", answer.status, answer.body);
        Ok(answer.body)
    }

    /// Sends the body of a patch, unchanged.
    pub(crate) fn patch(&self, id: &Value, body: &str) -> ServerResponse {
        ServerResponse::of(self.agent.patch(self.identity(id)).content_type("application/json").send(body))
    }

    /// Deletes an identity, so that another one can use its addresses.
    pub(crate) fn delete(&self, id: &Value) -> Result<()> {
        let answer = ServerResponse::of(self.agent.delete(self.identity(id)).call());
        ensure!(answer.status == 204, "{id} was not deleted: {} {}", answer.status, answer.body);
        Ok(())
    }

    fn identity(&self, id: &Value) -> String {
        format!("{}/identities/{}", self.admin, id.as_str().unwrap_or_default())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Both fail only if the process has already ended.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The server's program.
fn built(cache: &Cache) -> Result<PathBuf> {
    let mut hasher = DefaultHasher::new();
    SOURCES.hash(&mut hasher);
    cache.once(&format!("kratos-{:016x}", hasher.finish()), |folder| {
        tools()?;
        eprintln!("building Ory Kratos, once: it takes a few minutes");
        let program = folder.join(if cfg!(windows) { "kratos.exe" } else { "kratos" });
        let mut go = Command::new("go");
        go.args(["build", "-tags", "sqlite", "-o"]).arg(&program).arg(".");
        run(go.env("CGO_ENABLED", "1").current_dir(MODULE))?;
        Ok(program)
    })
}

/// Fails if Go or the C compiler for its database is missing.
fn tools() -> Result<()> {
    let found = |program: &str| Command::new(program).arg("--version").stderr(Stdio::null()).output().is_ok();
    ensure!(found("go"), "Go 1.23 or later is needed to build Ory Kratos: https://go.dev/dl");
    let compiler = Command::new("go").args(["env", "CC"]).current_dir(Path::new(MODULE)).output()?.stdout;
    let compiler = String::from_utf8(compiler)?;
    let compiler = compiler.split_whitespace().next().unwrap_or("cc");
    ensure!(found(compiler), "a C compiler is needed to build Ory Kratos with SQLite, and {compiler} is not there");
    Ok(())
}

/// Two free ports.
fn free_ports() -> Result<[u16; 2]> {
    let listeners = [TcpListener::bind("127.0.0.1:0")?, TcpListener::bind("127.0.0.1:0")?];
    let [admin, public] = listeners.map(|listener| listener.local_addr());
    Ok([admin?.port(), public?.port()])
}

/// The server's settings (<https://www.ory.com/docs/kratos/reference/configuration>), as environment variables.
fn settings(admin: u16, public: u16) -> Result<Vec<(&'static str, String)>> {
    let schemas: Map<String, Value> = serde_json::from_str(SCHEMAS)?;
    let schemas = schemas.iter().map(|(id, schema)| {
        let url = format!("base64://{}", BASE64_STANDARD.encode(schema.to_string()));
        json!({ "id": id, "url": url })
    });
    Ok(vec![
        ("DSN", "memory".into()),
        ("IDENTITY_SCHEMAS", schemas.collect::<Value>().to_string()),
        ("LOG_LEVEL", "error".into()),
        ("SELFSERVICE_DEFAULT_BROWSER_RETURN_URL", "http://127.0.0.1/".into()),
        ("SERVE_ADMIN_HOST", "127.0.0.1".into()),
        ("SERVE_ADMIN_PORT", admin.to_string()),
        ("SERVE_PUBLIC_HOST", "127.0.0.1".into()),
        ("SERVE_PUBLIC_PORT", public.to_string()),
        // Fast hashing: the passwords are not secret.
        ("HASHERS_BCRYPT_COST", "4".into()),
        // No telemetry.
        ("SQA_OPT_OUT", "true".into()),
    ])
}
