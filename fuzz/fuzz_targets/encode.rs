#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| tl_fuzz::json_as_packet(input));
