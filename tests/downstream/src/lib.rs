//! Answers to what another program asks of identity-patch, in a module whose allocator counts.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

use identity_patch::provider::{biot, kratos};
use identity_patch::{Input, Options};

/// Counts what is allocated. The module does not link where identity-patch brings an allocator too.
struct Counting;

static ALLOCATED: AtomicUsize = AtomicUsize::new(0);

// SAFETY: hands every call on to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATED.fetch_add(layout.size(), Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How many errors a draft has: 2.
#[unsafe(no_mangle)]
pub extern "C" fn errors() -> usize {
    biot::UPDATE_ORGANIZATION_USER.check(r#"{"_phone":"12025550123","_naem":1}"#, &Options::DEFAULT).issues.len()
}

/// How many bytes the body of a request has: 55.
#[unsafe(no_mangle)]
pub extern "C" fn body() -> usize {
    let [before, after] = ["jane", "joan"].map(|name| format!(r#"{{"id":"1","traits":{{"name":"{name}"}}}}"#));
    let diff = kratos::PATCH_IDENTITY.diff(&before, &after, &Options::DEFAULT);
    let identity = Input::new().param("id", "9f425a8d-7efc-4768-8f23-7647a74fdf13");
    let request = kratos::PATCH_IDENTITY.build(&identity, &diff.draft, &Options::DEFAULT);
    request.map_or(0, |request| request.body.len())
}

/// How many bytes the allocator gave away.
#[unsafe(no_mangle)]
pub extern "C" fn allocated() -> usize {
    ALLOCATED.load(Ordering::Relaxed)
}
