//! Counts the bytes on the heap.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    sync::atomic::{AtomicUsize, Ordering::Relaxed},
};

struct Counting;

#[global_allocator]
static COUNTING: Counting = Counting;
static LIVE: AtomicUsize = AtomicUsize::new(0);

/// What was asked for and not given back, room that vectors hold in reserve included.
pub fn live_bytes() -> usize {
    LIVE.load(Relaxed)
}

// No read-modify-write: all runs on one thread, and a locked addition for each allocation would slow what is timed.
fn set_live(change: impl Fn(usize) -> usize) {
    LIVE.store(change(LIVE.load(Relaxed)), Relaxed);
}

#[expect(
    unsafe_code,
    reason = "an allocator is unsafe by its trait; all calls are passed on to the system's as they are"
)]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        set_live(|live| live.wrapping_add(layout.size()));
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        set_live(|live| live.wrapping_add(layout.size()));
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        set_live(|live| live.wrapping_add(size).wrapping_sub(layout.size()));
        unsafe { System.realloc(place, layout, size) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        set_live(|live| live.wrapping_sub(layout.size()));
        unsafe { System.dealloc(place, layout) }
    }
}
