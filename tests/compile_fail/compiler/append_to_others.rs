use tl_core::encode_into;

fn append(file: &mut std::fs::File, slice: &mut [u8]) {
    let mut array = [0_u8; 16];
    encode_into(&7_i32, &mut array).unwrap();
    encode_into(&7_i32, slice).unwrap();
    encode_into(&7_i32, file).unwrap();
}

fn main() {}
