//! Counts heap allocations.
#![expect(unsafe_code, reason = "an allocator cannot be written without")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};

/// The system's allocator, with a count of what it is asked for.
struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

static ALLOCATIONS: AtomicU64 = AtomicU64::new(0);

/// Whether each reallocation moves its memory.
static MOVES: AtomicBool = AtomicBool::new(false);

/// From now on, each reallocation moves its memory. Whether memory can grow in place depends on what was
/// allocated before; without this, decoding 1,000 connections takes 5 % more or fewer instructions
/// depending on what the program did first.
pub fn move_always() {
    MOVES.store(true, Relaxed);
}

/// How many allocations, reallocations included, `operation` makes.
pub fn count(operation: impl FnOnce()) -> u64 {
    let before = ALLOCATIONS.load(Relaxed);
    operation();
    ALLOCATIONS.load(Relaxed) - before
}

/// A load and a store: an atomic increment would cost a decoder a tenth of its time. Where two threads
/// allocate at once (in tests, never in a report) a count may get lost.
fn note() {
    ALLOCATIONS.store(ALLOCATIONS.load(Relaxed) + 1, Relaxed);
}

// Not inlined: the compiler is to see no more of this allocator than it sees of the standard one in a
// user's program.
//
// SAFETY: every call is handed to the system's allocator as it is.
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

/// Reallocates by moving.
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
