//! Counts heap allocations.
#![expect(unsafe_code, reason = "an allocator cannot be written without")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};

/// The system's allocator, which counts the calls.
struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

static ALLOCATIONS: AtomicU64 = AtomicU64::new(0);

/// Whether each reallocation moves its memory.
static MOVES: AtomicBool = AtomicBool::new(false);

/// From now on, each reallocation moves its memory. Without this, memory may grow in place, depending on earlier
/// allocations: then the instructions of decoding 1,000 connections differ by 5 %, depending on the code that ran
/// before.
pub fn move_always() {
    MOVES.store(true, Relaxed);
}

/// Returns the number of allocations of `operation`, including reallocations.
pub fn count(operation: impl FnOnce()) -> u64 {
    let before = ALLOCATIONS.load(Relaxed);
    operation();
    ALLOCATIONS.load(Relaxed) - before
}

/// Counts with a load and a store, because atomic increments would take a tenth of a decoder's time. If two threads
/// allocate at the same time (only in tests), a count may get lost.
fn note() {
    ALLOCATIONS.store(ALLOCATIONS.load(Relaxed) + 1, Relaxed);
}

// Not inlined, because the compiler cannot inline the standard allocator in a user's program either.
//
// SAFETY: every call is passed on to the system's allocator unchanged, except that `realloc` may move the memory.
unsafe impl GlobalAlloc for Counting {
    #[inline(never)]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        note();
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    #[inline(never)]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        note();
        // SAFETY: as the caller promises.
        unsafe { System.alloc_zeroed(layout) }
    }

    #[inline(never)]
    unsafe fn realloc(&self, ptr: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        note();
        if MOVES.load(Relaxed) {
            // SAFETY: as the caller promises.
            return unsafe { moved(ptr, layout, new_size) };
        }
        // SAFETY: as the caller promises.
        unsafe { System.realloc(ptr, layout, new_size) }
    }

    #[inline(never)]
    unsafe fn dealloc(&self, ptr: *mut u8, layout: Layout) {
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(ptr, layout) }
    }
}

/// Reallocates, and moves the memory in every case.
///
/// # Safety
/// As for [`GlobalAlloc::realloc`].
unsafe fn moved(ptr: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
    // SAFETY: the caller promises that `new_size` is not zero and makes a layout with this alignment; that
    // `ptr` has `layout`; the new memory is another one, of at least the smaller of both sizes.
    unsafe {
        let new = System.alloc(Layout::from_size_align_unchecked(new_size, layout.align()));
        if !new.is_null() {
            new.copy_from_nonoverlapping(ptr, new_size.min(layout.size()));
            System.dealloc(ptr, layout);
        }
        new
    }
}
