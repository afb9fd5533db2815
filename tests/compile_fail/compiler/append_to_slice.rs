use tl_core::encode_into;

fn main() {
    let mut memory = [0; 4];
    encode_into(&7_i32, &mut memory.as_mut_slice()).unwrap();
}
