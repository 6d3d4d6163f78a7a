fn main() {
    eventwright_build::compile("schemas");
}
