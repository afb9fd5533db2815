use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0xb2a2f663, name = "geoPoint")]
struct GeoPoint {
    long: f64,
    lat: f64,
    access_hash: i64,
    #[tl(flag = 1)]
    accuracy_radius: Option<i32>,
}

fn main() {}
