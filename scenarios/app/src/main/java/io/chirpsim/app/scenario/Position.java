package io.chirpsim.app.scenario;

/** A place on the ground: by coordinates, or in metres from the site's origin. */
public sealed interface Position permits GeoPoint, LocalPoint {}
