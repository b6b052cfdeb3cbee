//! Converts between the inputs of an HTML form and drafts, as the endpoint's table says.

mod entries;
mod fill;
mod from;
mod lists;
mod names;
mod numbers;
mod rows;
mod state;
mod to;
mod values;
