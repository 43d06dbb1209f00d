//! The lines of the land: rivers, lakes, frontiers, railways and tracks, read from `assets/map/*.geojson`.

use serde::Deserialize;
use std::sync::OnceLock;

use super::LatLon;

/// One line or outline of the base map.
#[derive(Clone, Debug)]
pub struct Feature {
    /// Its id within its file, for instance `halhin-gol-middle`.
    pub id: String,
    /// What it is, for instance `river`, `railway` or `claim-soviet-mongolian`.
    pub kind: String,
    /// Its English name, where it has one.
    pub name: Option<String>,
    /// How important it is: 1 is drawn boldest.
    pub rank: u8,
    /// Whether the points enclose an area.
    pub closed: bool,
    /// The points, in order.
    pub points: Vec<LatLon>,
    /// Islands within an area, each as an outline.
    pub holes: Vec<Vec<LatLon>>,
    /// The distance between a railway's rails in millimetres, where it is known.
    pub gauge_mm: Option<u16>,
    /// The day after which it was opened, where that is later than what the map shows.
    pub opened_after: Option<String>,
}

/// Everything of the base map that is a line or an outline.
#[derive(Clone, Debug)]
pub struct BaseMap {
    /// Rivers and streams.
    pub rivers: Vec<Feature>,
    /// Lakes, as outlines.
    pub lakes: Vec<Feature>,
    /// Claimed and modern frontiers, and the strip between the claims.
    pub frontiers: Vec<Feature>,
    /// Railways, roads and tracks.
    pub communications: Vec<Feature>,
    /// The Halhin Gol as one line from source to mouth: what decides on which bank a place lies.
    pub halhin_gol: Vec<LatLon>,
}

/// Why a base map could not be read.
#[derive(Debug, thiserror::Error)]
#[error("assets/map/{file}: {why}; put the file back as it was published")]
pub struct BaseMapError {
    file: &'static str,
    why: String,
}

impl BaseMap {
    /// The middle course of the Halhin Gol as it is drawn, with its loops: what bridgeheads lean on.
    pub fn halhin_gol_as_drawn(&self) -> &[LatLon] {
        let middle = self.rivers.iter().find(|river| river.id == "halhin-gol-middle");
        middle.map_or(&self.halhin_gol, |river| &river.points)
    }

    /// The base map that is built into the program, read once for all who ask.
    pub fn shared() -> Result<&'static Self, BaseMapError> {
        static SHARED: OnceLock<BaseMap> = OnceLock::new();
        match SHARED.get() {
            Some(map) => Ok(map),
            None => Self::embedded().map(|map| SHARED.get_or_init(|| map)),
        }
    }

    /// The base map that is built into the program.
    pub fn embedded() -> Result<Self, BaseMapError> {
        Ok(Self {
            rivers: parse("rivers.geojson", include_str!("../../assets/map/rivers.geojson"))?,
            lakes: parse("lakes.geojson", include_str!("../../assets/map/lakes.geojson"))?,
            frontiers: parse("frontiers.geojson", include_str!("../../assets/map/frontiers.geojson"))?,
            communications: parse("communications.geojson", include_str!("../../assets/map/communications.geojson"))?,
            halhin_gol: halhin_gol()?,
        })
    }
}

/// The Halhin Gol from source to mouth: what decides on which bank a place lies.
pub fn halhin_gol() -> Result<Vec<LatLon>, BaseMapError> {
    const FILE: &str = "halhin-gol-bank.geojson";
    let mut lines = parse(FILE, include_str!("../../assets/map/halhin-gol-bank.geojson"))?;
    match lines.len() {
        1 => Ok(lines.swap_remove(0).points),
        n => Err(BaseMapError { file: FILE, why: format!("it holds {n} lines where one is expected") }),
    }
}

#[derive(Deserialize)]
struct CollectionFile {
    features: Vec<FeatureFile>,
}

#[derive(Deserialize)]
struct FeatureFile {
    properties: PropertiesFile,
    geometry: GeometryFile,
}

#[derive(Deserialize)]
struct PropertiesFile {
    id: String,
    kind: String,
    name: Option<NameFile>,
    rank: Option<u8>,
    gauge_mm: Option<u16>,
    opened_after: Option<String>,
}

#[derive(Deserialize)]
struct NameFile {
    en: Option<String>,
}

/// GeoJSON writes longitude first.
#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum GeometryFile {
    LineString(Vec<(f64, f64)>),
    MultiLineString(Vec<Vec<(f64, f64)>>),
    Polygon(Vec<Vec<(f64, f64)>>),
}

/// Reads the lines and outlines of one file of the base map. Fails with a sentence that names `file`.
pub fn parse(file: &'static str, text: &str) -> Result<Vec<Feature>, BaseMapError> {
    let collection: CollectionFile =
        serde_json::from_str(text).map_err(|e| BaseMapError { file, why: e.to_string() })?;
    let mut features = Vec::new();
    let degrees = |line: Vec<(f64, f64)>| line.into_iter().map(|(lon, lat)| LatLon::new(lat, lon)).collect::<Vec<_>>();
    for FeatureFile { properties, geometry } in collection.features {
        let (lines, holes, closed) = match geometry {
            GeometryFile::LineString(line) => (vec![line], Vec::new(), false),
            GeometryFile::MultiLineString(lines) => (lines, Vec::new(), false),
            // The first ring of a polygon is its outline, the others are islands.
            GeometryFile::Polygon(mut rings) => {
                let holes = rings.split_off(rings.len().min(1));
                (rings, holes.into_iter().map(degrees).collect(), true)
            }
        };
        features.extend(lines.into_iter().map(|line| Feature {
            id: properties.id.clone(),
            kind: properties.kind.clone(),
            name: properties.name.as_ref().and_then(|name| name.en.clone()),
            rank: properties.rank.unwrap_or(3),
            closed,
            points: degrees(line),
            holes: holes.clone(),
            gauge_mm: properties.gauge_mm,
            opened_after: properties.opened_after.clone(),
        }));
    }
    Ok(features)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lake_keeps_its_island_and_a_railway_its_gauge() {
        let text = r#"{"features": [
            {"properties": {"id": "a", "kind": "lake"}, "geometry": {"type": "Polygon", "coordinates":
                [[[118, 47], [119, 47], [119, 48], [118, 47]], [[118.5, 47.2], [118.6, 47.2], [118.6, 47.3], [118.5, 47.2]]]}},
            {"properties": {"id": "b", "kind": "railway", "gauge_mm": 1435}, "geometry": {"type": "LineString", "coordinates":
                [[118, 47], [119, 47]]}}]}"#;
        let features = parse("test.geojson", text).expect("it can be read");
        assert_eq!((features[0].points.len(), features[0].holes.len(), features[0].closed), (4, 1, true));
        assert_eq!(features[0].holes[0][1], LatLon::new(47.2, 118.6));
        assert_eq!((features[1].gauge_mm, features[1].holes.len()), (Some(1_435), 0));
    }
}
