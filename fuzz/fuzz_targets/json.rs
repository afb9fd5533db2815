#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| tl_fuzz::packet_as_json(input));
