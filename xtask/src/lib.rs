//! What is rendered from the tables; the command is `main.rs`.

pub mod render;
