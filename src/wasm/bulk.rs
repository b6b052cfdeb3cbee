//! Many records at once. The facade writes bytes where there is room, and reads what leaves where it lies: no record becomes
//! a value of JavaScript.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

use super::buffer::{misuse, with_texts};
use crate::bulk::{Columns, Input, Output, Start, Task, Wanted, judge};
use crate::table::Misuse;

/// One task and its input.
struct Bulk {
    task: Task,
    input: Input,
    columns: Columns,
    output: Output,
}

thread_local! {
    static BULK: RefCell<Option<Bulk>> = const { RefCell::new(None) };
}

/// Does `run` with the task that was opened; before that, nothing.
fn with_bulk<T: Default>(run: impl FnOnce(&mut Bulk) -> T) -> T {
    BULK.with_borrow_mut(|bulk| bulk.as_mut().map(run).unwrap_or_default())
}

/// Opens a task, which is JSON text in the input's buffer, in place of the one before it.
#[wasm_bindgen(js_name = openBulk)]
pub fn open_bulk(length: usize) -> i32 {
    match with_texts([length], |[task]| Task::read(task)) {
        Ok(task) => {
            let input = Input::new(&task);
            BULK.set(Some(Bulk { task, input, columns: Columns::default(), output: Output::default() }));
            0
        }
        Err(Misuse(sentence)) => misuse(&sentence),
    }
}

/// Where the next `length` bytes are to be written.
#[wasm_bindgen(js_name = bulkRoom)]
pub fn bulk_room(length: usize) -> *const u8 {
    BULK.with_borrow_mut(|bulk| bulk.as_mut().map_or(std::ptr::null(), |bulk| bulk.input.room(length).as_ptr()))
}

/// So many bytes have been written there: how many of the input the block is that is ready, or 0.
#[wasm_bindgen(js_name = bulkCut)]
pub fn bulk_cut(length: usize, is_end: bool) -> usize {
    with_bulk(|bulk| {
        let before = bulk.input.header().len();
        let bytes = bulk.input.cut(length, is_end);
        if bulk.input.header().len() != before {
            bulk.columns = Columns::of(&bulk.task, bulk.input.header());
        }
        bytes
    })
}

/// How many lines and records there are in the block.
#[wasm_bindgen(js_name = bulkCount)]
pub fn bulk_count() -> Vec<u32> {
    with_bulk(|bulk| bulk.input.count().map(number).to_vec())
}

/// Where the block lies, and its length.
#[wasm_bindgen(js_name = bulkBlock)]
pub fn bulk_block() -> Vec<u32> {
    with_bulk(|bulk| place(bulk.input.block().0))
}

/// What the block begins in: the numbers that [`bulk_load`] takes.
#[wasm_bindgen(js_name = bulkStart)]
pub fn bulk_start() -> Vec<u32> {
    with_bulk(|bulk| {
        let Start { state, column, lines, dropped, first } = bulk.input.block().1;
        vec![state, number(column), number(lines), number(dropped), number(first)]
    })
}

/// Takes a block that another instance cut: its bytes have been written where there was room.
#[wasm_bindgen(js_name = bulkLoad)]
pub fn bulk_load(length: usize, state: u32, column: usize, lines: usize, dropped: usize, first: usize) {
    with_bulk(|bulk| bulk.input.load(length, Start { state, column, lines, dropped, first }));
}

/// Takes the header of CSV, from the input's buffer.
#[wasm_bindgen(js_name = bulkSetHeader)]
pub fn bulk_set_header(length: usize) {
    with_bulk(|bulk| bulk.columns = with_texts([length], |[header]| Columns::of(&bulk.task, header.as_bytes())));
}

/// Judges the block, which begins at this line (from 1) and record (from 0). Results are written for records with errors or
/// with warnings, where these are wanted.
#[wasm_bindgen(js_name = bulkJudge)]
pub fn bulk_judge(line: usize, record: usize, errors: bool, warnings: bool) {
    with_bulk(|Bulk { task, input, columns, output }| {
        let (block, start) = input.block();
        judge(task, columns, block, start, [line, record], Wanted { errors, warnings }, output);
    });
}

/// The numbers of the output, in the order of `pkg/bulk/engine.js`.
#[wasm_bindgen(js_name = bulkNumbers)]
pub fn bulk_numbers() -> Vec<u32> {
    with_bulk(|Bulk { output, .. }| {
        let Output { lines, records, ok, errors, warnings, unchanged, skipped, left_out, .. } = *output;
        [lines, records, ok, errors, warnings, unchanged, skipped, left_out].map(number).to_vec()
    })
}

/// Where the nth buffer of the output lies, and its length: results, requests, valid records, invalid records, and the
/// header of CSV.
#[wasm_bindgen(js_name = bulkOutput)]
pub fn bulk_output(nth: usize) -> Vec<u32> {
    with_bulk(|Bulk { output, input, .. }| {
        let buffers = [&*output.results, &output.requests, &output.valid, &output.invalid, input.header()];
        buffers.get(nth).map_or_else(Vec::new, |buffer| place(buffer))
    })
}

fn place(bytes: &[u8]) -> Vec<u32> {
    vec![number(bytes.as_ptr().addr()), number(bytes.len())]
}

/// Memory has 4 GiB at most, so that nothing in it is counted beyond this.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
