//! A library with a panic handler and an allocator of its own: linking std by accident would give it
//! two of each, and fail.
#![no_std]

extern crate alloc;

use alloc::string::String;
use alloc::vec::Vec;
use core::alloc::{GlobalAlloc, Layout};
use core::panic::PanicInfo;
use core::sync::atomic::{AtomicUsize, Ordering};

use tl_core::{Bytes, TlObject};

/// A call, shortened.
#[derive(TlObject)]
#[tl(id = 0x00000001, proof = false)]
pub struct PhoneCall {
    #[tl(flag = 8)]
    conference_supported: bool,
    participant_id: i64,
    g_a_or_b: Bytes,
    connections: Vec<PhoneConnection>,
}

/// A server that a call can go through.
#[derive(TlObject)]
pub enum PhoneConnection {
    /// A reflector.
    #[tl(id = 0x9cc123c7, name = "phoneConnection")]
    Plain {
        /// Over TCP.
        #[tl(flag = 0)]
        tcp: bool,
        /// Its number.
        id: i64,
        /// Its address.
        ip: String,
        /// Its address, version 6.
        ipv6: String,
        /// Its port.
        port: i32,
        /// Its secret.
        peer_tag: Bytes,
    },
}

/// Hands out a fixed piece of memory and takes nothing back.
struct Bump(AtomicUsize);

const MEMORY: usize = 1 << 16;
static mut MEMORY_START: [u64; MEMORY / 8] = [0; MEMORY / 8];

#[global_allocator]
static ALLOCATOR: Bump = Bump(AtomicUsize::new(0));

// SAFETY: each call gets bytes that no other has: the counter only grows.
unsafe impl GlobalAlloc for Bump {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let size = layout.size().next_multiple_of(16);
        let start = self.0.fetch_add(size, Ordering::Relaxed);
        if layout.align() > 8 || start + size > MEMORY {
            return core::ptr::null_mut();
        }
        // SAFETY: `start` is within the memory.
        unsafe { (&raw mut MEMORY_START).cast::<u8>().add(start) }
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    loop {}
}

/// Decodes a call and encodes it again; gives the number of bytes, or -1.
///
/// # Safety
///
/// There are `len` bytes at `packet`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn round_trip(packet: *const u8, len: usize) -> isize {
    // SAFETY: the caller's.
    let packet = unsafe { core::slice::from_raw_parts(packet, len) };
    let Ok(call) = tl_core::from_slice::<PhoneCall>(packet) else { return -1 };
    tl_core::to_vec(&call).map_or(-1, |written| written.len().cast_signed())
}

/// Gives the length of a packet's dump.
///
/// # Safety
///
/// There are `len` bytes at `packet`.
#[cfg(feature = "dump")]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dump(packet: *const u8, len: usize) -> usize {
    // SAFETY: the caller's.
    let packet = unsafe { core::slice::from_raw_parts(packet, len) };
    alloc::format!("{}", tl_core::dump::<PhoneCall>(packet)).len()
}
