//! Nothing is generated: this only tells cargo that the assets are part of the program, new files included.

fn main() {
    println!("cargo::rerun-if-changed=assets");
}
